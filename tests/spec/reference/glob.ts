/** A character of a pattern; live `*` and `?` are wildcards, all else stands for itself. */
export interface Character {
  readonly character: string;
  readonly live: boolean;
}

export function characters(text: string, live: boolean): Character[] {
  return [...text].map((character) => ({ character, live }));
}

/**
 * Section 3: `*` any run, the empty one included, `?` exactly one character, over the whole text. By the definition:
 * row p, column t says whether the first p of the pattern match the first t of the text.
 */
export function globMatches(pattern: readonly Character[], text: string): boolean {
  const letters = [...text];
  let row = [true, ...letters.map(() => false)];
  for (const { character, live } of pattern) {
    const next = [row[0] === true && live && character === '*'];
    for (const [index, letter] of letters.entries()) {
      const isRun = live && character === '*';
      const isOne = character === letter || (live && character === '?');
      next.push(isRun ? row[index + 1] === true || next[index] === true : isOne && row[index] === true);
    }
    row = next;
  }
  return row.at(-1) === true;
}
