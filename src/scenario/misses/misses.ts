import type { ReferenceFacts } from '../../engine/facts';
import { evaluateStory } from '../../engine/story';
import type { Decision } from '../../engine/trace/decision';
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

/**
 * Up to three edits, each verified by evaluating the whole story with it: fewest other changes first. Empty where no
 * single narrow edit allows the request, and where it is not denied.
 */
export function findMisses(scenario: Scenario, facts: ReferenceFacts, request: number): readonly Miss[] {
  const before = decisionsOf(scenario, facts);
  const node = before.nodes[request];
  if (!node) return [];
  const seen = new Set<string>();
  const misses: Miss[] = [];
  for (const candidate of findCandidates(scenario, node)) {
    const key = JSON.stringify(candidate.change);
    if (seen.has(key)) continue;
    seen.add(key);
    const after = decisionsOf(applyChange(scenario, candidate.change), facts).decisions;
    if (after[request] !== 'allowed') continue;
    const effects = before.decisions.flatMap((decision, index): readonly Effect[] => {
      const now = after[index];
      return decision === undefined || now === undefined || decision === now
        ? []
        : [{ request: index, before: decision, after: now }];
    });
    misses.push({ ...candidate, effects });
  }
  return misses.toSorted((one, other) => one.effects.length - other.effects.length).slice(0, most);
}

function decisionsOf(
  scenario: Scenario,
  facts: ReferenceFacts,
): {
  readonly nodes: ReturnType<typeof evaluateStory>;
  readonly decisions: readonly (Decision | undefined)[];
} {
  const { world, requests } = buildWorld(scenario, facts);
  const nodes = evaluateStory(world, requests);
  return { nodes, decisions: nodes.map((node) => node?.decision) };
}
