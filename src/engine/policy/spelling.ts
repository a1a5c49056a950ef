/**
 * The name that someone most likely meant: equal but for case, or the nearest by edit distance (one edit in four
 * letters, three at most). Undefined where none is near.
 */
export function closest<Name extends string>(typed: string, names: readonly Name[]): Name | undefined {
  const lower = typed.trim().toLowerCase();
  const same = names.find((name) => name.toLowerCase() === lower);
  if (same !== undefined || lower.length > 64) return same;
  const limit = Math.min(3, Math.max(1, Math.floor(lower.length / 4)));
  let best: Name | undefined;
  let distance = limit + 1;
  for (const name of names) {
    const candidate = name.toLowerCase();
    if (Math.abs(candidate.length - lower.length) >= distance) continue;
    const found = editDistance(lower, candidate);
    if (found < distance) {
      distance = found;
      best = name;
    }
  }
  return best;
}

/** How many letters must be inserted, removed, replaced or swapped with their neighbour. */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const cost = from.charAt(i - 1) === to.charAt(j - 1) ? 0 : 1;
      let least = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && from.charAt(i - 1) === to.charAt(j - 2) && from.charAt(i - 2) === to.charAt(j - 1)) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
