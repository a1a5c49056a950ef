import type { Account, AttachedPolicy, Group, Resource, Role, User, VpcEndpoint } from '../../engine/model/world';
import { below } from '../pointer';
import type {
  AccountDocument,
  GroupDocument,
  PolicyRef,
  PolicyText,
  ResourceDocument,
  RoleDocument,
  UserDocument,
  VpcEndpointDocument,
} from '../types';
import { attachPolicies, attachPolicy, customerManagedArn, type PolicyShelf } from './policies';

/** Seconds: what IAM gives a role that says nothing. */
const defaultSessionDuration = 3600;

/** One account of the world, with the documents of everything in it. */
export function buildAccount(id: string, document: AccountDocument, shelf: PolicyShelf): Account {
  const place: Place = { account: id, pointer: below('/accounts', id), shelf };
  return {
    id,
    users: mapEntries(document.users, place, 'users', buildUser),
    groups: mapEntries(document.groups, place, 'groups', buildGroup),
    roles: mapEntries(document.roles, place, 'roles', buildRole),
    policies: mapEntries(document.policies, place, 'policies', buildManagedPolicy),
    ...(document.identityProviders && { identityProviders: new Set(document.identityProviders) }),
    resources: mapEntries(document.resources, place, 'resources', buildResource),
    vpcEndpoints: mapEntries(document.vpcEndpoints, place, 'vpcEndpoints', buildVpcEndpoint),
  };
}

interface Place {
  readonly account: string;
  readonly pointer: string;
  readonly shelf: PolicyShelf;
}

function mapEntries<Doc, Built>(
  entries: Readonly<Record<string, Doc>> | undefined,
  place: Place,
  member: string,
  build: (name: string, document: Doc, place: Place) => Built,
): ReadonlyMap<string, Built> {
  return new Map(
    Object.entries(entries ?? {}).map(([name, document]) => [
      name,
      build(name, document, { ...place, pointer: below(place.pointer, member, name) }),
    ]),
  );
}

function buildUser(name: string, document: UserDocument, { account, pointer, shelf }: Place): User {
  const path = document.path ?? '/';
  return {
    account,
    name,
    path,
    arn: `arn:aws:iam::${account}:user${path}${name}`,
    pointer,
    ...(document.id !== undefined && { id: document.id }),
    groups: document.groups ?? [],
    policies: attachPolicies(document.policies, account, below(pointer, 'policies'), shelf),
    ...boundary(document.permissionsBoundary, account, pointer, shelf),
    tags: tagMap(document.tags),
  };
}

function buildGroup(name: string, document: GroupDocument, { account, pointer, shelf }: Place): Group {
  return {
    account,
    name,
    path: document.path ?? '/',
    policies: attachPolicies(document.policies, account, below(pointer, 'policies'), shelf),
  };
}

function buildRole(name: string, document: RoleDocument, { account, pointer, shelf }: Place): Role {
  const path = document.path ?? '/';
  return {
    account,
    name,
    path,
    arn: `arn:aws:iam::${account}:role${path}${name}`,
    pointer,
    ...(document.id !== undefined && { id: document.id }),
    ...policySource(document.trustPolicy, 'trustPolicy', pointer),
    policies: attachPolicies(document.policies, account, below(pointer, 'policies'), shelf),
    ...boundary(document.permissionsBoundary, account, pointer, shelf),
    maxSessionDuration: document.maxSessionDuration ?? defaultSessionDuration,
    tags: tagMap(document.tags),
  };
}

function buildManagedPolicy(name: string, document: PolicyText, { account, pointer }: Place): AttachedPolicy {
  return { name, arn: customerManagedArn(account, name), document: { pointer, text: document.text } };
}

function buildResource(arn: string, document: ResourceDocument, { account, pointer }: Place): Resource {
  return { account, arn, pointer, ...policySource(document.policy, 'policy', pointer), tags: tagMap(document.tags) };
}

function buildVpcEndpoint(id: string, document: VpcEndpointDocument, { account, pointer }: Place): VpcEndpoint {
  return {
    account,
    id,
    ...(document.vpc !== undefined && { vpc: document.vpc }),
    region: document.region ?? 'us-east-1',
    type: document.type ?? 'interface',
    ...policySource(document.policy, 'policy', pointer),
  };
}

function policySource<Member extends 'policy' | 'trustPolicy'>(
  document: PolicyText | undefined,
  member: Member,
  pointer: string,
): { readonly [M in Member]?: { readonly pointer: string; readonly text: string } } {
  if (!document) return {};
  const source = { [member]: { pointer: below(pointer, member), text: document.text } };
  return source as { [M in Member]: { pointer: string; text: string } };
}

function boundary(
  ref: PolicyRef | undefined,
  account: string,
  pointer: string,
  shelf: PolicyShelf,
): { readonly permissionsBoundary?: AttachedPolicy } {
  if (ref === undefined) return {};
  return { permissionsBoundary: attachPolicy(ref, account, below(pointer, 'permissionsBoundary'), shelf) };
}

/** Tags by key, in the scenario's order. */
export function tagMap(tags: Readonly<Record<string, string>> | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(tags ?? {}));
}
