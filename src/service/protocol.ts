import type { Finding } from '../engine/finding';
import type { RequestResult } from '../report/result';
import type { Scenario } from '../scenario/types';

/** The evaluation worker's façade: plain data in and out; bad input is data, only bugs reject. */
export interface EvaluationService {
  /** Evaluates the whole story; keeps the traces until the next evaluation. */
  evaluate(request: EvaluateRequest): Promise<Evaluation>;
  /** The trace of one request of the last evaluation as JSON of a `RequestNode`; undefined if there is none. */
  trace(index: number): Promise<string | undefined>;
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
  /** Milliseconds spent in the engine. */
  readonly elapsed: number;
}

export interface DocumentFindings {
  readonly pointer: string;
  readonly findings: readonly Finding[];
}
