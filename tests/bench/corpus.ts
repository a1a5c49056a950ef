import type { Catalog } from '../../src/catalog/catalog';
import type { Scenario } from '../../src/scenario/types';

/** The ten AWS managed policies of the comparison. */
export const managedPolicies: readonly string[] = [
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  'arn:aws:iam::aws:policy/PowerUserAccess',
  'arn:aws:iam::aws:policy/SecurityAudit',
  'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
  'arn:aws:iam::aws:policy/AmazonS3FullAccess',
  'arn:aws:iam::aws:policy/AmazonEC2FullAccess',
  'arn:aws:iam::aws:policy/IAMFullAccess',
  'arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess',
  'arn:aws:iam::aws:policy/CloudWatchFullAccess',
  'arn:aws:iam::aws:policy/AWSLambda_FullAccess',
];

export const account = '111122223333';
export const user = `arn:aws:iam::${account}:user/alice`;

/** An action, and a resource that it takes. */
export interface AskedAction {
  readonly action: string;
  readonly resource: string;
}

/** `count` actions spread evenly over every service, each with an ARN of its first resource type. */
export async function askedActions(catalog: Catalog, count: number): Promise<readonly AskedAction[]> {
  const names = await catalog.actionNames();
  if (names.kind !== 'found') throw new Error('the action names do not load');
  const all = names.value
    .flatMap(({ prefix, levels }) => levels.flatMap((level) => level.names.map((name) => `${prefix}:${name}`)))
    .toSorted();
  const step = all.length / count;
  const asked: AskedAction[] = [];
  for (let index = 0; index < count; index++) {
    const action = all[Math.floor(index * step)];
    if (action !== undefined) asked.push({ action, resource: await resourceOf(catalog, action) });
  }
  return asked;
}

async function resourceOf(catalog: Catalog, action: string): Promise<string> {
  const found = await catalog.action(action);
  const first = found.kind === 'found' ? found.value.resourceTypes[0] : undefined;
  return first === undefined ? '*' : fillTemplate(first.type.arn);
}

/** An ARN template with every placeholder filled: partition, region and account by their names, the rest with `x`. */
function fillTemplate(template: string): string {
  let arn = '';
  let at = 0;
  for (let open = template.indexOf('${'); open >= 0; open = template.indexOf('${', at)) {
    const close = template.indexOf('}', open);
    const name = template.slice(open + 2, close).toLowerCase();
    const value = name === 'partition' ? 'aws' : name === 'region' ? 'us-east-1' : name === 'account' ? account : 'x1';
    arn += template.slice(at, open) + value;
    at = close + 1;
  }
  return arn + template.slice(at);
}

/** One user with the ten policies, and one request for each action. */
export function corpusScenario(asked: readonly AskedAction[]): Scenario {
  return {
    version: 1,
    accounts: { [account]: { users: { alice: { policies: managedPolicies } } } },
    requests: asked.map(({ action, resource }) => ({
      principal: user,
      action,
      resource,
      resourceAccount: account,
      context: { 'aws:SourceIp': '203.0.113.10', 'aws:UserAgent': 'bench' },
    })),
  };
}
