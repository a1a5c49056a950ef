import type { Decision } from '../engine/trace/decision';
import type { Scenario } from '../scenario/types';
import type { Playground } from './playground.svelte';

/** A request whose verdict an edit changes. */
export interface VerdictChange {
  readonly request: number;
  readonly before: Decision;
  readonly after: Decision;
}

/**
 * The requests that another state of the world would decide otherwise, in the story's order; undefined where no answer
 * came. The requests of both are the same ones.
 */
export async function verdictChanges(
  { scenario, evaluator }: Playground,
  edited: Scenario,
): Promise<readonly VerdictChange[] | undefined> {
  const before = evaluator.scenario === scenario ? evaluator.results : await evaluator.resultsOf(scenario);
  const after = await evaluator.resultsOf(edited);
  if (before === undefined || after === undefined) return undefined;
  return before.flatMap(({ outcome, disabled }, request) => {
    const next = after[request];
    if (disabled || next === undefined || next.outcome === outcome) return [];
    return [{ request, before: outcome, after: next.outcome }];
  });
}
