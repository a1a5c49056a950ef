/** How many patterns or values that do not match a trace lists. */
export const nearestLimit = 5;

/** Length of the beginning that two texts share. */
export function sharedPrefix(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

/**
 * The few of `candidates` (positions in a list) that come nearest to the text, by the beginning they share with it;
 * in source order. All of them where they are few.
 */
export function nearest(
  candidates: readonly number[],
  textOf: (index: number) => string,
  text: string,
): readonly number[] {
  if (candidates.length <= nearestLimit) return candidates;
  const best: { readonly index: number; readonly shared: number }[] = [];
  for (const index of candidates) {
    const shared = sharedPrefix(textOf(index), text);
    const last = best.at(-1);
    if (best.length === nearestLimit && last && last.shared >= shared) continue;
    const place = best.findIndex((other) => other.shared < shared);
    best.splice(place < 0 ? best.length : place, 0, { index, shared });
    if (best.length > nearestLimit) best.pop();
  }
  return best.map((entry) => entry.index).sort((a, b) => a - b);
}
