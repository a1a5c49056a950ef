/** Deeper than this, what hangs would leave no room on a phone. */
const deepest = 12;

/** How many columns of white space a line begins with, in whole steps of two: what of it wraps hangs below that. */
export function indentOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (columns >= deepest || (character !== ' ' && character !== '\t')) break;
    columns += character === ' ' ? 1 : 2 - (columns % 2);
  }
  return columns - (columns % 2);
}
