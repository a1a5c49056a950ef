/** JSON's own white space, and the characters that a string holds as they are. */
export const blanks = /[ \t\r\n]*/y;
export const plainCharacters = /[ !#-[\]-~]*/y;

/**
 * Where a run of characters ends. The search is the browser's own, which is at full speed from the first call: a loop of
 * ours over the largest of AWS's policies takes four times as long while the code is cold, and it is read but once.
 */
export function endOfRun(run: RegExp, text: string, from: number): number {
  run.lastIndex = from;
  run.test(text);
  return run.lastIndex;
}
