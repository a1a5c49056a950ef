import type { Finding } from '../engine/finding';
import type { RequestNode } from '../engine/trace/nodes';
import type { RequestResult } from '../report/result';
import type { ModelProblem } from '../scenario/problem';
import type { Scenario } from '../scenario/types';
import type { EvaluationClient } from '../service/client';
import type { Evaluation } from '../service/protocol';
import { textAt } from '../scenario/edit';
import { behindPaint } from './idle';

/** A request's verdict with its trace, and the scenario that both belong to. */
export interface Verdict {
  readonly scenario: Scenario;
  readonly index: number;
  readonly result: RequestResult;
  readonly trace: RequestNode;
}

interface Answer {
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
  readonly verdict: Verdict | undefined;
  /** The last verdict that no unreadable document stopped: mostly this one. */
  readonly valid: Verdict | undefined;
}

/** Milliseconds before what did not start is tried again: at most half a minute. */
const pauses = [500, 1000, 2000, 5000, 10_000, 30_000];

const noFindings: readonly Finding[] = [];

/**
 * The computed half of the page's state: what the worker says of the scenario that stands. A verdict is there at once;
 * what explains it takes longer to draw, and comes when the verdict is painted: `explained` with its findings and problems.
 */
export class Evaluator {
  readonly #client: EvaluationClient;
  readonly #data: string;
  #revision = 0;
  #tries = 0;
  readonly #later: (work: () => void) => void;
  #answer: Answer | undefined = $state.raw();
  #explained: Answer | undefined = $state.raw();
  #isPlanned = false;
  #trouble: string | undefined = $state();
  /** Told when the newest verdict is painted, before what explains it is drawn. */
  onpainted: () => void = () => undefined;

  /**
   * `data` is the absolute address of the folder with the reference data; `later` does some work once what changed is
   * painted.
   */
  constructor(client: EvaluationClient, data: string, later: (work: () => void) => void = behindPaint) {
    this.#client = client;
    this.#data = data;
    this.#later = later;
  }

  /** The scenario of the newest answer; it may be some keystrokes behind the one that stands. */
  get scenario(): Scenario | undefined {
    return this.#answer?.scenario;
  }

  get results(): readonly RequestResult[] {
    return this.#answer?.evaluation.results ?? [];
  }

  /** The same, from the first on, once the newest verdict is painted. */
  get explainedResults(): readonly RequestResult[] {
    return (this.#explained ?? this.#answer)?.evaluation.results ?? [];
  }

  /** The selected request's verdict. */
  get verdict(): Verdict | undefined {
    return this.#answer?.verdict;
  }

  /**
   * The verdict whose grounds are drawn: the newest that is painted, or the last valid one while a document that cannot be
   * read makes the selected request an `error`.
   */
  get explained(): Verdict | undefined {
    return this.#explained?.valid ?? this.#explained?.verdict;
  }

  /** Whether a verdict is newer than what is drawn to explain it. */
  get isAhead(): boolean {
    return this.#explained !== this.#answer;
  }

  /** While a document that cannot be read makes the selected request an `error`: the verdict before that. */
  get lastValid(): Verdict | undefined {
    const { valid, verdict } = this.#explained ?? {};
    return valid === verdict ? undefined : valid;
  }

  /** Why there is no newer answer, where the worker could not give one. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** What only the reference data could tell: AWS managed policies that are not there, by their place. */
  get problems(): readonly ModelProblem[] {
    return this.#explained?.evaluation.problems ?? [];
  }

  /** What of the reference data did not load, as sentences. */
  get unavailable(): readonly string[] {
    return this.#explained?.evaluation.unavailable ?? [];
  }

  /** The date of the reference data that the verdicts rest on; undefined where they need none. */
  get referenceData(): string | undefined {
    return this.#explained?.evaluation.referenceData;
  }

  /** What was found in a document; nothing where its text has moved on since. */
  findings(pointer: string, text: string): readonly Finding[] {
    if (this.#explained === undefined || textAt(this.#explained.scenario, pointer) !== text) return noFindings;
    return this.#explained.evaluation.findings.find((document) => document.pointer === pointer)?.findings ?? noFindings;
  }

  /** Evaluates; an answer that newer input has overtaken is dropped. */
  async evaluate(scenario: Scenario, selected: number): Promise<void> {
    const revision = ++this.#revision;
    const answer = await this.#client.evaluate({ scenario, revision, selected, data: this.#data });
    if (revision !== this.#revision || answer.kind === 'superseded') return;
    if (answer.kind === 'evaluated') {
      this.#tries = 0;
      this.#trouble = undefined;
      this.#take(scenario, answer.evaluation, selected);
    } else {
      this.#trouble = answer.message;
      if (answer.isWorthAnotherTry !== true) return;
      this.#trouble += '; it is tried again by itself';
      this.#tryAgain(() => this.evaluate(scenario, selected), revision);
    }
  }

  /** The verdict of one request of another scenario, while what stands keeps its own; undefined where none came. */
  async preview(scenario: Scenario, index: number): Promise<Verdict | undefined> {
    const evaluation = await this.#ask(scenario, index);
    return evaluation && verdictOf(scenario, evaluation, index);
  }

  /** The verdicts of another scenario; undefined where none came. */
  async resultsOf(scenario: Scenario): Promise<readonly RequestResult[] | undefined> {
    return (await this.#ask(scenario))?.results;
  }

  async #ask(scenario: Scenario, selected?: number): Promise<Evaluation | undefined> {
    const answer = await this.#client.evaluateAside({
      scenario,
      revision: this.#revision,
      data: this.#data,
      ...(selected !== undefined && { selected }),
    });
    return answer.kind === 'evaluated' ? answer.evaluation : undefined;
  }

  /** After a pause, or as soon as there is a connection again, unless something newer was evaluated. */
  #tryAgain(evaluate: () => Promise<void>, revision: number): void {
    const again = (): void => {
      clearTimeout(timer);
      removeEventListener('online', again);
      if (revision === this.#revision) void evaluate();
    };
    const timer = setTimeout(again, pauses[Math.min(this.#tries, pauses.length - 1)]);
    this.#tries += 1;
    addEventListener('online', again);
  }

  #take(scenario: Scenario, evaluation: Evaluation, index: number): void {
    const verdict = verdictOf(scenario, evaluation, index);
    const before = this.#answer?.valid;
    const isStopped =
      verdict?.result.outcome === 'error' &&
      evaluation.findings.some(({ findings }) => findings.some(({ stops }) => stops));
    const valid = !isStopped ? verdict : before?.index === index ? before : undefined;
    this.#answer = { scenario, evaluation, verdict, valid };
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    this.#later(() => {
      this.#isPlanned = false;
      this.onpainted();
      this.#explained = this.#answer;
    });
  }
}

function verdictOf(scenario: Scenario, { results, trace }: Evaluation, index: number): Verdict | undefined {
  const result = results[index];
  if (result === undefined || trace === undefined) return undefined;
  return { scenario, index, result, trace: JSON.parse(trace) as RequestNode };
}
