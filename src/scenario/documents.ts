import type { PolicyType } from '../engine/policy/policy';
import { below } from './pointer';
import type { AccountDocument, OrganizationNodeDocument, PolicyRef, PolicyText, Scenario } from './types';

/** A policy document of a scenario: its place, its type by that place, and its text. */
export interface DocumentPlace {
  readonly pointer: string;
  readonly type: PolicyType;
  readonly text: string;
}

const known = new WeakMap<Scenario, readonly DocumentPlace[]>();

/** Every policy document of a scenario, in the order of the format's page; listed once, although much asks for them. */
export function listDocuments(scenario: Scenario): readonly DocumentPlace[] {
  let documents = known.get(scenario);
  if (!documents) known.set(scenario, (documents = list(scenario)));
  return documents;
}

function list({ accounts = {}, organization, requests = [] }: Scenario): readonly DocumentPlace[] {
  return [
    ...Object.entries(accounts).flatMap(([id, account]) => ofAccount(account, below('/accounts', id))),
    ...(organization ? ofNode(organization.root, '/organization/root') : []),
    ...requests.flatMap(({ principal, parameters }, index) => {
      const pointer = below('/requests', index);
      const passed = typeof principal === 'object' && 'arn' in principal ? principal.sessionPolicy : undefined;
      return [
        ...one(passed, 'sessionPolicy', below(pointer, 'principal', 'sessionPolicy')),
        ...one(parameters?.Policy, 'sessionPolicy', below(pointer, 'parameters', 'Policy')),
      ];
    }),
  ];
}

/** The type of the policy that is attached to a resource. */
export function resourcePolicyType(arn: string): PolicyType {
  return /^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(arn) ? 'keyPolicy' : 'resourceBasedPolicy';
}

function ofAccount(account: AccountDocument, pointer: string): readonly DocumentPlace[] {
  const { users = {}, groups = {}, roles = {}, policies = {}, resources = {}, vpcEndpoints = {} } = account;
  const identity = (kind: string, name: string, refs: readonly PolicyRef[] | undefined): readonly DocumentPlace[] =>
    ofRefs(refs, 'identityBasedPolicy', below(pointer, kind, name, 'policies'));
  const boundary = (kind: string, name: string, ref: PolicyRef | undefined): readonly DocumentPlace[] =>
    ref === undefined ? [] : ofRef(ref, 'permissionsBoundary', below(pointer, kind, name, 'permissionsBoundary'));
  return [
    ...Object.entries(users).flatMap(([name, user]) => [
      ...identity('users', name, user.policies),
      ...boundary('users', name, user.permissionsBoundary),
    ]),
    ...Object.entries(groups).flatMap(([name, group]) => identity('groups', name, group.policies)),
    ...Object.entries(roles).flatMap(([name, role]) => [
      ...one(role.trustPolicy, 'trustPolicy', below(pointer, 'roles', name, 'trustPolicy')),
      ...identity('roles', name, role.policies),
      ...boundary('roles', name, role.permissionsBoundary),
    ]),
    ...Object.entries(policies).flatMap(([name, text]) =>
      one(text, 'identityBasedPolicy', below(pointer, 'policies', name)),
    ),
    ...Object.entries(resources).flatMap(([arn, { policy }]) =>
      one(policy, resourcePolicyType(arn), below(pointer, 'resources', arn, 'policy')),
    ),
    ...Object.entries(vpcEndpoints).flatMap(([id, { policy }]) =>
      one(policy, 'vpcEndpointPolicy', below(pointer, 'vpcEndpoints', id, 'policy')),
    ),
  ];
}

function ofNode(node: OrganizationNodeDocument, pointer: string): readonly DocumentPlace[] {
  return [
    ...ofRefs(node.serviceControlPolicies, 'serviceControlPolicy', below(pointer, 'serviceControlPolicies')),
    ...ofRefs(node.resourceControlPolicies, 'resourceControlPolicy', below(pointer, 'resourceControlPolicies')),
    ...Object.entries(node.accounts ?? {}).flatMap(([id, account]) =>
      ofNode({ id, ...account }, below(pointer, 'accounts', id)),
    ),
    ...(node.units ?? []).flatMap((unit, index) => ofNode(unit, below(pointer, 'units', index))),
  ];
}

function ofRefs(refs: readonly PolicyRef[] | undefined, type: PolicyType, pointer: string): readonly DocumentPlace[] {
  return (refs ?? []).flatMap((ref, index) => ofRef(ref, type, below(pointer, index)));
}

function ofRef(ref: PolicyRef, type: PolicyType, pointer: string): readonly DocumentPlace[] {
  return typeof ref === 'string' ? [] : one(ref.document, type, below(pointer, 'document'));
}

function one(document: PolicyText | undefined, type: PolicyType, pointer: string): readonly DocumentPlace[] {
  return document ? [{ pointer, type, text: document.text }] : [];
}
