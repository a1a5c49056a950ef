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
  /** What AWS said of each call; the request's own expectation is the reader's to change. */
  readonly said?: readonly (Said | null)[];
  /** The messages of what the reader does not have. */
  readonly left?: readonly string[];
  /** The messages of what was put in and has no place by which that could be seen. */
  readonly put?: readonly string[];
}

type Said = NonNullable<RequestDocument['expect']>;

/** The errand as it stands in a scenario. */
export interface Standing extends Found {
  readonly request: number;
  /** The verdict in AWS's own words; absent where the text held none. */
  readonly said?: Said;
  /** How many things are left out, and not in the scenario. */
  readonly leftOut: number;
}

const storedAs = 'iam-playground.errand';

/** What is to be done to see the verdict of an imported error; it stays until it is done or dismissed. */
export class Errand {
  #kept: Kept | undefined = $state.raw(readKept());

  /** Begins with what an import found. */
  begin({ fault, blames, missing, notes }: Found, scenario: Scenario): void {
    const said = { ...(fault !== undefined && { fault }), ...(blames !== undefined && { blames }) };
    const requests = scenario.requests ?? [];
    this.#keep({
      ...said,
      missing,
      notes,
      calls: requests.map(callOf),
      said: requests.map(({ expect }) => expect ?? null),
    });
  }

  /** What is there to do in a scenario, and for which request; undefined where the errand is about another scenario. */
  of(scenario: Scenario): Standing | undefined {
    const kept = this.#kept;
    if (kept === undefined) return undefined;
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
      notes,
      request,
    };
  }

  /** The reader does not have it: the verdict takes it for absent. */
  leaveOut({ message }: Missing): void {
    if (this.#kept) this.#keep({ ...this.#kept, left: [...(this.#kept.left ?? []), message] });
  }

  /** It was put in. What has a place is seen there instead, so that Undo brings it back. */
  done({ message, pointer }: Missing): void {
    if (this.#kept && pointer === undefined) this.#keep({ ...this.#kept, put: [...(this.#kept.put ?? []), message] });
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
