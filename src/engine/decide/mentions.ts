import type { Policy } from '../policy/policy';

/** Where a policy looks at facts that a scenario may leave open. */
export interface Mentions {
  readonly sourceIp: readonly string[];
  readonly userAgent: readonly string[];
  readonly userId: readonly string[];
  /** Session ARNs of Principal and NotPrincipal. */
  readonly sessions: readonly string[];
  /** `${aws:userid}` and its kin stand in a resource or a value. */
  readonly variables: boolean;
}

const nothing: Mentions = { sourceIp: [], userAgent: [], userId: [], sessions: [], variables: false };
const known = new WeakMap<Policy, Mentions>();

/** What a policy says of open facts; found once per policy. */
export function mentionsOf(policy: Policy): Mentions {
  const before = known.get(policy);
  if (before) return before;
  const found = findMentions(policy);
  known.set(policy, found);
  return found;
}

function findMentions(policy: Policy): Mentions {
  const sourceIp: string[] = [];
  const userAgent: string[] = [];
  const userId: string[] = [];
  const sessions: string[] = [];
  let variables = false;
  const byKey: Readonly<Record<string, string[]>> = {
    'aws:sourceip': sourceIp,
    'aws:useragent': userAgent,
    'aws:userid': userId,
  };
  for (const statement of policy.statements) {
    for (const row of statement.conditions) {
      const key = row.key.value.toLowerCase();
      const list = Object.hasOwn(byKey, key) ? byKey[key] : undefined;
      for (const { value } of row.values) {
        list?.push(value);
        variables ||= namesOpenFact(value);
      }
      // a key that is only tested for its presence is still looked at
      if (list && row.values.length === 0) list.push('');
    }
    for (const { value } of statement.resource?.patterns ?? []) variables ||= namesOpenFact(value);
    for (const { value } of statement.principal?.entries ?? [])
      if (value.includes(':assumed-role/')) sessions.push(value);
  }
  const empty = sourceIp.length + userAgent.length + userId.length + sessions.length === 0 && !variables;
  return empty ? nothing : { sourceIp, userAgent, userId, sessions, variables };
}

function namesOpenFact(text: string): boolean {
  if (!text.includes('${')) return false;
  const lower = text.toLowerCase();
  return lower.includes('${aws:userid') || lower.includes('${aws:sourceip') || lower.includes('${aws:useragent');
}
