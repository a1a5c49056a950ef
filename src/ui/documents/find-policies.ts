/** A managed policy that can be attached. */
export interface Choice {
  /** What is attached: a name or an ARN. */
  readonly reference: string;
  readonly name: string;
  readonly detail: string;
}

/** So many are listed at once. */
const most = 50;

/** The policies with these letters in their name or ARN: a name that is typed whole first, then those that begin so. */
export function findPolicies(
  choices: readonly Choice[],
  typed: string,
): { readonly shown: readonly Choice[]; readonly rest: number } {
  const letters = typed.trim().toLowerCase();
  const found = choices
    .map((choice) => ({ choice, rank: rankOf(choice, letters) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
  return { shown: found.slice(0, most), rest: Math.max(0, found.length - most) };
}

function rankOf({ name, reference }: Choice, letters: string): number {
  const lower = name.toLowerCase();
  if (lower === letters || reference.toLowerCase() === letters) return 0;
  if (lower.startsWith(letters)) return 1;
  return lower.includes(letters) ? 2 : 3;
}
