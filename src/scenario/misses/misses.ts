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

/** The most that are shown. */
const most = 3;
/** Bounds of the work: of a policy with a thousand statements, only the first edits are tried. */
const mostTried = 32;
const mostVerified = 4;

/**
 * Up to three edits, each verified by evaluating the whole story with it: fewest other changes first. Empty where no
 * single narrow edit allows the request, and where it is not denied.
 */
export function findMisses(scenario: Scenario, facts: ReferenceFacts, request: number): readonly Miss[] {
  const before = evaluated(scenario, facts);
  const node = before[request];
  if (!node) return [];
  const seen = new Set<string>();
  const misses: Miss[] = [];
  for (const candidate of findCandidates(scenario, node)) {
    const key = JSON.stringify(candidate.change);
    if (seen.has(key)) continue;
    if (seen.size >= mostTried || misses.length >= mostVerified) break;
    seen.add(key);
    const changed = applyChange(scenario, candidate.change);
    // the request by itself first: most edits fail here, and a story may have hundreds of requests
    if (!isAllowed(evaluated(changed, facts, request)[request], node)) continue;
    const after = evaluated(changed, facts);
    const effects = before.flatMap((one, index): readonly Effect[] => {
      const now = after[index]?.decision;
      return one === undefined || now === undefined || one.decision === now
        ? []
        : [{ request: index, before: one.decision, after: now }];
    });
    misses.push({ ...candidate, effects });
  }
  return misses.toSorted((one, other) => one.effects.length - other.effects.length).slice(0, most);
}

/** Allowed, and not because the edit claims what the model knows better. */
function isAllowed(after: RequestNode | undefined, before: RequestNode): boolean {
  return after?.decision === 'allowed' && contradictions(after) <= contradictions(before);
}

function contradictions({ assumptions }: RequestNode): number {
  return assumptions.filter(({ code }) => code === 'contextContradiction').length;
}

/** The traces by the requests' positions: of all of them, or of one and those whose sessions it needs. */
function evaluated(scenario: Scenario, facts: ReferenceFacts, only?: number): readonly (RequestNode | undefined)[] {
  const { world, requests } = buildWorld(scenario, facts);
  if (only === undefined) return evaluateStory(world, requests);
  const needed = neededBy(requests, only);
  const some = requests.filter(({ index }) => needed.has(index));
  const nodes = evaluateStory(world, some);
  const found: (RequestNode | undefined)[] = [];
  some.forEach(({ index }, at) => (found[index] = nodes[at]));
  return found;
}

/** A request, and those that obtain the sessions on which it rests. */
function neededBy(requests: readonly Request[], index: number): ReadonlySet<number> {
  const needed = new Set<number>();
  const add = (request: Request | undefined): void => {
    if (!request || needed.has(request.index)) return;
    needed.add(request.index);
    const { principal } = request;
    if (principal.kind === 'session') requests.filter(({ session }) => session === principal.session).forEach(add);
  };
  add(requests[index]);
  return needed;
}
