import type { RequestDocument } from '../scenario/types';

/**
 * For each request the one that it was before, by its position there; undefined for a new one. It is the same where it
 * is untouched, else where its name is, else where caller, action and resource are, else where it stands alone in its
 * place.
 */
export function matchRequests(
  before: readonly RequestDocument[],
  after: readonly RequestDocument[],
): readonly (number | undefined)[] {
  const found: (number | undefined)[] = after.map(() => undefined);
  const taken = new Set<number>();
  const pair = (keyOf: (request: RequestDocument, index: number) => unknown): void => {
    const free = new Map<unknown, number[]>();
    for (const [index, request] of before.entries()) {
      const key = taken.has(index) ? undefined : keyOf(request, index);
      if (key === undefined) continue;
      const known = free.get(key);
      if (known === undefined) free.set(key, [index]);
      else known.push(index);
    }
    for (const [index, request] of after.entries()) {
      const was = found[index] === undefined ? free.get(keyOf(request, index))?.shift() : undefined;
      if (was === undefined) continue;
      found[index] = was;
      taken.add(was);
    }
  };
  pair((request) => request);
  pair(({ name }) => name);
  pair(({ principal, action, resource }) => JSON.stringify([principal, action.toLowerCase(), resource ?? '*']));
  // Of two lists of the same length, what is left at one place is one request that was edited.
  if (before.length === after.length) pair((_, index) => index);
  return found;
}
