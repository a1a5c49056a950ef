import type { RuleEntry } from './types';

/** Rules that stand together on the page. */
export interface RuleGroup {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly RuleEntry[];
}

/** Groups in reading order: the prefix of their rules, and for the policy language the first number. */
const headings: readonly (readonly [prefix: string, first: number, title: string])[] = [
  ['EV', 0, 'Evaluation within an account'],
  ['OG', 0, 'Organizations'],
  ['XA', 0, 'Across accounts'],
  ['PR', 0, 'Root users, services and other special principals'],
  ['ST', 0, 'Trust policies and AWS STS'],
  ['PS', 0, 'Passing roles'],
  ['KM', 0, 'AWS KMS'],
  ['S3', 0, 'Amazon S3'],
  ['SV', 0, 'Other services'],
  ['VE', 0, 'VPC endpoints'],
  ['RL', 0, 'Resources of a request'],
  ['PM', 0, 'Principal'],
  ['NP', 0, 'NotPrincipal'],
  ['PL', 0, 'Policy grammar'],
  ['PL', 40, 'Elements by policy type'],
  ['PL', 60, 'Actions, resources and wildcards'],
  ['PL', 100, 'Policy variables'],
  ['PL', 130, 'Conditions'],
  ['PK', 0, 'Condition keys of principals'],
  ['PL', 200, 'Global condition keys'],
  ['PL', 280, 'Condition keys of IAM, AWS STS and identity providers'],
  ['PL', 320, 'Quotas'],
  ['PL', 340, 'Checks, reading and matching'],
  ['F', 0, 'Faults of pasted text'],
  ['DM', 0, 'Access denied messages'],
  ['CX', 0, 'Where sources disagree'],
];

/** The rules under the headings of the page. A rule without a heading is a bug of the list above. */
export function groupRules(rules: readonly RuleEntry[]): readonly RuleGroup[] {
  const members = new Map<string, RuleEntry[]>();
  for (const rule of rules) {
    const group = groupOf(rule.id);
    members.set(group, [...(members.get(group) ?? []), rule]);
  }
  return headings.flatMap(([prefix, first, title]) => {
    const id = groupId(prefix, first);
    const own = members.get(id);
    return own ? [{ id, title, rules: own }] : [];
  });
}

function groupOf(rule: string): string {
  const [prefix = '', number = ''] = rule.split('-');
  const heading = headings.findLast(([name, first]) => name === prefix && first <= Number.parseInt(number, 10));
  if (!heading) throw new Error(`no heading for ${rule}`);
  return groupId(prefix, heading[1]);
}

function groupId(prefix: string, first: number): string {
  return first === 0 ? prefix : `${prefix}-from-${first}`;
}
