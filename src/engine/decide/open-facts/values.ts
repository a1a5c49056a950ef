import type { RequestContext } from '../../context/context';
import { compileGlob, joinParts, matchGlob, type GlobPart } from '../../match/glob';
import { parseVariables, substitute } from '../../match/variable';
import type { Principal } from '../../model/principal';
import type { OpenFact } from '../../trace/nodes';
import { findAddresses, isPublicAddress } from './addresses';
import type { Question } from './asked';
import { findTexts, type Domain, type TextTest } from './texts';

/** What an open fact, or several that hang together, may be. */
export type Assignment = ReadonlyMap<OpenFact, string>;

export interface Candidates {
  readonly assignments: readonly Assignment[];
  /** Whether every value that the questions can tell apart is among them. */
  readonly complete: boolean;
}

/** Values of `aws:SourceIp` that the questions tell apart. */
export function addressCandidates(questions: readonly Question[], context: RequestContext): Candidates {
  const texts = ofFact(questions, 'aws:SourceIp').flatMap((question) => literalsOf(question, context));
  const variables = substrings(questions, 'aws:SourceIp', context, isPublicAddress);
  const addresses = [...findAddresses(texts), ...texts.flatMap(filledIn).filter(isPublicAddress), ...variables];
  return { assignments: addresses.map((address) => new Map([['aws:SourceIp', address]])), complete: true };
}

const printable: Domain = [
  { accepts: (character) => character >= ' ' && character !== '\u007f', samples: '~^|zqxj', least: 1, most: 1024 },
];

/** Stands for every name of a role session at which no policy looks. */
export const unnamedSession = 'a-session-name-not-given';

/** Values of `aws:UserAgent` that the questions tell apart: whatever text the caller likes. */
export function agentCandidates(questions: readonly Question[], context: RequestContext): Candidates {
  const { texts, complete } = findTexts(testsOf(questions, 'aws:UserAgent', context), printable);
  const variables = substrings(questions, 'aws:UserAgent', context, () => true);
  const agents = ['an-agent-not-given', ...texts, ...variables];
  return { assignments: agents.map((agent) => new Map([['aws:UserAgent', agent]])), complete };
}

const isWord = (character: string): boolean => /^\w$/.test(character);
const isNameCharacter = (character: string): boolean => isWord(character) || '+=,.@-'.includes(character);
const sessionName = { accepts: isNameCharacter, samples: 'zqxjkvwyZQXJ0987', least: 2, most: 64 } as const;
const idRest = { accepts: isWord, samples: 'ZQXJKVWY0987', least: 1, most: 128 } as const;

/** Values of `aws:userid`, and of the session name that stands in it, as far as the model leaves them open. */
export function identityCandidates(
  questions: readonly Question[],
  context: RequestContext,
  principal: Principal,
  isOpenId: boolean,
): Candidates {
  const sessions = questions.flatMap(({ session }) => (session === undefined ? [] : [nameTest(session)]));
  const tests = [...testsOf(questions, 'aws:userid', context), ...sessions];
  const found = findTexts(tests, identityDomain(principal));
  const isPossible = (text: string): boolean => isIdentity(text, principal);
  const ids = [unknownIdentity(principal), ...found.texts, ...substrings(questions, 'aws:userid', context, isPossible)];
  const assignments = ids.map((id): Assignment => {
    const isOpenName = principal.kind === 'roleSession' && principal.sessionName === undefined;
    return new Map([
      ...(isOpenName ? [['roleSessionName', id.slice(id.indexOf(':') + 1)] as const] : []),
      ...(isOpenId ? [['aws:userid', id] as const] : []),
    ]);
  });
  return { assignments, complete: found.complete };
}

/** PL-270: `AIDA…` for a user, `AROA…:NAME` for a session of a role. */
function identityDomain(principal: Principal): Domain {
  if (principal.kind !== 'roleSession') return [{ text: 'AIDA' }, idRest];
  const { roleId, sessionName: name } = principal;
  const id: Domain = roleId === undefined ? [{ text: 'AROA' }, idRest] : [{ text: roleId }];
  return [...id, { text: ':' }, name === undefined ? sessionName : { text: name }];
}

