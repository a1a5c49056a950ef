import type {
  AccountDocument,
  GroupDocument,
  ResourceDocument,
  RoleDocument,
  UserDocument,
  VpcEndpointDocument,
} from '../types';
import { policyDocument, policyRef } from './document';
import { entityOf, type Members } from './object';
import { listOf, oneOf, recordOf, text, wholeNumber } from './values';

const tags = recordOf(text);

export const userMembers: Members<UserDocument> = {
  path: text,
  groups: listOf(text),
  policies: listOf(policyRef),
  permissionsBoundary: policyRef,
  tags,
  id: text,
};

export const groupMembers: Members<GroupDocument> = { path: text, policies: listOf(policyRef) };

export const roleMembers: Members<RoleDocument> = {
  path: text,
  trustPolicy: policyDocument,
  policies: listOf(policyRef),
  permissionsBoundary: policyRef,
  maxSessionDuration: wholeNumber,
  tags,
  id: text,
};

export const resourceMembers: Members<ResourceDocument> = { policy: policyDocument, tags };

export const vpcEndpointMembers: Members<VpcEndpointDocument> = {
  vpc: text,
  region: text,
  policy: policyDocument,
  type: oneOf(['interface', 'gateway']),
};

export const accountMembers: Members<AccountDocument> = {
  name: text,
  users: recordOf(entityOf('a user', userMembers, {})),
  groups: recordOf(entityOf('a group', groupMembers, {})),
  roles: recordOf(entityOf('a role', roleMembers, {})),
  policies: recordOf(policyDocument),
  identityProviders: listOf(text),
  resources: recordOf(entityOf('a resource', resourceMembers, {})),
  vpcEndpoints: recordOf(entityOf('a VPC endpoint', vpcEndpointMembers, {})),
};

export const account = entityOf('an account', accountMembers, {});
