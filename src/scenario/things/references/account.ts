import { below } from '../../pointer';
import type { AccountDocument, PolicyRef, PolicyText } from '../../types';
import { mapDocument } from '../document-text';
import type { Reference, Visit } from '../reference';
import { mapRecord, mapRef, mapRefs } from './records';

/** An account with the names that it defines and uses, and the strings of its documents, put through `visit`. */
export function mapAccount(account: AccountDocument, pointer: string, id: string, visit: Visit): AccountDocument {
  const { users, groups, roles, policies, identityProviders, resources, vpcEndpoints } = account;
  const named = (kind: Reference['kind']) => (text: string, at: string) =>
    visit({ kind, text, pointer: at, account: id });
  const document = <Member extends string>(member: Member, text: PolicyText | undefined, at: string) =>
    text && { [member]: mapDocument(text, below(at, member), visit) };
  const grants = (policies: readonly PolicyRef[] | undefined, boundary: PolicyRef | undefined, at: string) => ({
    ...(policies && { policies: mapRefs(policies, below(at, 'policies'), id, visit) }),
    ...(boundary !== undefined && {
      permissionsBoundary: mapRef(boundary, below(at, 'permissionsBoundary'), id, visit),
    }),
  });
  return {
    ...account,
    ...(users && {
      users: mapRecord(users, below(pointer, 'users'), named('user'), (user, at) => ({
        ...user,
        ...(user.groups && {
          groups: user.groups.map((group, index) => named('group')(group, below(at, 'groups', index))),
        }),
        ...grants(user.policies, user.permissionsBoundary, at),
      })),
    }),
    ...(groups && {
      groups: mapRecord(groups, below(pointer, 'groups'), named('group'), (group, at) => ({
        ...group,
        ...grants(group.policies, undefined, at),
      })),
    }),
    ...(roles && {
      roles: mapRecord(roles, below(pointer, 'roles'), named('role'), (role, at) => ({
        ...role,
        ...document('trustPolicy', role.trustPolicy, at),
        ...grants(role.policies, role.permissionsBoundary, at),
      })),
    }),
    ...(policies && {
      policies: mapRecord(policies, below(pointer, 'policies'), named('policy'), (text, at) =>
        mapDocument(text, at, visit),
      ),
    }),
    ...(identityProviders && {
      identityProviders: identityProviders.map((arn, index) =>
        named('text')(arn, below(pointer, 'identityProviders', index)),
      ),
    }),
    ...(resources && {
      resources: mapRecord(resources, below(pointer, 'resources'), named('text'), (resource, at) => ({
        ...resource,
        ...document('policy', resource.policy, at),
      })),
    }),
    ...(vpcEndpoints && {
      vpcEndpoints: mapRecord(vpcEndpoints, below(pointer, 'vpcEndpoints'), named('text'), (endpoint, at) => ({
        ...endpoint,
        ...document('policy', endpoint.policy, at),
      })),
    }),
  };
}
