import type { ReferenceFacts } from '../../engine/facts';
import type { Request } from '../../engine/model/request';
import { evaluateStory } from '../../engine/story';
import type { Decision } from '../../engine/trace/decision';
import type { RequestNode } from '../../engine/trace/nodes';
import type { Scenario } from '../types';
import { buildWorld } from '../world';
import type { Candidate } from './candidate';
import { findCandidates } from './candidates';
import { applyChange } from './change';
import { reaches } from './reach';

/** A single narrow edit that would allow a denied request, with what it does to every request of the story. */
export interface Miss extends Candidate {
  /** Requests whose decision changes, the asked one among them. */
  readonly effects: readonly Effect[];
}

export interface Effect {
  /** Position in the scenario's requests, from 0. */
  readonly request: number;
  readonly before: Decision;
  readonly after: Decision;
}

/** What a search found, and how far it went. */
export interface MissSearch {
  /** At most three, the narrowest first. */
  readonly misses: readonly Miss[];
  /** Requests of the story that were not compared: the story is too long. */
  readonly uncompared: number;
  /** It would have cost too much to try more edits, and none that was tried allows the request. */
  readonly isStopped: boolean;
  /** What it cost: statements and conditions that were evaluated, and texts that were read. */
  readonly steps: number;
}

/** The most that are shown. */
const most = 3;
/** Bounds of the work: of a policy with a thousand statements, only the first edits are tried. */
const mostTried = 32;
const mostVerified = 6;
/** Steps of one evaluation of the story, and of all edits that are tried. */
const mostCompared = 25_000;
const mostTrials = 60_000;
/** So many characters are read in the time of one step. */
const charactersPerStep = 20;

/** The edits of `searchMisses` by themselves. */
export function findMisses(scenario: Scenario, facts: ReferenceFacts, request: number): readonly Miss[] {
  return searchMisses(scenario, facts, request).misses;
}

/**
 * Up to three edits, each verified by evaluating the story with it. The narrowest comes first: a call that says something
 * else before a tag, a tag before a change of a policy, a policy that names one thing before one that goes by patterns
 * (`reaches`); of edits that reach equally far, the one that changes fewer verdicts of the story. None where no single
 * narrow edit allows the request, and where it is not denied. The work is bounded by counting, so that it is the same on
 * every machine.
 */
export function searchMisses(scenario: Scenario, facts: ReferenceFacts, request: number): MissSearch {
  const story = new Story(scenario, facts);
  const node = story.evaluate([request]).get(request);
  const none = { misses: [], uncompared: 0, isStopped: false, steps: story.steps };
  if (!node) return none;
  const seen = new Set<string>();
  const misses: Miss[] = [];
  let before: ReadonlyMap<number, RequestNode> | undefined;
  let steps = 0;
  let trials = 0;
  let isCut = false;
  for (const candidate of findCandidates(scenario, node)) {
    const key = JSON.stringify(candidate.change);
    if (seen.has(key)) continue;
    if (misses.length >= mostVerified) break;
    isCut = seen.size >= mostTried || trials >= mostTrials;
    if (isCut) break;
    seen.add(key);
    const changed = new Story(applyChange(scenario, candidate.change), facts);
    // the request by itself first: most edits fail here, and a story may have hundreds of requests
    const isMiss = isAllowed(changed.evaluate([request]).get(request), node);
    const trial = changed.steps + Math.ceil(key.length / charactersPerStep);
    trials += trial;
    steps += trial;
    if (!isMiss) continue;
    before ??= story.compared(request);
    const tried = changed.steps;
    const after = changed.evaluate(before.keys());
    steps += changed.steps - tried;
    misses.push({ ...candidate, effects: effectsOf(before, after) });
  }
  const shown = misses.toSorted(byNarrowness).slice(0, most);
  return {
    misses: shown,
    uncompared: before ? story.length - before.size : 0,
    isStopped: isCut && shown.length === 0,
    steps: steps + story.steps,
  };
}

function byNarrowness(one: Miss, other: Miss): number {
  const further = reaches.indexOf(one.reach) - reaches.indexOf(other.reach);
  return further === 0 ? one.effects.length - other.effects.length : further;
}

function effectsOf(
  before: ReadonlyMap<number, RequestNode>,
  after: ReadonlyMap<number, RequestNode>,
): readonly Effect[] {
  const effects = [...before].flatMap(([request, { decision }]): readonly Effect[] => {
    const now = after.get(request)?.decision;
    return now === undefined || decision === now ? [] : [{ request, before: decision, after: now }];
  });
  return effects.toSorted((one, other) => one.request - other.request);
}

/** Allowed, and not because the edit claims what the model knows better. */
function isAllowed(after: RequestNode | undefined, before: RequestNode): boolean {
  return after?.decision === 'allowed' && contradictions(after) <= contradictions(before);
}

function contradictions({ assumptions }: RequestNode): number {
  return assumptions.filter(({ code }) => code === 'contextContradiction').length;
}

/** A scenario's requests, of which only those that are asked for are evaluated, and what that has cost. */
class Story {
  readonly #built: ReturnType<typeof buildWorld>;
  #steps = 0;

  constructor(scenario: Scenario, facts: ReferenceFacts) {
    this.#built = buildWorld(scenario, facts);
  }

  get steps(): number {
    return this.#steps;
  }

  get length(): number {
    return this.#built.requests.length;
  }

  /** The traces of some requests and of those whose sessions they need, by position. */
  evaluate(wanted: Iterable<number>): ReadonlyMap<number, RequestNode> {
    const { world, requests } = this.#built;
    const needed = neededBy(requests, wanted);
    const some = requests.filter(({ index }) => needed.has(index));
    const nodes = evaluateStory(world, some).filter((node) => node !== undefined);
    for (const node of nodes) this.#steps += stepsOf(node);
    return new Map(nodes.map((node) => [node.index, node]));
  }

  /** The traces of one request and of as many others, in order, as a comparison may cost. */
  compared(request: number): ReadonlyMap<number, RequestNode> {
    const found = new Map(this.evaluate([request]));
    const start = this.#steps;
    for (const { index } of this.#built.requests) {
      if (found.has(index)) continue;
      if (this.#steps - start >= mostCompared) break;
      for (const [at, node] of this.evaluate([index])) found.set(at, node);
    }
    return found;
  }
}

/** What a request's evaluation cost: the statements that it read, and their conditions. */
function stepsOf({ authorizations }: RequestNode): number {
  const policies = authorizations.flatMap(({ sides }) =>
    sides.flatMap(({ gates }) =>
      gates.flatMap((gate) => [...gate.policies, ...gate.levels.flatMap((level) => level.policies)]),
    ),
  );
  return policies.reduce(
    (steps, { statements }) => statements.reduce((sum, { conditions }) => sum + 1 + conditions.length, steps),
    1,
  );
}

/** Requests, and those that obtain the sessions on which they rest. */
function neededBy(requests: readonly Request[], wanted: Iterable<number>): ReadonlySet<number> {
  const needed = new Set<number>();
  const byIndex = new Map(requests.map((request) => [request.index, request]));
  const add = (request: Request | undefined): void => {
    if (!request || needed.has(request.index)) return;
    needed.add(request.index);
    const { principal } = request;
    if (principal.kind === 'session') requests.filter(({ session }) => session === principal.session).forEach(add);
  };
  for (const index of wanted) add(byIndex.get(index));
  return needed;
}
