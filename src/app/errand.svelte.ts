import type { PolicyType } from '../engine/policy/policy';
import type { Missing } from '../scenario/imports/missing';
import { stillMissing } from '../scenario/imports/still-missing';
import type { RequestDocument, Scenario } from '../scenario/types';

/** What an imported error still needs, and what AWS's wording hides. */
export interface Found {
  /** `no identity-based policy allows it`; absent where the text did not say it. */
  readonly fault?: string;
  /** The policy type that AWS's words name. */
  readonly blames?: PolicyType;
  readonly missing: readonly Missing[];
  /** Documented traps, and what was taken for granted. */
  readonly notes: readonly string[];
}

interface Kept extends Found {
  /** The calls of the import: while one of them is in the scenario, the errand is about it. */
  readonly calls: readonly string[];
}

const storedAs = 'iam-playground.errand';

/** What is to be done to see the verdict of an imported error; it stays until it is done or dismissed. */
export class Errand {
  #kept: Kept | undefined = $state.raw(readKept());

  /** Begins with what an import found. */
  begin({ fault, blames, missing, notes }: Found, scenario: Scenario): void {
    const said = { ...(fault !== undefined && { fault }), ...(blames !== undefined && { blames }) };
    this.#keep({ ...said, missing, notes, calls: (scenario.requests ?? []).map(callOf) });
  }

  /** What is there to do in a scenario, and for which request; undefined where the errand is about another scenario. */
  of(scenario: Scenario): (Found & { readonly request: number }) | undefined {
    const kept = this.#kept;
    if (kept === undefined) return undefined;
    const request = (scenario.requests ?? []).findIndex((other) => kept.calls.includes(callOf(other)));
    return request < 0 ? undefined : { ...kept, request, missing: stillMissing(scenario, kept.missing) };
  }

  /** One thing is done, or the reader does not have it. */
  drop({ message }: Missing): void {
    if (this.#kept)
      this.#keep({ ...this.#kept, missing: this.#kept.missing.filter((other) => other.message !== message) });
  }

  dismiss(): void {
    this.#keep(undefined);
  }

  #keep(kept: Kept | undefined): void {
    this.#kept = kept;
    try {
      if (kept === undefined) sessionStorage.removeItem(storedAs);
      else sessionStorage.setItem(storedAs, JSON.stringify(kept));
    } catch {
      // Without storage it lasts as long as the page.
    }
  }
}

/** A call, whatever is said of it besides. */
function callOf({ principal, action, resource }: RequestDocument): string {
  return JSON.stringify([principal, action.toLowerCase(), resource ?? '*']);
}

function readKept(): Kept | undefined {
  try {
    const stored = JSON.parse(sessionStorage.getItem(storedAs) ?? 'null') as Partial<Kept> | null;
    const lists = [stored?.missing, stored?.notes, stored?.calls];
    return lists.every((list) => Array.isArray(list)) ? (stored as Kept) : undefined;
  } catch {
    return undefined;
  }
}
