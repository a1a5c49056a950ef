import type { PolicyType } from '../../engine/policy/policy';

/** What an AccessDenied message says. Only one policy type is ever named, even where several deny (DM-10). */
export interface ParsedMessage {
  /** `AccessDenied`, from the CLI's wrapper. */
  readonly code?: string;
  /** The API operation, from the CLI's wrapper. */
  readonly operation?: string;
  /** ARN or name of the caller. */
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly kind: 'implicitDeny' | 'explicitDeny' | 'unknown';
  /** As far as the message names it; "resource-based policy" may be a key policy. */
  readonly policyType?: PolicyType;
  readonly policyArn?: string;
  /** The blob that `sts:DecodeAuthorizationMessage` reads. */
  readonly encoded?: string;
  /** The reason where it is none of the policy types. */
  readonly other?: string;
}

const typeNames: readonly (readonly [string, PolicyType])[] = [
  ['identity-based', 'identityBasedPolicy'],
  ['resource-based', 'resourceBasedPolicy'],
  ['permissions boundary', 'permissionsBoundary'],
  ['service control', 'serviceControlPolicy'],
  ['resource control', 'resourceControlPolicy'],
  ['session', 'sessionPolicy'],
  ['vpc endpoint', 'vpcEndpointPolicy'],
  ['role trust', 'trustPolicy'],
];

/** The most characters that are looked at: messages are shorter. */
const mostCharacters = 16_384;

/** Reads a message in any of AWS's forms (DM-01 to DM-21); undefined for a text that is none. */
export function parseMessage(text: string): ParsedMessage | undefined {
  const flat = collapse(text.slice(0, mostCharacters));
  const { rest, ...wrapper } = parseWrapper(flat);
  const parsed = parseSubject(rest) ?? parseBare(rest);
  return parsed ? { ...wrapper, ...parsed } : undefined;
}

/** White space as single blanks: pages and terminals wrap lines. */
function collapse(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
}

interface Wrapper {
  readonly rest: string;
  readonly code?: string;
  readonly operation?: string;
}

/** `An error occurred (CODE) when calling the OPERATION operation: MESSAGE`. */
function parseWrapper(text: string): Wrapper {
  const opening = 'An error occurred (';
  const at = text.indexOf(opening);
  if (at < 0) return { rest: text };
  const close = text.indexOf(')', at);
  const calling = ' when calling the ';
  const from = text.indexOf(calling, close);
  const to = text.indexOf(' operation', from);
  const colon = text.indexOf(': ', to);
  if (close < 0 || from < 0 || to < 0 || colon < 0) return { rest: text };
  return {
    code: text.slice(at + opening.length, close),
    operation: text.slice(from + calling.length, to),
    rest: text.slice(colon + 2),
  };
}

/** The form that names the caller: `User: … is not authorized to perform: …`. */
function parseSubject(text: string): ParsedMessage | undefined {
  const user = text.indexOf('User: ');
  const middle = ' is not authorized to perform: ';
  const perform = text.indexOf(middle, user);
  if (user < 0 || perform < 0) return undefined;
  const principal = text.slice(user + 6, perform).trim();
  const [action, afterAction] = cutWord(text.slice(perform + middle.length));
  const { encoded, body } = cutBlob(afterAction);
  const { resource, rest } = parseResource(body);
  return {
    principal,
    action: stripPeriod(action),
    ...(resource === undefined ? {} : { resource }),
    ...(encoded === undefined ? {} : { encoded }),
    ...parseReason(rest),
  };
}

