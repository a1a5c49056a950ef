import { formattedKind } from '../document';
import type {
  AccountDocument,
  ContextValue,
  GroupDocument,
  InlinePolicy,
  NumberText,
  PolicyRef,
  PolicyText,
  ResourceDocument,
  RoleDocument,
  UserDocument,
  VpcEndpointDocument,
} from '../types';
import { listOf, objectOf, recordOf, scalar, type Write } from './json';

/**
 * A policy document: as an object exactly when its text is our formatting of one, and else as a string. Another
 * JSON value that stood in its place goes back as it was.
 */
export const policyDocument: Write<PolicyText> = ({ form, text }) => {
  const kind = formattedKind(text);
  const asJson = kind === 'object' || (kind !== undefined && kind !== 'string' && form === 'object');
  return asJson ? text : JSON.stringify(text);
};

const inlinePolicy = objectOf<InlinePolicy>({ name: scalar, document: policyDocument });

export const policyRef: Write<PolicyRef> = (ref, options) =>
  typeof ref === 'string' ? JSON.stringify(ref) : inlinePolicy(ref, options);

const single = (value: string | boolean | NumberText): string =>
  typeof value === 'object' ? value.number : JSON.stringify(value);

export const contextRecord: Write<Readonly<Record<string, ContextValue>>> = recordOf((value, options) => {
  if (value === null) return 'null';
  return isList(value) ? listOf(single)(value, options) : single(value);
});

function isList(value: NonNullable<ContextValue>): value is Extract<ContextValue, readonly unknown[]> {
  return Array.isArray(value);
}

const policies = listOf(policyRef);
export const tags = recordOf<string>(scalar);

const user = objectOf<UserDocument>(
  { path: scalar, groups: listOf<string>(scalar), policies, permissionsBoundary: policyRef, tags, id: scalar },
  { path: '"/"', groups: '[]', policies: '[]', tags: '{}' },
);

const group = objectOf<GroupDocument>({ path: scalar, policies }, { path: '"/"', policies: '[]' });

const role = objectOf<RoleDocument>(
  {
    path: scalar,
    trustPolicy: policyDocument,
    policies,
    permissionsBoundary: policyRef,
    maxSessionDuration: scalar,
    tags,
    id: scalar,
  },
  { path: '"/"', policies: '[]', maxSessionDuration: '3600', tags: '{}' },
);

const resource = objectOf<ResourceDocument>({ policy: policyDocument, tags }, { tags: '{}' });

const vpcEndpoint = objectOf<VpcEndpointDocument>(
  { vpc: scalar, region: scalar, policy: policyDocument, type: scalar },
  { type: '"interface"' },
);

export const account = objectOf<AccountDocument>(
  {
    name: scalar,
    users: recordOf(user),
    groups: recordOf(group),
    roles: recordOf(role),
    policies: recordOf(policyDocument),
    identityProviders: listOf<string>(scalar),
    resources: recordOf(resource),
    vpcEndpoints: recordOf(vpcEndpoint),
  },
  { users: '{}', groups: '{}', roles: '{}', policies: '{}', resources: '{}', vpcEndpoints: '{}' },
);
