import type { PolicyType } from '../../engine/policy/policy';
import { resourcePolicyType } from '../documents';
import { valueAt, withItem, withValue } from '../edit';
import { below } from '../pointer';
import type { AccountDocument, OrganizationNodeDocument, PolicyText, Scenario } from '../types';
import { isAssumeRole } from './denial';
import type { PolicyImport } from './imported';

/** Where a policy could be attached in a scenario. */
export interface AttachmentPlace {
  readonly type: PolicyType;
  /** `append`: of a list of policies; `set`: of the document itself, or of the one policy that stands there. */
  readonly how: 'append' | 'setDocument' | 'setPolicy';
  readonly pointer: string;
  /** Whose: a name or an ARN. */
  readonly of: string;
  /** Whether something stands there already, which `attachPolicy` would replace; never of a list. */
  readonly isTaken: boolean;
}

/** Every place of a scenario where a pasted policy could be attached, by its likeliest type first; new resources last. */
export function attachmentPlaces(scenario: Scenario, policy: PolicyImport): readonly AttachmentPlace[] {
  const all = [
    ...Object.entries(scenario.accounts ?? {}).flatMap(([id, account]) => accountPlaces(id, account, policy)),
    ...(scenario.organization ? nodePlaces(scenario.organization.root, '/organization/root') : []),
    ...requestPlaces(scenario),
  ].map((place) => ({ ...place, isTaken: place.how !== 'append' && valueAt(scenario, place.pointer) !== undefined }));
  return policy.types.flatMap((type) => all.filter((place) => place.type === type));
}

/** The scenario with a pasted policy at a place; what stood at a place of one policy is replaced. */
export function attachPolicy(
  scenario: Scenario,
  { how, type, pointer }: AttachmentPlace,
  document: PolicyText,
  name = 'PastedPolicy',
): Scenario {
  switch (how) {
    case 'append': {
      // a list that is not there holds `FullAWSAccess` until something else is named
      const isImplied = type === 'serviceControlPolicy' && valueAt(scenario, pointer) === undefined;
      const listed = isImplied ? withItem(scenario, pointer, 'FullAWSAccess') : scenario;
      return withItem(listed, pointer, { name, document });
    }
    case 'setPolicy':
      return withValue(scenario, pointer, { name, document });
    case 'setDocument':
      return withValue(scenario, pointer, document);
  }
}

type Place = Omit<AttachmentPlace, 'isTaken'>;

function accountPlaces(id: string, account: AccountDocument, { resources }: PolicyImport): readonly Place[] {
  const { users = {}, groups = {}, roles = {}, vpcEndpoints = {} } = account;
  const at = (...path: readonly string[]): string => below('/accounts', id, ...path);
  const listed = { users, groups, roles };
  const identities = (['users', 'groups', 'roles'] as const).flatMap((collection) =>
    Object.keys(listed[collection]).flatMap((of): readonly Place[] => [
      { type: 'identityBasedPolicy', how: 'append', pointer: at(collection, of, 'policies'), of },
      ...(collection === 'groups'
        ? []
        : [
            {
              type: 'permissionsBoundary' as const,
              how: 'setPolicy' as const,
              pointer: at(collection, of, 'permissionsBoundary'),
              of,
            },
          ]),
    ]),
  );
  const known = Object.keys(account.resources ?? {});
  const arns = [...known, ...resources.filter((arn) => !known.includes(arn))];
  return [
    ...identities,
    ...Object.keys(roles).map((of) => document('trustPolicy', at('roles', of, 'trustPolicy'), of)),
    ...arns.map((of) => document(resourcePolicyType(of), at('resources', of, 'policy'), of)),
    ...Object.keys(vpcEndpoints).map((of) => document('vpcEndpointPolicy', at('vpcEndpoints', of, 'policy'), of)),
  ];
}

function nodePlaces(node: OrganizationNodeDocument, pointer: string): readonly Place[] {
  return [
    ...limitPlaces(pointer, node.name ?? node.id),
    ...Object.keys(node.accounts ?? {}).flatMap((id) => limitPlaces(below(pointer, 'accounts', id), id)),
    ...(node.units ?? []).flatMap((unit, index) => nodePlaces(unit, below(pointer, 'units', index))),
  ];
}

function limitPlaces(pointer: string, of: string): readonly Place[] {
  return [
    { type: 'serviceControlPolicy', how: 'append', pointer: below(pointer, 'serviceControlPolicies'), of },
    { type: 'resourceControlPolicy', how: 'append', pointer: below(pointer, 'resourceControlPolicies'), of },
  ];
}

function requestPlaces({ requests = [] }: Scenario): readonly Place[] {
  return requests.flatMap(({ action, name }, index) => {
    const takesPolicy = isAssumeRole(action) || action.toLowerCase() === 'sts:getfederationtoken';
    const pointer = below('/requests', index, 'parameters', 'Policy');
    return takesPolicy ? [document('sessionPolicy', pointer, name ?? `request ${index + 1}`)] : [];
  });
}

function document(type: PolicyType, pointer: string, of: string): Place {
  return { type, how: 'setDocument', pointer, of };
}
