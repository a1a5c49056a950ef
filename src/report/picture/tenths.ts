/** Tenths of a pixel are enough, and read the same everywhere. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
