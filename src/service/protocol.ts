import type { Finding } from '../engine/finding';
import type { RequestResult } from '../report/result';
import type { ModelProblem } from '../scenario/problem';
import type { Scenario } from '../scenario/types';
import type { Cloned, Plain } from './plain';

/** The evaluation worker's façade: plain data in and out; bad input is data, only bugs reject. */
export interface EvaluationService {
  /** Evaluates the whole story; keeps the traces until the next evaluation. */
  evaluate(request: Plain<EvaluateRequest, Cloned<EvaluateRequest>>): Promise<Plain<Evaluation, Cloned<Evaluation>>>;
  /** The trace of one request of the last evaluation as JSON of a `RequestNode`; undefined if there is none. */
  trace(index: number): Promise<string | undefined>;
  /** Answers as soon as nothing is computed: while data loads, but not while the engine runs. */
  ping(): Promise<true>;
}

export interface EvaluateRequest {
  readonly scenario: Scenario;
  /** Grows with every edit; comes back in the answer. */
  readonly revision: number;
  /** The request whose trace to send along. */
  readonly selected?: number;
  /** Absolute address of the folder with the reference data. */
  readonly data: string;
}

export interface Evaluation {
  readonly revision: number;
  /** One per request of the scenario, in its order. */
  readonly results: readonly RequestResult[];
  /** JSON of the selected request's `RequestNode`: a string crosses twice as fast as a tree. */
  readonly trace?: string;
  /** What the reader found in every policy document, by the document's JSON pointer. */
  readonly findings: readonly DocumentFindings[];
  /** What only the reference data could tell: AWS managed policies that are not there. */
  readonly problems: readonly ModelProblem[];
  /** The older of the reference data's dates; absent where it was not needed or not there. */
  readonly referenceData?: string;
  /** Milliseconds spent in the engine. */
  readonly elapsed: number;
}

export interface DocumentFindings {
  readonly pointer: string;
  readonly findings: readonly Finding[];
}
