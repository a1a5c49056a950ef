import type { Decision } from '../engine/trace/decision';
import type { RequestResult } from '../report/result';
import { stillMissing } from '../scenario/imports/still-missing';
import type { Scenario } from '../scenario/types';
import { callOf, type Found, type KeptErrand, type Said } from './errand-kept';

/** The errand as it stands in a scenario. */
export interface Standing extends Found {
  readonly request: number;
  /** The verdict in AWS's own words; absent where the text held none. */
  readonly said?: Said;
  /** How many things are left out, and not in the scenario. */
  readonly leftOut: number;
  /** The verdict was what AWS said, with nothing missing: where it is another one now, an edit did that. */
  readonly isReproduced: boolean;
}

/** The errand that an import begins. */
export function errandOf({ fault, blames, missing, notes }: Found, scenario: Scenario): KeptErrand {
  const requests = scenario.requests ?? [];
  return {
    ...(fault !== undefined && { fault }),
    ...(blames !== undefined && { blames }),
    missing,
    notes,
    calls: requests.map(callOf),
    said: requests.map(({ expect }) => expect ?? null),
  };
}

/** What is there to do in a scenario, and for which request; undefined where the errand is about another scenario. */
export function standingOf(kept: KeptErrand | undefined, scenario: Scenario): Standing | undefined {
  if (kept === undefined || kept.isDismissed) return undefined;
  const { fault, blames, notes, calls, left = [], put = [] } = kept;
  const requests = scenario.requests ?? [];
  const request = requests.findIndex((other) => calls.includes(callOf(other)));
  const document = requests[request];
  if (document === undefined) return undefined;
  const said = kept.said?.[calls.indexOf(callOf(document))] ?? undefined;
  const absent = stillMissing(scenario, kept.missing).filter(({ message }) => !put.includes(message));
  const missing = absent.filter(({ message }) => !left.includes(message));
  return {
    ...(fault !== undefined && { fault }),
    ...(blames !== undefined && { blames }),
    ...(said !== undefined && { said }),
    missing,
    leftOut: absent.length - missing.length,
    isReproduced: kept.isReproduced === true,
    notes,
    request,
  };
}

/** Whether a verdict is what AWS said. */
export function isAs(outcome: Decision | undefined, said: Said): boolean {
  return outcome === said || (said === 'deny' && (outcome === 'explicitDeny' || outcome === 'implicitDeny'));
}

/** Whether these verdicts of a scenario are what AWS said, with all that was missing in its place or left out. */
export function isReproduced(kept: KeptErrand, scenario: Scenario, results: readonly RequestResult[]): boolean {
  const standing = standingOf(kept, scenario);
  if (standing?.said === undefined || standing.missing.length > 0) return false;
  return isAs(results[standing.request]?.outcome, standing.said);
}
