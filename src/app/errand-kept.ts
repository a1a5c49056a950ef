import type { PolicyType } from '../engine/policy/policy';
import type { Missing } from '../scenario/imports/missing';
import type { RequestDocument } from '../scenario/types';

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

/** An errand as a tab of the browser keeps it. */
export interface KeptErrand extends Found {
  /** The calls of the import: while one of them is in the scenario, the errand is about it. */
  readonly calls: readonly string[];
  /** What AWS said of each call; the request's own expectation is the reader's to change. */
  readonly said?: readonly (Said | null)[];
  /** The messages of what the reader does not have. */
  readonly left?: readonly string[];
  /** The messages of what was put in and has no place by which that could be seen. */
  readonly put?: readonly string[];
  /** Nothing was missing, and the verdict was what AWS said: another one comes of an edit. */
  readonly isReproduced?: true;
  /** What is left to do is shown no more; what AWS said is known still. */
  readonly isDismissed?: true;
}

export type Said = NonNullable<RequestDocument['expect']>;

const storedAs = 'iam-playground.errand';

/** A call, whatever is said of it besides. */
export function callOf({ principal, action, resource }: RequestDocument): string {
  return JSON.stringify([principal, action.toLowerCase(), resource ?? '*']);
}

/** Keeps an errand as long as the tab is open, over its pages. */
export function keepErrand(kept: KeptErrand): void {
  try {
    sessionStorage.setItem(storedAs, JSON.stringify(kept));
  } catch {
    // Without storage it lasts as long as the page.
  }
}

export function readErrand(): KeptErrand | undefined {
  try {
    const stored = JSON.parse(sessionStorage.getItem(storedAs) ?? 'null') as Partial<KeptErrand> | null;
    const lists = [stored?.missing, stored?.notes, stored?.calls];
    return lists.every((list) => Array.isArray(list)) ? (stored as KeptErrand) : undefined;
  } catch {
    return undefined;
  }
}
