/** How many patterns or values that do not match a trace lists. */
export const nearestLimit = 5;

/**
 * Positions of what a trace lists of a long list: everything that matches, and the few of `candidates` that come
 * nearest to the text and do not match, by the beginning they share with it. In source order.
 */
export function listed(
  matching: readonly number[],
  candidates: readonly number[],
  isMatching: (index: number) => boolean,
  textOf: (index: number) => string,
  text: string,
): readonly number[] {
  const best: number[] = [];
  const lengths: number[] = [];
  for (const index of candidates) {
    if (isMatching(index)) continue;
    const length = sharedPrefix(textOf(index), text);
    let place = best.length;
    while (place > 0 && (lengths[place - 1] ?? 0) < length) place -= 1;
    if (place === nearestLimit) continue;
    for (let to = Math.min(best.length, nearestLimit - 1); to > place; to -= 1) {
      best[to] = best[to - 1] ?? 0;
      lengths[to] = lengths[to - 1] ?? 0;
    }
    best[place] = index;
    lengths[place] = length;
  }
  return merged(matching, best);
}

/** Up to here moving one by one is faster than a sort that asks a function. */
const fewPositions = 16;

/** Two lists of positions in one, in source order. */
function merged(matching: readonly number[], best: readonly number[]): readonly number[] {
  const all = matching.concat(best);
  if (all.length > fewPositions) return all.sort((a, b) => a - b);
  for (let at = 1; at < all.length; at += 1) {
    const moved = all[at] ?? 0;
    let to = at;
    for (; to > 0 && (all[to - 1] ?? 0) > moved; to -= 1) all[to] = all[to - 1] ?? 0;
    all[to] = moved;
  }
  return all;
}

/** The same, of a list of which it is known what matches. */
export function listedOf(
  matches: readonly boolean[],
  textOf: (index: number) => string,
  text: string,
): readonly number[] {
  const all = positions(matches.length);
  if (all.length <= nearestLimit) return all;
  const isMatching = (index: number): boolean => matches[index] === true;
  const matching = all.filter(isMatching);
  return all.length - matching.length <= nearestLimit ? all : listed(matching, all, isMatching, textOf, text);
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
