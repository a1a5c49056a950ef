import { principalAccount } from './context/principal-keys';
import type { ResolvedResource } from './decide/owner';
import { asksTrustPolicy, assumesRole } from './decide/resource-side';
import { actionName } from './model/action';
import { isAccountId } from './model/arn';
import type { Principal } from './model/principal';
import type { Request } from './model/request';
import type { World } from './model/world';
import type { SessionTable } from './sessions';
import type { Obstacle, ObstacleCode } from './trace/nodes';

/** Why a request cannot be authorized at all, before any resource is looked at. */
export function requestObstacles(
  world: World,
  request: Request,
  principal: Principal,
  sessions: SessionTable,
): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const add = (
    code: ObstacleCode,
    facts: Readonly<Record<string, string>>,
    pointer: string,
    decidedBy: Obstacle['decidedBy'] = 'model',
    rule = 'PL-060',
  ): void => {
    found.push({ decidedBy, code, rule, facts, pointer: `${request.pointer}${pointer}` });
  };
  if (sessions.isSecondDefinition(request))
    add('sessionDuplicate', { session: request.session ?? '' }, '/session', 'model', 'ST-32');
  if (!actionName(request.action).isReadable) add('actionUnreadable', { action: request.action }, '/action');
  for (const { arn } of request.resources) {
    if (arn !== '*' && !arn.startsWith('arn:'))
      add('resourceUnreadable', { resource: arn }, '/resource', 'model', 'PL-070');
  }
  const unproven = principal.kind === 'webIdentity' || principal.kind === 'saml';
  if (unproven && !identityCalls.has(actionName(request.action).text)) {
    add('tokenInvalid', { needed: 'AWS credentials', action: request.action }, '/principal', 'credentials', 'ST-23');
  }
  const expired = expiry(request, principal);
  if (expired) found.push(expired);
  const { vpcEndpoint } = request;
  if (
    vpcEndpoint !== undefined &&
    ![...world.accounts.values()].some((account) => account.vpcEndpoints.has(vpcEndpoint))
  ) {
    add('vpcEndpointMissing', { vpcEndpoint }, '/vpcEndpoint', 'model', 'VE-01');
  }
  const account = principalAccount(principal);
  if (account !== undefined && world.organization?.repeated.has(account)) {
    add('accountRepeated', { account }, '/principal', 'model', 'OG-01');
  }
  const user = principal.kind === 'user' ? principal.user : undefined;
  for (const group of user?.groups ?? []) {
    if (!world.accounts.get(user?.account ?? '')?.groups.has(group)) {
      found.push({
        decidedBy: 'model',
        code: 'groupMissing',
        rule: 'EV-03',
        facts: { group, user: user?.name ?? '' },
        pointer: user?.pointer ?? '',
      });
    }
  }
  return found;
}

const identityCalls: ReadonlySet<string> = new Set([
  'sts:assumerolewithwebidentity',
  'sts:assumerolewithsaml',
  'sts:tagsession',
  'sts:setsourceidentity',
]);

/** Scenario format: valid from the instant of issue up to, not including, issue + duration. */
function expiry(request: Request, principal: Principal): Obstacle | undefined {
  const expiresAt = 'expiresAt' in principal ? principal.expiresAt : undefined;
  const issuedAt = 'issuedAt' in principal ? principal.issuedAt : undefined;
  const stopped = (code: ObstacleCode, limit: number): Obstacle => ({
    decidedBy: 'credentials',
    code,
    rule: 'ST-18',
    facts: { at: new Date(request.at).toISOString(), limit: new Date(limit).toISOString() },
    pointer: request.pointer,
  });
  if (expiresAt !== undefined && request.at >= expiresAt) return stopped('credentialsExpired', expiresAt);
  if (issuedAt !== undefined && request.at < issuedAt) return stopped('credentialsNotYetValid', issuedAt);
  return undefined;
}

const none: readonly Obstacle[] = [];

/** Why one resource of a request cannot be authorized. */
export function checkObstacles(
  world: World,
  request: Request,
  principal: Principal,
  resource: ResolvedResource,
): readonly Obstacle[] {
  let found: Obstacle[] | undefined;
  const add = (code: ObstacleCode, facts: Readonly<Record<string, string>>, rule: string): void => {
    (found ??= []).push({ decidedBy: 'model', code, rule, facts, pointer: `${request.pointer}/resource` });
  };
  if (resource.conflict)
    add('resourceConflict', { resource: resource.arn, accounts: resource.conflict.join(' and ') }, 'XA-09');
  if (resource.arn === '*' && assumesRole(request.action)) add('roleUnnamed', { action: request.action }, 'ST-08');
  else if (resource.owner === undefined && needsOwner(request, principal))
    add('ownerUnknown', { resource: resource.arn }, 'XA-09');
  if (resource.owner !== undefined && !isAccountId(resource.owner))
    add('ownerUnknown', { resource: resource.arn }, 'XA-09');
  if (resource.owner !== undefined && world.organization?.repeated.has(resource.owner)) {
    add('accountRepeated', { account: resource.owner }, 'OG-01');
  }
  const modelled = resource.owner !== undefined && world.accounts.has(resource.owner);
  if (modelled && !resource.role && asksTrustPolicy(request.action, resource.arn)) {
    add('roleMissing', { resource: resource.arn, account: resource.owner ?? '' }, 'ST-08');
  }
  return found ?? none;
}

/** A signed caller's own account owns what nobody else does; a caller without an account has none to fall back on. */
function needsOwner(request: Request, principal: Principal): boolean {
  return principalAccount(principal) === undefined && actionName(request.action).text !== 'sts:getcalleridentity';
}
