import { lastSegment, parseArn, sessionArn } from '../model/arn';
import type { Principal, RoleSessionPrincipal } from '../model/principal';
import type { Parameters } from '../model/request';
import type { Obstacle } from '../trace/nodes';
import type { ExtraCheck, StsCall, StsPlan } from './call';
import { sessionPolicies, tagKeys } from './call';
import { durationObstacle, parameterObstacles, stsObstacle } from './parameters';

/** What is common to the three ways of assuming a role. */
export interface RoleAssumption {
  readonly callKeys: readonly (readonly [string, readonly string[]])[];
  readonly obstacles: readonly Obstacle[];
  readonly notes: readonly string[];
  /** Keys that the session keeps from its federation (PL-306). */
  readonly federationKeys: ReadonlyMap<string, readonly string[]>;
  readonly mfa?: boolean;
}

/** `sts:AssumeRole` (ST-01 to ST-20). */
export function planAssumeRole(call: StsCall): StsPlan {
  const { parameters } = call.request;
  const keys: (readonly [string, readonly string[]])[] = [];
  if (parameters.ExternalId !== undefined) keys.push(['sts:ExternalId', [parameters.ExternalId]]);
  const withMfa = parameters.TokenCode !== undefined;
  // ST-11: the code makes the key present for this call
  if (withMfa) keys.push(['aws:MultiFactorAuthPresent', ['true']], ['aws:MultiFactorAuthAge', ['0']]);
  const federationKeys: ReadonlyMap<string, readonly string[]> = new Map();
  const signed = call.principal.kind !== 'service';
  return planRole(call, {
    callKeys: keys,
    obstacles: [],
    notes: [],
    federationKeys,
    ...(signed ? { mfa: withMfa } : {}),
  });
}

