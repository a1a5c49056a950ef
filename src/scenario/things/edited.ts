import type { Scenario } from '../types';

/** A scenario after something in it got another name or place. */
export interface Edited {
  readonly scenario: Scenario;
  /** Where the thing stands now. */
  readonly pointer: string;
  /** Where something stands now that stood at a pointer before; the same pointer where it did not move. */
  readonly follow: (pointer: string) => string;
}

/** Where a pointer leads after what stood at `from`, with everything in it, went to `to`. */
export function moved(pointer: string, from: string, to: string): string {
  if (pointer === from) return to;
  return pointer.startsWith(`${from}/`) ? to + pointer.slice(from.length) : pointer;
}
