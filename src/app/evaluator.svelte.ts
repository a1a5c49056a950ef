import type { Finding } from '../engine/finding';
import type { RequestNode } from '../engine/trace/nodes';
import type { RequestResult } from '../report/result';
import type { ModelProblem } from '../scenario/problem';
import type { Scenario } from '../scenario/types';
import type { EvaluationClient } from '../service/client';
import type { Evaluation } from '../service/protocol';
import { textAt } from '../scenario/edit';

/** A request's verdict with its trace, and the scenario that both belong to. */
export interface Verdict {
  readonly scenario: Scenario;
  readonly index: number;
  readonly result: RequestResult;
  readonly trace: RequestNode;
}

interface Evaluated {
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
}

/** Milliseconds before what did not start is tried again: at most half a minute. */
const pauses = [500, 1000, 2000, 5000, 10_000, 30_000];

const noFindings: readonly Finding[] = [];

/** The computed half of the page's state: what the worker says of the scenario that stands. */
export class Evaluator {
  readonly #client: EvaluationClient;
  readonly #data: string;
  #revision = 0;
  #tries = 0;
  #evaluated: Evaluated | undefined = $state.raw();
  #verdict: Verdict | undefined = $state.raw();
  #lastValid: Verdict | undefined = $state.raw();
  #trouble: string | undefined = $state();

  /** `data` is the absolute address of the folder with the reference data. */
  constructor(client: EvaluationClient, data: string) {
    this.#client = client;
    this.#data = data;
  }

  /** The scenario of the newest answer; it may be some keystrokes behind the one that stands. */
  get scenario(): Scenario | undefined {
    return this.#evaluated?.scenario;
  }

  get results(): readonly RequestResult[] {
    return this.#evaluated?.evaluation.results ?? [];
  }

  /** The selected request's verdict. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** While a document that cannot be read makes the selected request an `error`: the verdict before that. */
  get lastValid(): Verdict | undefined {
    return this.#lastValid === this.#verdict ? undefined : this.#lastValid;
  }

  /** Why there is no newer answer, where the worker could not give one. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** What only the reference data could tell: AWS managed policies that are not there, by their place. */
  get problems(): readonly ModelProblem[] {
    return this.#evaluated?.evaluation.problems ?? [];
  }

  /** What of the reference data did not load, as sentences. */
  get unavailable(): readonly string[] {
    return this.#evaluated?.evaluation.unavailable ?? [];
  }

  /** The date of the reference data that the verdicts rest on; undefined where they need none. */
  get referenceData(): string | undefined {
    return this.#evaluated?.evaluation.referenceData;
  }

  /** What was found in a document; nothing where its text has moved on since. */
  findings(pointer: string, text: string): readonly Finding[] {
    if (this.#evaluated === undefined || textAt(this.#evaluated.scenario, pointer) !== text) return noFindings;
    return this.#evaluated.evaluation.findings.find((document) => document.pointer === pointer)?.findings ?? noFindings;
  }

  /** Evaluates; an answer that newer input has overtaken is dropped. */
  async evaluate(scenario: Scenario, selected: number): Promise<void> {
    const revision = ++this.#revision;
    const answer = await this.#client.evaluate({ scenario, revision, selected, data: this.#data });
    if (revision !== this.#revision || answer.kind === 'superseded') return;
    if (answer.kind === 'evaluated') {
      this.#tries = 0;
      this.#evaluated = { scenario, evaluation: answer.evaluation };
      this.#trouble = undefined;
      this.#show(selected, answer.evaluation.trace);
    } else {
      this.#trouble = answer.message;
      if (answer.isWorthAnotherTry !== true) return;
      this.#trouble += '; it is tried again by itself';
      this.#tryAgain(() => this.evaluate(scenario, selected), revision);
    }
  }

  /** The verdict of one request of another scenario, while what stands keeps its own; undefined where none came. */
  async preview(scenario: Scenario, index: number): Promise<Verdict | undefined> {
    const { results, trace } = (await this.#ask(scenario, index)) ?? {};
    const result = results?.[index];
    if (result === undefined || trace === undefined) return undefined;
    return { scenario, index, result, trace: JSON.parse(trace) as RequestNode };
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

  #show(index: number, trace: string | undefined): void {
    const result = this.results[index];
    if (this.#evaluated === undefined || result === undefined || trace === undefined) {
      this.#verdict = undefined;
      this.#lastValid = undefined;
      return;
    }
    const { scenario, evaluation } = this.#evaluated;
    this.#verdict = { scenario, index, result, trace: JSON.parse(trace) as RequestNode };
    const isStopped =
      result.outcome === 'error' && evaluation.findings.some(({ findings }) => findings.some(({ stops }) => stops));
    if (!isStopped || this.#lastValid?.index !== index) this.#lastValid = isStopped ? undefined : this.#verdict;
  }
}
