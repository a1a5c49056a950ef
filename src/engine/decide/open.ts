import { deriveContext } from '../context/derive';
import { lastSegment } from '../model/arn';
import type { Principal } from '../model/principal';
import { openAuthorization } from '../trace/build';
import type { Alternative, AuthorizationNode, OpenFact } from '../trace/nodes';
import type { Check } from './authorize';
import { authorize } from './authorize';
import { policiesInPlay } from './in-play';
import { mentionsOf } from './mentions';

/**
 * Authorizes a check although the scenario leaves facts open (scenario format, "Outcomes"): the name of a role
 * session, `aws:userid`, `aws:SourceIp`, `aws:UserAgent`. Where a policy looks at one, every value that could tell its
 * tests apart is tried; an answer that does not depend on them is the answer, else it is undetermined.
 */
export function authorizeOpen(check: Check): AuthorizationNode {
  const candidates = openCandidates(check);
  if (candidates.size === 0) return authorize(check, new Map());
  const alternatives = combinations(candidates).map((values): Alternative => {
    const facts = [...values].map(([fact, value]) => ({ fact, value }));
    return { facts, authorization: authorize(check, values) };
  });
  return openAuthorization(alternatives);
}

/** The most alternatives that are tried; beyond it, facts are varied one at a time. */
const mostCombinations = 96;

function combinations(candidates: ReadonlyMap<OpenFact, readonly string[]>): readonly ReadonlyMap<OpenFact, string>[] {
  let count = 1;
  for (const values of candidates.values()) count *= values.length;
  const entries = [...candidates];
  if (count <= mostCombinations) {
    let all: ReadonlyMap<OpenFact, string>[] = [new Map()];
    for (const [fact, values] of entries)
      all = all.flatMap((one) => values.map((value) => new Map([...one, [fact, value]])));
    return all;
  }
  const base = new Map(entries.map(([fact, values]) => [fact, values[0] ?? '']));
  return [
    base,
    ...entries.flatMap(([fact, values]) => values.slice(1).map((value) => new Map([...base, [fact, value]]))),
  ];
}

function openCandidates(check: Check): ReadonlyMap<OpenFact, readonly string[]> {
  const policies = policiesInPlay(check);
  const mentions = policies.map(mentionsOf);
  const variables = mentions.some((one) => one.variables);
  const sourceIp = mentions.flatMap((one) => one.sourceIp);
  const userAgent = mentions.flatMap((one) => one.userAgent);
  const userId = mentions.flatMap((one) => one.userId);
  const sessions = mentions.flatMap((one) => one.sessions);
  const candidates = new Map<OpenFact, readonly string[]>();
  if (sourceIp.length + userAgent.length + userId.length + sessions.length === 0 && !variables) return candidates;

  const { openKeys } = deriveContext({ ...contextSource(check), open: new Map() });
  const { principal } = check;
  if (openKeys.includes('aws:SourceIp') && (sourceIp.length > 0 || variables))
    candidates.set('aws:SourceIp', addresses(sourceIp));
  if (openKeys.includes('aws:UserAgent') && (userAgent.length > 0 || variables)) {
    candidates.set('aws:UserAgent', distinct(['an-agent-not-given', ...userAgent.map(witness)]));
  }
  if (openKeys.includes('aws:userid') && (userId.length > 0 || variables)) {
    candidates.set('aws:userid', distinct([unknownId(principal), ...userId.map(witness)]));
  }
  if (principal.kind === 'roleSession' && principal.sessionName === undefined) {
    const names = sessionNames(principal, sessions, userId, check.resource.arn);
    if (sessions.length > 0 || userId.length > 0 || variables)
      candidates.set('roleSessionName', distinct(['a-session-name-not-given', ...names]));
  }
  return candidates;
}

function contextSource(check: Check): Omit<Parameters<typeof deriveContext>[0], 'open'> {
  const { world, request, action, principal, resource, callKeys, spec, endpoint } = check;
  return {
    world,
    request,
    action,
    principal,
    resource,
    callKeys,
    resourceContext: spec.context,
    ...(endpoint ? { endpoint } : {}),
  };
}

/** Addresses that tell the policies' ranges apart: the first of each range, and some outside of all. Private ones never call (PL-189). */
function addresses(ranges: readonly string[]): readonly string[] {
  const outside = [
    '192.0.2.77',
    '198.51.100.77',
    '203.0.113.77',
    '100.20.30.40',
    '8.8.4.4',
    '2001:db8:ffff::77',
    '2600:1f18::77',
  ];
  const inside = ranges
    .map((range) => (range.split('/')[0] ?? '').replaceAll('*', '1').replaceAll('?', '1'))
    .filter((address) => isAddress(address) && !isPrivate(address));
  return distinct([...outside, ...inside]);
}

function isAddress(text: string): boolean {
  return text.includes(':') || text.split('.').length === 4;
}

function isPrivate(address: string): boolean {
  const [first = '', second = ''] = address.split('.');
  if (first === '10' || first === '127' || first === '0') return true;
  if (first === '192' && second === '168') return true;
  return first === '172' && Number(second) >= 16 && Number(second) <= 31;
}

/** Names of sessions of this role that a policy speaks of. */
function sessionNames(
  principal: Extract<Principal, { kind: 'roleSession' }>,
  sessions: readonly string[],
  userIds: readonly string[],
  resource: string,
): readonly string[] {
  const own = sessions.filter((arn) => arn.includes(`:assumed-role/${principal.roleName}/`)).map(lastSegment);
  const id = principal.roleId;
  if (id === undefined) return own;
  const behind = [...userIds, resource].flatMap((text) => {
    const at = text.indexOf(`${id}:`);
    if (at < 0) return [];
    const rest = text.slice(at + id.length + 1);
    const end = rest.indexOf('/');
    return [witness(end < 0 ? rest : rest.slice(0, end))];
  });
  return [...own, ...behind.filter((name) => name !== '')];
}

/** A text that a pattern matches. */
function witness(pattern: string): string {
  return pattern.replaceAll('*', '').replaceAll('?', '1');
}

function unknownId(principal: Principal): string {
  return principal.kind === 'user'
    ? 'AIDANOTGIVEN'
    : `AROANOTGIVEN:${(principal.kind === 'roleSession' ? principal.sessionName : undefined) ?? 'session'}`;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
