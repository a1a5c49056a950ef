import type { Decision } from '../engine/trace/decision';
import type { RequestDocument, Scenario } from '../scenario/types';
import { matchRequests } from './compare';
import type { Evaluator } from './evaluator.svelte';

/** What the scenario is compared with: as it was opened, or as it stood when somebody pinned it. */
export class Baseline {
  readonly #evaluator: Evaluator;
  #scenario: Scenario = $state.raw({ version: 1 });
  #outcomes: readonly (Decision | undefined)[] | undefined = $state.raw();
  #isPinned = $state(false);
  #isAsked = false;

  constructor(evaluator: Evaluator, scenario: Scenario) {
    this.#evaluator = evaluator;
    this.#take(scenario);
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  /** Another scenario was opened: it is compared with itself, unless a baseline is pinned. */
  opened(scenario: Scenario): void {
    if (!this.#isPinned) this.#take(scenario);
  }

  /** Compares with a scenario until it is unpinned, whatever is opened meanwhile. */
  pin(scenario: Scenario): void {
    this.#isPinned = true;
    this.#take(scenario);
  }

  /** Compares with a scenario until another one is opened. */
  unpin(scenario: Scenario): void {
    this.#isPinned = false;
    this.#take(scenario);
  }

  /** After each evaluation: keeps the verdicts of the baseline, or asks for them where typing was quicker than they. */
  async note(): Promise<void> {
    if (this.#outcomes !== undefined || this.#isAsked) return;
    const scenario = this.#scenario;
    this.#isAsked = true;
    const results =
      this.#evaluator.scenario === scenario ? this.#evaluator.results : await this.#evaluator.resultsOf(scenario);
    if (this.#scenario !== scenario) return;
    this.#isAsked = false;
    this.#outcomes = results?.map(({ outcome, disabled }) => (disabled ? undefined : outcome));
  }

  /** What each of these requests was decided; undefined for new and disabled ones. */
  outcomesOf(requests: readonly RequestDocument[]): readonly (Decision | undefined)[] {
    const outcomes = this.#outcomes;
    if (outcomes === undefined) return [];
    return matchRequests(this.#scenario.requests ?? [], requests).map((was) =>
      was === undefined ? undefined : outcomes[was],
    );
  }

  #take(scenario: Scenario): void {
    this.#scenario = scenario;
    this.#outcomes = undefined;
    this.#isAsked = false;
    if (this.#evaluator.scenario === scenario) void this.note();
  }
}
