import type { Obstacle, ObstacleCode } from '../trace/nodes';
import { isAccountId, lastSegment, parseArn } from './arn';
import { findRole, findUser } from './lookup';
import type { Principal, RootPrincipal, UserPrincipal } from './principal';
import type { PrincipalSpec } from './request';
import type { World } from './world';

/** A principal, or why there is none. */
export type Resolved = { readonly principal: Principal } | { readonly obstacle: Obstacle };

/** Finds who a request's principal is. Sessions of the story are found by `story.ts`. */
export function resolvePrincipal(
  world: World,
  spec: Exclude<PrincipalSpec, { kind: 'session' }>,
  pointer: string,
): Resolved {
  switch (spec.kind) {
    case 'service':
      return { principal: { kind: 'service', service: spec.service } };
    case 'webIdentity':
      return { principal: { kind: 'webIdentity', provider: spec.provider, claims: spec.claims } };
    case 'saml':
      return { principal: { kind: 'saml', provider: spec.provider, attributes: spec.attributes } };
    case 'anonymous':
      return { principal: { kind: 'anonymous' } };
    case 'unreadable':
      return obstacle('principalUnreadable', { principal: spec.text }, pointer);
    case 'arn':
      return resolveAgain(world, spec, pointer);
  }
}

type ArnSpec = Extract<PrincipalSpec, { kind: 'arn' }>;

let last: { readonly world: World; readonly spec: ArnSpec; readonly resolved: Resolved } | undefined;

/** Most requests of a scenario have the caller of the one before, who then is the same object. */
function resolveAgain(world: World, spec: ArnSpec, pointer: string): Resolved {
  if (last?.world === world && isSameCaller(last.spec, spec)) return last.resolved;
  const resolved = resolveArn(world, spec, pointer);
  if ('principal' in resolved) last = { world, spec, resolved };
  return resolved;
}

function isSameCaller(one: ArnSpec, other: ArnSpec): boolean {
  const { creator, sessionPolicy } = other;
  return (
    one.arn === other.arn &&
    one.credentials === other.credentials &&
    one.mfa === other.mfa &&
    one.creator === creator &&
    one.sessionPolicy === sessionPolicy
  );
}

function resolveArn(world: World, spec: ArnSpec, pointer: string): Resolved {
  const arn = parseArn(spec.arn);
  if (!arn || !isAccountId(arn.account) || (arn.service !== 'iam' && arn.service !== 'sts')) {
    return obstacle('principalUnreadable', { principal: spec.arn }, pointer);
  }
  const slash = arn.resource.indexOf('/');
  const kind = slash < 0 ? arn.resource : arn.resource.slice(0, slash);
  if (arn.service === 'iam') {
    if (kind === 'user') return resolveUser(world, spec, arn.account, pointer);
    if (kind === 'role')
      return resolveRole(world, spec, arn.account, lastSegment(spec.arn), undefined, spec.arn, pointer);
    if (kind === 'root' && slash < 0) return { principal: rootUser(arn.account, spec) };
    if (kind === 'group') return obstacle('principalGroup', { principal: spec.arn }, pointer);
  }
  if (arn.service === 'sts' && kind === 'assumed-role') {
    const [, roleName = '', sessionName] = arn.resource.split('/');
    if (roleName === '' || sessionName === undefined || sessionName === '')
      return obstacle('principalUnreadable', { principal: spec.arn }, pointer);
    return resolveRole(
      world,
      spec,
      arn.account,
      roleName,
      sessionName,
      `arn:${arn.partition}:iam::${arn.account}:role/${roleName}`,
      pointer,
    );
  }
  if (arn.service === 'sts' && kind === 'federated-user') return resolveFederated(world, spec, arn.account, pointer);
  return obstacle('principalUnreadable', { principal: spec.arn }, pointer);
}

function resolveUser(world: World, spec: ArnSpec, account: string, pointer: string): Resolved {
  const name = lastSegment(spec.arn);
  const user = findUser(world, account, name);
  if (world.accounts.has(account) && user?.arn !== spec.arn)
    return obstacle('userMissing', { principal: spec.arn, account }, pointer);
  return {
    principal: {
      kind: 'user',
      account,
      arn: spec.arn,
      name,
      credentials: spec.credentials ?? 'longTerm',
      ...(user ? { user } : {}),
      ...(user?.id === undefined ? {} : { id: user.id }),
      ...(spec.mfa === undefined ? {} : { mfa: spec.mfa }),
    },
  };
}

function resolveRole(
  world: World,
  spec: ArnSpec,
  account: string,
  roleName: string,
  sessionName: string | undefined,
  statedArn: string,
  pointer: string,
): Resolved {
  const role = findRole(world, account, roleName);
  // a session ARN carries no path, a role ARN does (PM-07)
  const found = role && (sessionName !== undefined || role.arn === spec.arn) ? role : undefined;
  if (world.accounts.has(account) && !found) return obstacle('roleMissing', { resource: spec.arn, account }, pointer);
  return {
    principal: {
      kind: 'roleSession',
      account,
      roleArn: found?.arn ?? statedArn,
      roleName,
      sessionTags: new Map(),
      transitiveTagKeys: [],
      federationKeys: new Map(),
      mfa: spec.mfa ?? false,
      ...(found ? { role: found } : {}),
      ...(found?.id === undefined ? {} : { roleId: found.id }),
      ...(sessionName === undefined ? {} : { sessionName }),
    },
  };
}

function rootUser(account: string, spec: Pick<ArnSpec, 'arn' | 'credentials' | 'mfa'>): RootPrincipal {
  return {
    kind: 'root',
    account,
    arn: spec.arn,
    credentials: spec.credentials ?? 'longTerm',
    ...(spec.mfa === undefined ? {} : { mfa: spec.mfa }),
  };
}

function resolveFederated(world: World, spec: ArnSpec, account: string, pointer: string): Resolved {
  if (spec.creator === undefined) return obstacle('creatorMissing', { principal: spec.arn }, pointer);
  const resolved = resolveArn(world, { kind: 'arn', arn: spec.creator }, pointer);
  if ('obstacle' in resolved) return resolved;
  const creator = resolved.principal;
  if ((creator.kind !== 'user' && creator.kind !== 'root') || creator.account !== account) {
    return obstacle('creatorMissing', { principal: spec.arn, creator: spec.creator }, pointer);
  }
  return { principal: federatedUser(spec, account, creator) };
}

function federatedUser(spec: ArnSpec, account: string, creator: UserPrincipal | RootPrincipal): Principal {
  return {
    kind: 'federatedUser',
    account,
    arn: spec.arn,
    name: lastSegment(spec.arn),
    creator,
    sessionTags: new Map(),
    ...(spec.sessionPolicy ? { sessionPolicies: [spec.sessionPolicy] } : {}),
  };
}

function obstacle(code: ObstacleCode, facts: Readonly<Record<string, string>>, pointer: string): Resolved {
  return { obstacle: { decidedBy: 'model', code, rule: 'PR-03', facts, pointer } };
}
