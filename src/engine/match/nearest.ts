/** How many patterns or values that do not match a trace lists. */
export const nearestLimit = 5;

/**
 * Positions of what a trace lists of a long list: everything that matches, and the few of `candidates` that come
 * nearest to the text, by the beginning they share with it. In source order.
 */
export function listed(
  matching: readonly number[],
  candidates: readonly number[],
  textOf: (index: number) => string,
  text: string,
): readonly number[] {
  const best: { readonly index: number; readonly shared: number }[] = [];
  for (const index of candidates) {
    const shared = sharedPrefix(textOf(index), text);
    const last = best.at(-1);
    if (best.length === nearestLimit && last && last.shared >= shared) continue;
    const place = best.findIndex((other) => other.shared < shared);
    best.splice(place < 0 ? best.length : place, 0, { index, shared });
    if (best.length > nearestLimit) best.pop();
  }
  return [...matching, ...best.map((entry) => entry.index)].sort((a, b) => a - b);
}

/** The same, of a list of which it is known what matches. */
export function listedOf(
  matches: readonly boolean[],
  textOf: (index: number) => string,
  text: string,
): readonly number[] {
  const all = positions(matches.length);
  if (all.length <= nearestLimit) return all;
  const matching = all.filter((index) => matches[index] === true);
  const others = all.filter((index) => matches[index] !== true);
  return others.length <= nearestLimit ? all : listed(matching, others, textOf, text);
}

const short: readonly (readonly number[])[] = [[], [0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4]];

/** All positions of a list. */
export function positions(length: number): readonly number[] {
  const known = short[length];
  if (known) return known;
  const all: number[] = [];
  for (let index = 0; index < length; index += 1) all.push(index);
  return all;
}

/** Length of the beginning that two texts share. */
function sharedPrefix(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
