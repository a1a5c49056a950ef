import { below } from '../pointer';
import { quoted, type ModelProblem } from '../problem';
import type { OrganizationAccountDocument, OrganizationNodeDocument, PolicyRef, Scenario } from '../types';
import { awsOrganizationPolicy } from '../world/organization';
import { checkAccountId } from './accounts';

const lists = ['serviceControlPolicies', 'resourceControlPolicies'] as const;

/** That every account stands in one place, and that nodes hold only what they can. */
export function checkOrganization({ organization }: Scenario): readonly ModelProblem[] {
  if (!organization) return [];
  const { managementAccount, root } = organization;
  return [
    ...(managementAccount === '' ? [] : checkAccountId(managementAccount, '/organization/managementAccount')),
    ...checkNode(root, '/organization/root', new Map()),
  ];
}

function checkNode(
  node: OrganizationNodeDocument,
  pointer: string,
  seen: Map<string, string>,
): readonly ModelProblem[] {
  const accounts = Object.entries(node.accounts ?? {}).flatMap(([id, account]) => {
    const path = below(pointer, 'accounts', id);
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    return [
      ...checkAccountId(id, path),
      ...(first === undefined ? [] : [namedTwice(id, path)]),
      ...checkPolicies(account, path),
    ];
  });
  const units = (node.units ?? []).flatMap((unit, index) => checkNode(unit, below(pointer, 'units', index), seen));
  return [...checkPolicies(node, pointer), ...accounts, ...units];
}

function namedTwice(id: string, path: string): ModelProblem {
  const message = `the organization names ${quoted(id)} twice: an account has one place in it`;
  return { path, severity: 'ERROR', code: 'DUPLICATE_ACCOUNT', message };
}

function checkPolicies(node: OrganizationAccountDocument, pointer: string): readonly ModelProblem[] {
  return lists.flatMap((member) =>
    (node[member] ?? []).flatMap((ref: PolicyRef, index): readonly ModelProblem[] => {
      if (typeof ref !== 'string' || ref === awsOrganizationPolicy[member]) return [];
      const message = `${quoted(ref)} cannot be attached here: write the document inline, or \`${awsOrganizationPolicy[member]}\``;
      return [{ path: below(pointer, member, index), severity: 'ERROR', code: 'UNKNOWN_POLICY', message }];
    }),
  );
}
