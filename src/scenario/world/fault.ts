import { parseArn } from '../../engine/model/arn';
import type { Obstacle } from '../../engine/trace/nodes';
import {
  accountMembers,
  groupMembers,
  resourceMembers,
  roleMembers,
  userMembers,
  vpcEndpointMembers,
} from '../read/account';
import { organizationAccountMembers, organizationMembers, organizationNodeMembers } from '../read/organization';
import { arnPrincipalMembers, samlMembers, sessionPrincipalMembers, webIdentityMembers } from '../read/principal';
import { parameterMembers, requestMembers, resourceRefMembers } from '../read/request';
import { below } from '../pointer';
import { resourceRefs } from '../resources';
import { isBlank } from '../kept';
import type {
  AccountDocument,
  Kept,
  OrganizationNodeDocument,
  PrincipalDocument,
  RequestDocument,
  Scenario,
} from '../types';
import { parseInstant } from './time';

/** A member of the scenario that cannot be read, and the requests whose verdict would be a guess without it. */
export interface Fault {
  readonly pointer: string;
  concerns(request: RequestDocument): boolean;
}

/** Every unreadable member outside of the requests that a verdict may rest on. */
export function findFaults(scenario: Scenario): readonly Fault[] {
  const { now, accounts = {}, organization, extra = {} } = scenario;
  const everywhere = [
    ...(['now', 'accounts', 'organization'] as const)
      .filter((name) => Object.hasOwn(extra, name))
      .map((name) => `/${name}`),
    ...(now !== undefined && parseInstant(now) === undefined ? ['/now'] : []),
    ...(organization ? unreadable(organization, organizationMembers, '/organization') : []),
    // Whom service control policies spare depends on it.
    ...(organization?.managementAccount === '' ? ['/organization/managementAccount'] : []),
    ...(organization ? nodeFaults(organization.root, '/organization/root') : []),
  ];
  return [
    ...everywhere.map((pointer): Fault => ({ pointer, concerns: () => true })),
    ...Object.entries(accounts).flatMap(([id, account]) => accountFaults(id, account)),
  ];
}

/** What stands in the way of one request: its own unreadable members, and those that it needs. */
export function obstaclesOf(
  request: RequestDocument,
  index: number,
  at: number | undefined,
  faults: readonly Fault[],
): readonly Obstacle[] {
  const pointer = below('/requests', index);
  const { parameters, resource } = request;
  const own = unreadable(request, requestMembers, pointer).filter(
    (path) => !notPartOfVerdict.has(path.slice(pointer.length)),
  );
  const pointers = [
    ...own,
    ...(at === undefined ? [below(pointer, 'at')] : []),
    ...principalFaults(request.principal, below(pointer, 'principal')),
    ...(parameters ? unreadable(parameters, parameterMembers, below(pointer, 'parameters')) : []),
    ...resourceRefs(resource).flatMap((ref) =>
      typeof ref === 'string' ? [] : unreadable(ref, resourceRefMembers, below(pointer, 'resource')),
    ),
    ...faults.filter((fault) => fault.concerns(request)).map((fault) => fault.pointer),
  ];
  return pointers.map((place) => ({
    decidedBy: 'model',
    code: 'memberUnreadable',
    rule: 'SCENARIO',
    facts: { member: place },
    pointer: place,
  }));
}

// A principal and an action that cannot be read have obstacles of their own in the engine.
const notPartOfVerdict: ReadonlySet<string> = new Set(['/name', '/expect', '/principal', '/action']);

function unreadable(node: Kept, members: object, pointer: string): readonly string[] {
  if (node.unread !== undefined) return [pointer];
  return Object.keys(node.extra ?? {})
    .filter((name) => Object.hasOwn(members, name) && isBlank(memberOf(node, name)))
    .map((name) => below(pointer, name));
}

function memberOf(node: object, name: string): unknown {
  return Object.hasOwn(node, name) ? (node as Readonly<Record<string, unknown>>)[name] : undefined;
}

function nodeFaults(node: OrganizationNodeDocument, pointer: string): readonly string[] {
  return [
    ...unreadable(node, organizationNodeMembers, pointer),
    ...Object.entries(node.accounts ?? {}).flatMap(([id, account]) =>
      unreadable(account, organizationAccountMembers, below(pointer, 'accounts', id)),
    ),
    ...(node.units ?? []).flatMap((unit, index) => nodeFaults(unit, below(pointer, 'units', index))),
  ];
}

function accountFaults(id: string, account: AccountDocument): readonly Fault[] {
  const pointer = below('/accounts', id);
  const of = <Doc extends Kept>(
    member: 'users' | 'groups' | 'roles' | 'resources' | 'vpcEndpoints',
    entries: Readonly<Record<string, Doc>> | undefined,
    members: object,
    concerns: (request: RequestDocument, name: string) => boolean,
  ): readonly Fault[] =>
    Object.entries(entries ?? {}).flatMap(([name, node]) =>
      unreadable(node, members, below(pointer, member, name)).map((place) => ({
        pointer: place,
        concerns: (request: RequestDocument) => concerns(request, name),
      })),
    );
  const namesAccount = (request: RequestDocument): boolean => arnsOf(request).some((arn) => arn.includes(`:${id}:`));
  return [
    ...unreadable(account, accountMembers, pointer)
      .filter((place) => place !== below(pointer, 'name'))
      .map((place): Fault => {
        // Without the list of resources any ARN might be this account's.
        const anywhere =
          place === pointer || place === below(pointer, 'resources') || place === below(pointer, 'vpcEndpoints');
        return { pointer: place, concerns: anywhere ? () => true : namesAccount };
      }),
    ...of('users', account.users, userMembers, (request, name) => namesEntity(request, id, 'user', name)),
    ...of('groups', account.groups, groupMembers, (request, name) =>
      Object.entries(account.users ?? {}).some(
        ([user, { groups = [] }]) => groups.includes(name) && namesEntity(request, id, 'user', user),
      ),
    ),
    ...of('roles', account.roles, roleMembers, (request, name) => namesEntity(request, id, 'role', name)),
    ...of('resources', account.resources, resourceMembers, (request, arn) =>
      arnsOf(request).some((text) => text.startsWith(arn)),
    ),
    ...of('vpcEndpoints', account.vpcEndpoints, vpcEndpointMembers, (request, name) => request.vpcEndpoint === name),
  ];
}

function principalFaults(principal: PrincipalDocument, pointer: string): readonly string[] {
  if (typeof principal === 'string') return [];
  if ('session' in principal) return unreadable(principal, sessionPrincipalMembers, pointer);
  if ('webIdentity' in principal) return unreadable(principal, webIdentityMembers, pointer);
  if ('saml' in principal) return unreadable(principal, samlMembers, pointer);
  return unreadable(principal, arnPrincipalMembers, pointer);
}

function arnsOf({ principal, resource }: RequestDocument): readonly string[] {
  const callers =
    typeof principal === 'string' ? [principal] : 'arn' in principal ? [principal.arn, principal.creator ?? ''] : [];
  return [...callers, ...resourceRefs(resource).map((ref) => (typeof ref === 'string' ? ref : ref.arn))];
}

function namesEntity(request: RequestDocument, account: string, kind: 'user' | 'role', name: string): boolean {
  return arnsOf(request).some((text) => {
    const arn = parseArn(text);
    if (arn?.account !== account) return false;
    const segments = arn.resource.split('/');
    return segments[0] === kind
      ? segments.at(-1) === name
      : kind === 'role' && segments[0] === 'assumed-role' && segments[1] === name;
  });
}
