import type { DecidedBy, Decision } from '../engine/trace/decision';

/** One request's verdict as the page's list, the checker and the tests show it (scenario format, "The checker"). */
export interface RequestResult {
  readonly name: string;
  readonly outcome: Decision;
  readonly decidedBy: DecidedBy;
  /** AWS's wording of a denial, or a plain sentence. */
  readonly message: string;
  /** Our own plain words: the deciding document and the kind of reason. */
  readonly explanation: string;
  readonly expect?: Decision | 'deny';
  /** Whether the expectation holds; true where there is none. */
  readonly ok: boolean;
  readonly disabled: boolean;
  readonly assumptions: readonly string[];
  readonly caller: string;
  /** JSON pointer of the document that decides, where one does. */
  readonly document?: string;
}

/** A problem or finding at its place in the scenario (scenario format, "The checker"). */
export interface PlacedProblem {
  /** JSON pointer of the document or member. */
  readonly path: string;
  readonly severity: 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION';
  readonly code: string;
  readonly message: string;
  /** From 1, in UTF-16 units; in the policy's text where it is about a policy document, else in the scenario's. */
  readonly line: number;
  readonly column: number;
}
