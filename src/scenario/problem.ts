import type { Severity } from '../engine/finding';

/** Something in a scenario that cannot be read, or leads nowhere, with the JSON pointer of its place. */
export interface ModelProblem {
  readonly path: string;
  readonly severity: Severity;
  readonly code: string;
  /** Lower case, no final period, the user's text in backticks, and what would make it right. */
  readonly message: string;
}

/** A problem with its place in the scenario's text: line and column from 1, offsets in UTF-16 units. */
export interface ScenarioProblem extends ModelProblem {
  readonly line: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

const longest = 80;

/** A person's own text for a message: in backticks, cut after 80 characters. */
export function quoted(text: string): string {
  return text.length > longest ? `\`${text.slice(0, longest)}…\`` : `\`${text}\``;
}
