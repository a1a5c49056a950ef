import type { Faults } from './faults';

/** Where the reader stands in its text. The functions that read move it forward, never back. */
export interface Cursor {
  readonly text: string;
  readonly faults: Faults;
  readonly maxDepth: number;
  at: number;
  /** Units looked at, the second looks included: what the test of linear time counts. */
  steps: number;
  /** How many units may still be looked at twice because a string ended before where it seemed to. */
  secondLooks: number;
  /** The word that was measured last: wherever in it one looks again, it ends there. */
  word: { readonly from: number; readonly to: number };
  openObjects: number;
  openArrays: number;
  /** Brackets that the end of the text left open, innermost first. */
  unclosed: string;
  tooDeep: boolean;
}

/** The user's text for a message: in backticks, cut where it is long. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `\`${short.replaceAll('`', "'")}\``;
}