/** The plan of any call that assumes a role. */
export function planRole(call: StsCall, how: RoleAssumption): StsPlan {
  const { world, request, principal, resource } = call;
  const { parameters } = request;
  const chained = principal.kind === 'roleSession' ? principal : undefined;
  const inherited = inheritedTags(chained);
  const sourceIdentity = parameters.SourceIdentity ?? chained?.sourceIdentity;
  const keys = new Map<string, readonly string[]>(how.callKeys);
  keys.set('sts:RoleSessionName', [parameters.RoleSessionName ?? 'session']);
  for (const [key, values] of tagKeys(parameters.Tags)) keys.set(key, values);
  if (parameters.TransitiveTagKeys?.length) keys.set('sts:TransitiveTagKeys', parameters.TransitiveTagKeys);
  if (sourceIdentity !== undefined) keys.set('sts:SourceIdentity', [sourceIdentity]);
  if (parameters.ProvidedContexts?.length) {
    keys.set(
      'sts:RequestContextProviders',
      parameters.ProvidedContexts.map((context) => context.ProviderArn),
    );
  }
  // ST-17: inherited tags override the target role's own while its trust policy is evaluated
  for (const [key, value] of inherited) keys.set(`aws:ResourceTag/${key}`, [value]);

  const duration = parameters.DurationSeconds ?? 3600;
  const expiresAt = request.at + duration * 1000;
  const obstacles = [
    ...how.obstacles,
    ...parameterObstacles(parameters),
    ...durationObstacles(call, duration),
    ...chainObstacles(chained, parameters),
  ];
  const arn = parseArn(resource.arn);
  const roleName = lastSegment(resource.arn);
  const outside = resource.owner === undefined || !world.accounts.has(resource.owner);
  if (resource.arn === '*') {
    obstacles.push(stsObstacle('roleUnnamed', 'ST-08', { action: request.action }));
  } else if (!arn?.resource.startsWith('role/') || arn.service !== 'iam') {
    obstacles.push(stsObstacle('resourceUnreadable', 'ST-08', { resource: resource.arn }));
  } else if (!resource.role && !outside) {
    obstacles.push(stsObstacle('roleMissing', 'ST-08', { resource: resource.arn, account: resource.owner ?? '' }));
  }
  const issue: RoleSessionPrincipal | undefined = resource.role && {
    kind: 'roleSession',
    account: resource.role.account,
    roleArn: resource.role.arn,
    roleName: resource.role.name,
    role: resource.role,
    sessionName: parameters.RoleSessionName ?? 'session',
    sessionTags: new Map([...inherited, ...(parameters.Tags ?? [])]),
    transitiveTagKeys: [...inherited.keys(), ...(parameters.TransitiveTagKeys ?? [])],
    federationKeys: how.federationKeys,
    issuedAt: request.at,
    expiresAt,
    ...(resource.role.id === undefined ? {} : { roleId: resource.role.id }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(how.mfa === undefined ? {} : { mfa: how.mfa }),
    ...withSessionPolicies(parameters),
  };
  return {
    extraChecks: extraChecks(parameters, chained, inherited.size > 0),
    callKeys: keys,
    obstacles,
    notes: how.notes,
    arn: sessionArn(arn?.partition ?? 'aws', arn?.account ?? '', roleName, parameters.RoleSessionName ?? 'session'),
    expiresAt,
    ...(issue ? { issue } : {}),
  };
}

function withSessionPolicies(parameters: Parameters): Pick<RoleSessionPrincipal, 'sessionPolicies'> {
  const policies = sessionPolicies(parameters);
  return policies ? { sessionPolicies: policies } : {};
}

/** ST-17: the tags that flow on from a chained session. */
function inheritedTags(chained: RoleSessionPrincipal | undefined): ReadonlyMap<string, string> {
  const transitive = new Set((chained?.transitiveTagKeys ?? []).map((key) => key.toLowerCase()));
  return new Map([...(chained?.sessionTags ?? [])].filter(([key]) => transitive.has(key.toLowerCase())));
}

/** ST-13 to ST-15, CX-20, CX-25: what the call needs besides its own action. */
function extraChecks(
  parameters: Parameters,
  chained: RoleSessionPrincipal | undefined,
  inheritsTags: boolean,
): readonly ExtraCheck[] {
  const checks: ExtraCheck[] = [];
  const passesTags = parameters.Tags !== undefined && parameters.Tags.size > 0;
  if (passesTags || inheritsTags) checks.push({ action: 'sts:TagSession', notes: passesTags ? [] : ['CX-25'] });
  if (parameters.SourceIdentity !== undefined || chained?.sourceIdentity !== undefined) {
    checks.push({
      action: 'sts:SetSourceIdentity',
      notes: chained ? ['CX-20'] : [],
      ...(chained ? { identityRequired: 'ST-14' } : {}),
    });
  }
  if (parameters.ProvidedContexts?.length) checks.push({ action: 'sts:SetContext', notes: [] });
  return checks;
}

/** ST-18: the range, the role's maximum, and one hour for a chain. */
function durationObstacles({ principal, resource }: StsCall, seconds: number): readonly Obstacle[] {
  const range = durationObstacle(seconds, 900, 43200, 'ST-18');
  if (range) return [range];
  const most = resource.role?.maxSessionDuration;
  if (principal.kind === 'roleSession' && seconds > 3600) {
    return [stsObstacle('durationOverChain', 'ST-18', { seconds: String(seconds), most: '3600' })];
  }
  if (most !== undefined && seconds > most) {
    return [
      stsObstacle('durationOverRole', 'ST-18', {
        seconds: String(seconds),
        most: String(most),
        role: resource.role?.name ?? '',
      }),
    ];
  }
  return [];
}

/** ST-15, ST-17: what a chained session has been given cannot be given again. */
function chainObstacles(chained: RoleSessionPrincipal | undefined, parameters: Parameters): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const inherited = new Set([...inheritedTags(chained).keys()].map((key) => key.toLowerCase()));
  for (const key of parameters.Tags?.keys() ?? []) {
    if (inherited.has(key.toLowerCase())) found.push(stsObstacle('transitiveTagRepeated', 'ST-17', { key }));
  }
  return found;
}

/** ST-15: a source identity that is set cannot be changed; undefined where the call does not try. */
export function changesSourceIdentity(
  principal: Principal,
  parameters: Parameters,
): { from: string; to: string } | undefined {
  if (principal.kind !== 'roleSession') return undefined;
  const from = principal.sourceIdentity;
  const to = parameters.SourceIdentity;
  return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined;
}
