import type { AttachedPolicy, Organization, OrganizationLevel } from '../../engine/model/world';
import { below } from '../pointer';
import type { OrganizationAccountDocument, OrganizationDocument, OrganizationNodeDocument, PolicyRef } from '../types';

/** The policy that AWS attaches to every root, unit and account until somebody detaches it. */
const fullAwsAccess: AttachedPolicy = {
  name: 'FullAWSAccess',
  arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
  document: {
    pointer: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
    text: JSON.stringify(
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      null,
      2,
    ),
  },
};

/** The one name that each list of an organization's node may hold beside inline documents. */
export const awsOrganizationPolicy = {
  serviceControlPolicies: 'FullAWSAccess',
  resourceControlPolicies: 'RCPFullAWSAccess',
} as const;

/** Every account of an organization with its path. The management account stands under the root unless a unit has it. */
export function buildOrganization(document: OrganizationDocument): Organization {
  const accounts = new Map<string, readonly OrganizationLevel[]>();
  const repeated = new Set<string>();
  const pointer = '/organization/root';
  const root = level('root', document.root.id, document.root, pointer);
  addAccounts(document.root, [root], pointer, accounts, repeated);
  const { id, managementAccount } = document;
  if (managementAccount !== '' && !accounts.has(managementAccount)) {
    accounts.set(managementAccount, [root, level('account', managementAccount, {}, pointer)]);
  }
  return { id, managementAccount, accounts, repeated };
}

function addAccounts(
  node: OrganizationNodeDocument,
  path: readonly OrganizationLevel[],
  pointer: string,
  accounts: Map<string, readonly OrganizationLevel[]>,
  repeated: Set<string>,
): void {
  for (const [id, account] of Object.entries(node.accounts ?? {})) {
    // an account named twice is a problem of the scenario; its first place is kept
    if (accounts.has(id)) repeated.add(id);
    else accounts.set(id, [...path, level('account', id, account, below(pointer, 'accounts', id))]);
  }
  for (const [index, unit] of (node.units ?? []).entries()) {
    const at = below(pointer, 'units', index);
    addAccounts(unit, [...path, level('unit', unit.id, unit, at)], at, accounts, repeated);
  }
}

function level(
  kind: OrganizationLevel['level'],
  id: string,
  document: OrganizationAccountDocument & { readonly name?: string },
  pointer: string,
): OrganizationLevel {
  const { name, serviceControlPolicies: scps, resourceControlPolicies: rcps } = document;
  return {
    level: kind,
    id,
    ...(name !== undefined && { name }),
    serviceControlPolicies: scps ? attach(scps, 'serviceControlPolicies', pointer) : [fullAwsAccess],
    resourceControlPolicies: rcps ? attach(rcps, 'resourceControlPolicies', pointer) : [],
  };
}

function attach(
  refs: readonly PolicyRef[],
  member: keyof typeof awsOrganizationPolicy,
  pointer: string,
): readonly AttachedPolicy[] {
  return refs.flatMap((ref, index): readonly AttachedPolicy[] => {
    const at = below(pointer, member, index);
    if (typeof ref !== 'string') {
      return [{ name: ref.name, document: { pointer: below(at, 'document'), text: ref.document.text } }];
    }
    if (ref !== awsOrganizationPolicy[member]) {
      return [{ name: ref, document: { pointer: at, missing: 'unknown', reference: ref } }];
    }
    // RCPFullAWSAccess cannot be detached: the engine knows it without a document.
    return member === 'serviceControlPolicies' ? [fullAwsAccess] : [];
  });
}
