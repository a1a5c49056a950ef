import type { Decision } from '../engine/trace/decision';
import { textAt, withValue } from '../scenario/edit';
import type { RequestDocument, Scenario } from '../scenario/types';
import { withDocumentTools } from './document-tools';
import type { EmbedOptions } from './embed-options';
import type { Evaluator, Verdict } from './evaluator.svelte';
import { History } from './history.svelte';
import { addressOf, loadLinkWriter } from './links';
import { listSubjects, type DocumentEntry } from './subjects';

export type Guess = 'allowed' | 'denied' | 'none';

/** An embed's state: a scenario with its verdicts, which request is looked at, and what the reader has guessed. */
export class EmbedStory {
  readonly options: EmbedOptions;
  readonly evaluator: Evaluator;
  readonly #history: History<Scenario>;
  #request: number;
  #guesses: Readonly<Record<number, Guess>> = $state.raw({});
  #address: string;

  /** `hash` is what opens the scenario in the playground. */
  constructor(scenario: Scenario, hash: string, evaluator: Evaluator, options: EmbedOptions) {
    this.options = options;
    this.evaluator = evaluator;
    this.#history = new History(scenario);
    evaluator.onpainted = () => this.#history.tell();
    const asked = options.request === undefined ? (scenario.view?.request ?? 0) : options.request - 1;
    this.#request = $state(asked < (scenario.requests?.length ?? 0) ? asked : 0);
    this.#address = $state(addressOf('./', hash));
    void this.#evaluate();
  }

  get scenario(): Scenario {
    return this.#history.present;
  }

  get title(): string {
    return this.scenario.title ?? 'A scenario';
  }

  get requests(): readonly RequestDocument[] {
    return this.scenario.requests ?? [];
  }

  /** The request that is looked at, from 0. */
  get request(): number {
    return this.#request;
  }

  get verdict(): Verdict | undefined {
    const { verdict } = this.evaluator;
    return verdict?.index === this.#request ? verdict : undefined;
  }

  /** What opens the scenario, as it stands, in the playground. */
  get address(): string {
    return this.#address;
  }

  /** The document that the address asks for. */
  get focus(): DocumentEntry | undefined {
    const { focus } = this.options;
    return focus === undefined
      ? undefined
      : this.#document(({ pointer, title }) => pointer === focus || title === focus);
  }

  document(pointer: string): DocumentEntry | undefined {
    return this.#document((entry) => entry.pointer === pointer);
  }

  /** What the reader guessed of a request, once asked; undefined as long as its verdict is hidden. */
  guess(request: number): Guess | undefined {
    return this.options.asks ? this.#guesses[request] : 'none';
  }

  /** Shows the verdict that the reader has guessed. */
  reveal(guess: Guess): void {
    this.#guesses = { ...this.#guesses, [this.#request]: guess };
  }

  select(request: number): void {
    this.#request = request;
    void this.#evaluate();
  }

  type(pointer: string, text: string): void {
    withDocumentTools(({ policyText }) => {
      this.#history.commit(withValue(this.scenario, pointer, policyText(text)), pointer, true);
      this.#changed();
    });
  }

  format(pointer: string): void {
    withDocumentTools(({ formatDocument }) => {
      const formatted = formatDocument(textAt(this.scenario, pointer) ?? '');
      if (formatted !== undefined) this.type(pointer, formatted);
    });
  }

  undo(): void {
    this.#history.undo();
    this.#changed();
  }

  redo(): void {
    this.#history.redo();
    this.#changed();
  }

  #changed(): void {
    const { scenario } = this;
    void this.#evaluate();
    void loadLinkWriter().then((write) => {
      if (scenario === this.scenario) this.#address = addressOf('./', write(scenario));
    });
  }

  #document(is: (entry: DocumentEntry) => boolean): DocumentEntry | undefined {
    return listSubjects(this.scenario)
      .flatMap(({ documents }) => documents)
      .find(is);
  }

  async #evaluate(): Promise<void> {
    await this.evaluator.evaluate(this.scenario, this.#request);
  }
}

/** Whether a guess was right; undefined where a verdict is neither a yes nor a no, or nothing was guessed. */
export function isRight(guess: Guess, outcome: Decision): boolean | undefined {
  if (guess === 'none' || outcome === 'error' || outcome === 'undetermined') return undefined;
  return (guess === 'allowed') === (outcome === 'allowed');
}