/** DM-16, DM-18, DM-19: forms without a caller. */
function parseBare(text: string): ParsedMessage | undefined {
  const plain = stripPeriod(text.trim());
  const web = 'Not authorized to perform ';
  const at = plain.indexOf(web);
  if (at >= 0) return { action: cutWord(plain.slice(at + web.length))[0], kind: 'unknown' };
  const executed = ' is not allowed to execute [';
  const execute = plain.indexOf(executed);
  if (plain.startsWith('Principal [') && execute > 0) {
    const action = plain.slice(execute + executed.length, plain.indexOf(']', execute));
    return { principal: plain.slice('Principal ['.length, plain.indexOf(']')), action, kind: 'unknown' };
  }
  const { encoded, body } = cutBlob(text);
  const bare = stripPeriod(body.trim()).toLowerCase();
  if (bare.startsWith('you are not authorized to perform this operation') || bare.startsWith('launch failed')) {
    return { kind: 'unknown', ...(encoded === undefined ? {} : { encoded }) };
  }
  if (bare === 'access denied' || bare === 'accessdenied') return { kind: 'unknown' };
  return undefined;
}

/** ` on resource: X`, ` on resource: "X"`, ` on this resource`, ` on the specified resource`. */
function parseResource(text: string): { resource?: string; rest: string } {
  const trimmed = text.trimStart();
  for (const phrase of ['on this resource', 'on the specified resource']) {
    if (trimmed.startsWith(phrase)) return { rest: trimmed.slice(phrase.length) };
  }
  const phrase = 'on resource: ';
  if (!trimmed.startsWith(phrase)) return { rest: trimmed };
  const named = trimmed.slice(phrase.length);
  if (named.startsWith('"')) {
    const close = named.indexOf('"', 1);
    if (close > 0) return { resource: named.slice(1, close), rest: named.slice(close + 1) };
  }
  const end = firstOf(named, [' because ', ' with an explicit deny', ' (Service: ']);
  const until = end < 0 ? named.length : end;
  return { resource: end < 0 ? stripPeriod(named.trim()) : named.slice(0, until).trim(), rest: named.slice(until) };
}

function parseReason(text: string): Pick<ParsedMessage, 'kind' | 'policyType' | 'policyArn' | 'other'> {
  const reason = stripPeriod(text.trim());
  const explicit = 'with an explicit deny';
  if (reason.startsWith(explicit)) {
    const rest = reason.slice(explicit.length).trim();
    const arnAt = rest.indexOf('arn:');
    const arn = arnAt < 0 ? undefined : stripPeriod(cutWord(rest.slice(arnAt))[0]);
    const named = rest.startsWith('in ') ? typeOf(arnAt < 0 ? rest : rest.slice(0, arnAt)) : undefined;
    return {
      kind: 'explicitDeny',
      ...(named ? { policyType: named } : {}),
      ...(arn === undefined ? {} : { policyArn: arn }),
    };
  }
  const implicit = 'because no ';
  if (reason.startsWith(implicit) && reason.includes(' allow')) {
    const named = typeOf(reason.slice(implicit.length, reason.indexOf(' allow')));
    return { kind: 'implicitDeny', ...(named ? { policyType: named } : {}) };
  }
  if (reason.startsWith('because ')) {
    const other = reason.slice('because '.length);
    return {
      kind: 'unknown',
      other,
      ...(other.includes('resource-based polic') ? { policyType: 'resourceBasedPolicy' as const } : {}),
    };
  }
  return { kind: 'unknown' };
}

function typeOf(text: string): PolicyType | undefined {
  const lower = text.toLowerCase();
  return typeNames.find(([name]) => lower.includes(name))?.[1];
}

function cutBlob(text: string): { body: string; encoded?: string } {
  const phrase = 'Encoded authorization failure message: ';
  const at = text.indexOf(phrase);
  return at < 0 ? { body: text } : { body: text.slice(0, at), encoded: cutWord(text.slice(at + phrase.length))[0] };
}

function cutWord(text: string): [word: string, rest: string] {
  const trimmed = text.trimStart();
  const blank = trimmed.indexOf(' ');
  return blank < 0 ? [trimmed, ''] : [trimmed.slice(0, blank), trimmed.slice(blank)];
}

function firstOf(text: string, phrases: readonly string[]): number {
  const found = phrases.map((phrase) => text.indexOf(phrase)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

function stripPeriod(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
