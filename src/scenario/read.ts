import type { Finding } from '../engine/finding';
import { resolvePointer } from '../engine/json/pointer';
import { readJson } from '../engine/json/read';
import type { JsonNode, Span } from '../engine/json/tree';
import { checkScenario } from './check';
import { quoted, type ScenarioProblem } from './problem';
import { account } from './read/account';
import { objectOf } from './read/object';
import { organization } from './read/organization';
import { placeProblems } from './read/place';
import type { Read, Reading, SpannedProblem } from './read/reading';
import { instant, request } from './read/request';
import { listOf, recordOf, text, wholeNumber } from './read/values';
import type { Scenario, ViewDocument } from './types';
import { currentVersion, upgradeText } from './upgrade';

export interface ScenarioReading {
  /** Absent where the text is no scenario at all: no JSON object, no version, or another version than 1. */
  readonly scenario?: Scenario;
  /** Everything that is wrong, in text order. Faults inside policy documents are the policy reader's to report. */
  readonly problems: readonly ScenarioProblem[];
  /** Where the text was of an older version: what it is in the current one, which the problems' places are in. */
  readonly upgraded?: string;
}

export interface ScenarioLimits {
  /** In UTF-16 units; a longer text is refused unread. */
  readonly characters?: number;
}

/** What a link may hold, and what a file may. */
export const linkLimits = { characters: 256 * 1024 } as const satisfies ScenarioLimits;
export const fileLimits = { characters: 16 * 1024 * 1024 } as const satisfies ScenarioLimits;

// A policy document may be 100 deep, and stands some levels down.
const maxDepth = 128;

/** Faults after which everybody still reads the same JSON. */
const harmless: ReadonlySet<string> = new Set(['BYTE_ORDER_MARK', 'COMMENT', 'DUPLICATE_KEY', 'LONE_SURROGATE']);

const version: Read<1> = (node) =>
  node.kind === 'number' && Number(node.raw) === currentVersion ? currentVersion : undefined;

const readRoot = objectOf<Scenario>(
  'a scenario',
  {
    version,
    title: text,
    description: text,
    now: instant,
    referenceData: text,
    view: objectOf<ViewDocument>('the view', { request: wholeNumber, document: text }, {}),
    accounts: recordOf(account),
    organization,
    requests: listOf(request),
  },
  { version: 1 },
);

/**
 * Reads a scenario's text and reports every problem at once. Whatever can be read is; a member that cannot is kept
 * for writing, and the requests that need it get `error`. Nothing is thrown, and nothing is read past the limits.
 */
export function readScenario(source: string, limits: ScenarioLimits = fileLimits): ScenarioReading {
  if (source.length <= (limits.characters ?? fileLimits.characters)) {
    const upgraded = upgradeText(source);
    if (upgraded !== source) return { ...readCurrent(upgraded, limits), upgraded };
  }
  return readCurrent(source, limits);
}

function readCurrent(source: string, limits: ScenarioLimits): ScenarioReading {
  const { root, findings } = readJson(source, { maxLength: limits.characters ?? fileLimits.characters, maxDepth });
  const reading: Reading = { text: source, problems: [], documents: [] };
  const fatal = findings.filter(isFatal);
  if (!root || fatal.length > 0) return { problems: placeProblems(source, fatal.map(fromFinding)) };
  const scenario = hasVersion(root, reading) ? readRoot(root, '', reading) : undefined;
  const found = [
    ...findings
      .filter((finding) => finding.code !== 'DUPLICATE_KEY' && !isInside(finding.span, reading))
      .map(fromFinding),
    ...reading.problems,
    ...(scenario ? checkScenario(scenario).map((problem) => ({ ...problem, span: spanOf(root, problem.path) })) : []),
  ];
  const problems = placeProblems(source, found);
  return scenario ? { scenario, problems } : { problems };
}

function hasVersion(root: JsonNode, reading: Reading): boolean {
  const problem = (node: JsonNode, path: string, code: string, message: string): false => {
    reading.problems.push({ path, severity: 'ERROR', code, message, span: node.span });
    return false;
  };
  if (root.kind !== 'object') {
    return problem(root, '', 'NOT_A_SCENARIO', 'a scenario is a JSON object: `{"version": 1, …}`');
  }
  const found = root.members.findLast(({ key }) => key.value === 'version')?.value;
  if (!found) return problem(root, '', 'MISSING_VERSION', 'a scenario says its version: add `"version": 1`');
  if (version(found, '/version', reading) === 1) return true;
  const raw = quoted(reading.text.slice(found.span.from, found.span.to));
  return found.kind === 'number' && Number(found.raw) > 1
    ? problem(
        found,
        '/version',
        'NEWER_VERSION',
        `version ${raw} is newer than this reader, which knows version 1: use a newer one`,
      )
    : problem(found, '/version', 'UNKNOWN_VERSION', `there is no version ${raw}: write \`1\``);
}

function isFatal(finding: Finding): boolean {
  return !harmless.has(finding.code) && !(finding.code === 'MORE_FINDINGS' && !finding.stops);
}

/** What the JSON reader says with a policy in mind, said of a scenario. */
const ownWords: ReadonlyMap<string, Pick<Finding, 'severity' | 'message'>> = new Map([
  ['COMMENT', { severity: 'WARNING', message: 'JSON has no comments: this one is not kept' }],
  [
    'EMPTY_DOCUMENT',
    { severity: 'ERROR', message: 'the text is empty: a scenario is a JSON object, `{"version": 1, …}`' },
  ],
  ['EXTRA_CONTENT', { severity: 'ERROR', message: 'the scenario ends before this: remove what follows' }],
]);

function fromFinding({ code, severity, message, span }: Finding): SpannedProblem {
  return { path: '', severity, message, ...ownWords.get(code), code, span };
}

function isInside(span: Span, { documents }: Reading): boolean {
  return documents.some(({ from, to }) => from <= span.from && span.to <= to);
}

function spanOf(root: JsonNode, path: string): Span {
  return resolvePointer(root, path)?.span ?? root.span;
}
