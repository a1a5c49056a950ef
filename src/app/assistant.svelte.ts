import type { Scenario } from '../scenario/types';
import type { AssistClient, CallAnswer } from '../service/client';
import type {
  ActionMatch,
  CallDescription,
  CheckedFinding,
  Checks,
  Completions,
  Description,
  DescribeCallRequest,
  DocumentChecks,
  ExpandRequest,
  LoggedEvent,
  Misses,
  PlaceRequest,
  ScenarioPlaceRequest,
} from '../service/protocol';
import { textAt } from '../scenario/edit';
import { whenIdle, type Cancel } from './idle';

/** Edits that would allow a denied request, and what they were found for. */
export interface FoundMisses {
  readonly scenario: Scenario;
  readonly request: number;
  readonly misses: Misses;
}

interface FailedSearch {
  readonly scenario: Scenario;
  readonly request: number;
  readonly message: string;
}

interface Checked {
  readonly scenario: Scenario;
  readonly checks: Checks;
}

/** How long typing must rest before the assist worker is asked, in milliseconds. */
const rest = 120;
const longerRest = 300;

/** What helps an author beside the verdicts. Its worker starts when something is asked of it, and never before a verdict. */
export class Assistant {
  readonly #open: () => AssistClient;
  readonly #data: string;
  #client: AssistClient | undefined;
  #checked: Checked | undefined = $state.raw();
  #misses: FoundMisses | undefined = $state.raw();
  #checkFailure: string | undefined = $state.raw();
  #searchFailure: FailedSearch | undefined = $state.raw();
  #planned: Cancel | undefined;
  #toCheck: Scenario | undefined;
  #sought: Cancel | undefined;

  /** `data` is the absolute address of the folder with the reference data. */
  constructor(open: () => AssistClient, data: string) {
    this.#open = open;
    this.#data = data;
  }

  /** The date of the reference data; undefined until it is known. */
  get referenceData(): string | undefined {
    return this.#checked?.checks.referenceData;
  }

  /** What of the reference data did not load, as sentences. */
  get unavailable(): readonly string[] {
    return this.#checked?.checks.unavailable ?? [];
  }

  /** The newest edits that were found; their scenario may be some keystrokes behind. */
  get misses(): FoundMisses | undefined {
    return this.#misses;
  }

  /** Why the newest check of the documents gave nothing, as a clause. */
  get checkFailure(): string | undefined {
    return this.#checkFailure;
  }

  /** Why the newest search for edits of a request gave nothing, as a clause. */
  searchFailure(request: number): string | undefined {
    return this.#searchFailure?.request === request ? this.#searchFailure.message : undefined;
  }

  /** What is said of a document; its text may be some keystrokes behind. */
  checksOf(pointer: string): (DocumentChecks & { readonly text: string }) | undefined {
    if (this.#checked === undefined) return undefined;
    const { scenario, checks } = this.#checked;
    const found = checks.documents.find((document) => document.pointer === pointer);
    const text = textAt(scenario, pointer);
    return found === undefined || text === undefined ? undefined : { ...found, text };
  }

  /** Every finding of some documents. */
  findingsOf(pointers: readonly string[]): readonly CheckedFinding[] {
    const documents = this.#checked?.checks.documents ?? [];
    return documents.flatMap(({ pointer, findings }) => (pointers.includes(pointer) ? findings : []));
  }

  /** Checks every document of a scenario, as soon as there is time for it. */
  check(scenario: Scenario): void {
    this.#planned?.();
    this.#toCheck = scenario;
    // Nothing is said again of what did not change, so that nobody's click meets a list that is being drawn anew.
    if (this.#checked?.scenario === scenario && this.#checkFailure === undefined && this.unavailable.length === 0)
      return;
    this.#planned = whenIdle(async () => {
      const answer = await this.#worker.check({ scenario, data: this.#data });
      if (answer.kind === 'superseded' || this.#toCheck !== scenario) return;
      if (answer.kind === 'answered') this.#checked = { scenario, checks: answer.value };
      this.#checkFailure = messageOf(answer);
    }, rest);
  }

  /** Looks for edits that would allow a denied request; `misses` has them when they are found. Returns how to stop. */
  seek(scenario: Scenario, request: number): Cancel {
    for (const known of [this.#misses, this.#searchFailure])
      if (known?.scenario === scenario && known.request === request) return () => undefined;
    this.#sought?.();
    this.#sought = whenIdle(async () => {
      const answer = await this.#worker.misses({ scenario, request, data: this.#data });
      if (answer.kind === 'superseded') return;
      const message = messageOf(answer);
      this.#misses = answer.kind === 'answered' ? { scenario, request, misses: answer.value } : undefined;
      this.#searchFailure = message === undefined ? undefined : { scenario, request, message };
    }, longerRest);
    return this.#sought;
  }

  /** Forgets that a search failed, so that the same may be sought once more. */
  forgetSearch(): void {
    this.#searchFailure = undefined;
  }

  complete(request: Omit<PlaceRequest, 'data'>): Promise<Completions | undefined> {
    return valueOf(this.#worker.complete({ ...request, data: this.#data }));
  }

  completeScenario(request: Omit<ScenarioPlaceRequest, 'data'>): Promise<Completions | undefined> {
    return valueOf(this.#worker.completeScenario({ ...request, data: this.#data }));
  }

  describe(request: Omit<PlaceRequest, 'data'>): Promise<Description | undefined> {
    return valueOf(this.#worker.describe({ ...request, data: this.#data }));
  }

  describeScenario(request: Omit<ScenarioPlaceRequest, 'data'>): Promise<Description | undefined> {
    return valueOf(this.#worker.describeScenario({ ...request, data: this.#data }));
  }

  expand(request: Omit<ExpandRequest, 'data'>): ReturnType<AssistClient['expand']> {
    return this.#worker.expand({ ...request, data: this.#data });
  }

  /** The event that CloudTrail would log for a request; undefined where none can be told. */
  cloudTrail(scenario: Scenario, request: number): Promise<LoggedEvent | undefined> {
    return valueOf(this.#worker.cloudTrail({ scenario, request, data: this.#data }));
  }

  /** Actions by some words of their name; undefined where the data did not load, or newer words took their place. */
  async findActions(text: string): Promise<readonly ActionMatch[] | undefined> {
    const answer = await valueOf(this.#worker.findActions({ text, data: this.#data }));
    return answer?.kind === 'found' ? answer.value : undefined;
  }

  describeCall(request: Omit<DescribeCallRequest, 'data'>): Promise<CallDescription | undefined> {
    return valueOf(this.#worker.describeCall({ ...request, data: this.#data }));
  }

  servicePrincipals(): ReturnType<AssistClient['servicePrincipals']> {
    return this.#worker.servicePrincipals(this.#data);
  }

  managedPolicies(): ReturnType<AssistClient['managedPolicies']> {
    return this.#worker.managedPolicies(this.#data);
  }

  managedPolicy(arn: string): ReturnType<AssistClient['managedPolicy']> {
    return this.#worker.managedPolicy(arn, this.#data);
  }

  get #worker(): AssistClient {
    this.#client ??= this.#open();
    return this.#client;
  }
}

function messageOf(answer: CallAnswer<unknown>): string | undefined {
  return answer.kind === 'failed' ? answer.message : undefined;
}

async function valueOf<T>(asked: Promise<CallAnswer<T>>): Promise<T | undefined> {
  const answer = await asked;
  return answer.kind === 'answered' ? answer.value : undefined;
}
