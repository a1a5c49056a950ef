import type { ScenarioProblem } from '../scenario/problem';
import { readScenario } from '../scenario/read';
import type { Scenario } from '../scenario/types';
import { printScenario } from '../scenario/write';
import { whenIdle, type Cancel } from './idle';
import type { Playground } from './playground.svelte';

interface Typed {
  readonly text: string;
  /** The scenario that stood when it was typed, or that it gave: once another stands, the text gives way to it. */
  readonly of: Scenario;
  readonly problems: readonly ScenarioProblem[];
  /** It was read, and is no scenario. */
  readonly isBroken: boolean;
}

/** How long typing must rest before the text is read, in milliseconds. */
const rest = 120;

/** The scenario as the JSON that its author types: a text that is no scenario is kept, and the last valid one stands. */
export class ScenarioText {
  readonly #playground: Playground;
  #typed: Typed | undefined = $state.raw();
  readonly #own: Typed | undefined = $derived.by(() =>
    this.#typed?.of === this.#playground.scenario ? this.#typed : undefined,
  );
  #planned: Cancel | undefined;

  readonly text: string = $derived.by(() => this.#own?.text ?? printScenario(this.#playground.scenario));
  readonly problems: readonly ScenarioProblem[] = $derived.by(
    () => this.#own?.problems ?? readScenario(this.text).problems,
  );

  constructor(playground: Playground) {
    this.#playground = playground;
  }

  /** The text is no scenario: the page shows the last valid one. */
  get isBroken(): boolean {
    return this.#own?.isBroken ?? false;
  }

  type(text: string): void {
    const of = this.#playground.scenario;
    this.#typed = { text, of, problems: this.problems, isBroken: this.isBroken };
    this.#planned?.();
    this.#planned = whenIdle(async () => this.#read(text, of), rest);
  }

  /** Takes back what cannot be read; else the last change of the scenario. */
  undo(): void {
    if (this.isBroken) this.#typed = undefined;
    else this.#playground.undo();
  }

  /** Lays the text out as we write it. */
  format(): void {
    if (this.isBroken)
      this.#playground.tell({ kind: 'problem', text: 'The scenario cannot be formatted until it can be read.' });
    else this.#typed = undefined;
  }

  #read(text: string, of: Scenario): void {
    // What was done elsewhere in the meantime is newer.
    if (this.#playground.scenario !== of || this.#typed?.text !== text) return;
    const { scenario, problems } = readScenario(text);
    this.#typed = { text, of: scenario ?? of, problems, isBroken: scenario === undefined };
    if (scenario !== undefined) this.#playground.retype(scenario);
  }
}
