/**
 * Nodes of a short list, by which of its entries match: most requests differ in their action and resource and agree in
 * what does not match, so that most of a trace is made once and shared by all of them.
 */
export class SharedNodes<Node> {
  readonly #byMask: (Node | undefined)[] = [];

  get(mask: number, build: () => Node): Node {
    return (this.#byMask[mask] ??= build());
  }
}

/** The positions of what matches as bits; the list has at most `nearestLimit` entries, or nothing matches. */
export function maskOf(matching: readonly number[]): number {
  let mask = 0;
  for (const index of matching) mask |= 1 << index;
  return mask;
}