function unknownIdentity(principal: Principal): string {
  if (principal.kind !== 'roleSession') return 'AIDANOTGIVEN';
  return `${principal.roleId ?? 'AROANOTGIVEN'}:${principal.sessionName ?? unnamedSession}`;
}

function isIdentity(text: string, principal: Principal): boolean {
  let at = 0;
  for (const stretch of identityDomain(principal)) {
    if ('text' in stretch) {
      if (!text.startsWith(stretch.text, at)) return false;
      at += stretch.text.length;
      continue;
    }
    const from = at;
    while (at < text.length && at - from < stretch.most && stretch.accepts(text[at] ?? '')) at += 1;
    if (at - from < stretch.least) return false;
  }
  return at === text.length;
}

function nameTest(session: string): TextTest {
  const parts = [
    { text: '*:', wildcards: true },
    { text: session, wildcards: false },
  ];
  return [{ kind: 'like', parts }];
}

function ofFact(questions: readonly Question[], fact: OpenFact): readonly Question[] {
  return questions.filter((question) => question.fact === fact && question.row !== undefined);
}

/** The tests of a fact's own condition rows. Operators that compare no texts are asked with their own values. */
function testsOf(questions: readonly Question[], fact: OpenFact, context: RequestContext): readonly TextTest[] {
  return ofFact(questions, fact).map((question): TextTest => {
    const base = question.row?.base ?? 'StringEquals';
    const kind = base.includes('IgnoreCase') ? 'equalsIgnoreCase' : /Like|Arn/.test(base) ? 'like' : 'equals';
    return partsOf(question, context).map((parts) => ({ kind, parts }));
  });
}

function literalsOf(question: Question, context: RequestContext): readonly string[] {
  return partsOf(question, context).map(joinParts);
}

function partsOf({ row, version }: Question, context: RequestContext): readonly (readonly GlobPart[])[] {
  return (row?.values ?? []).flatMap(({ value }) => {
    const parts = substitute(parseVariables(value, version), context);
    return parts ? [parts] : [];
  });
}

/** Addresses that a text pattern may mean. */
function filledIn(pattern: string): readonly string[] {
  if (!pattern.includes('*') && !pattern.includes('?')) return [pattern];
  return ['1', '0', '255', '1.1', '1.1.1', ''].map((run) => pattern.replaceAll('*', run).replaceAll('?', '1'));
}

/** What a fact has to be for a pattern that holds it as a variable to match: stretches of the texts it is held against. */
function substrings(
  questions: readonly Question[],
  fact: OpenFact,
  context: RequestContext,
  isPossible: (text: string) => boolean,
): readonly string[] {
  const found = new Set<string>();
  for (const { variable, version, fact: own } of questions) {
    if (!variable || own !== fact) continue;
    for (const target of variable.targets(context)) {
      for (const text of stretches(target)) {
        if (found.has(text) || !isPossible(text)) continue;
        const parts = substitute(parseVariables(variable.pattern, version), withValue(context, fact, text));
        if (parts && matchGlob(compileGlob(parts), target)) found.add(text);
      }
    }
  }
  return [...found];
}

const mostStretches = 20_000;

/** Every part of a text; of a long one those that stand between separators first, as far as they go. */
function stretches(text: string): readonly string[] {
  const all = new Set(text.split(/[/ ]/).filter((part) => part !== ''));
  for (let length = text.length; length > 0; length--) {
    for (let at = 0; at + length <= text.length; at++) {
      if (all.size >= mostStretches) return [...all];
      all.add(text.slice(at, at + length));
    }
  }
  return [...all];
}

/** A context in which an open fact has a value. */
export function withValue(context: RequestContext, fact: OpenFact, value: string): RequestContext {
  const entry = { key: fact, values: [value], multivalued: false, origin: 'derived' } as const;
  return {
    get: (key) => (key.toLowerCase() === fact.toLowerCase() ? entry : context.get(key)),
    isMultivalued: (key) => context.isMultivalued(key),
    entries: () => [...context.entries(), entry],
  };
}
