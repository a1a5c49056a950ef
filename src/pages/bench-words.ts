import type { BenchRow } from './types';

/** A figure as short as it still says something. */
export function figure(value: number): string {
  const digits = value < 1 ? 4 : value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** What was asked of a figure: `at most 50 ms`. */
export function asked({ reach, unit }: BenchRow): string {
  if (reach === undefined) return '';
  return 'most' in reach ? `at most ${figure(reach.most)} ${unit}` : `at least ${figure(reach.least)} ${unit}`;
}

export function isReached({ reach, value }: BenchRow): boolean {
  if (reach === undefined) return true;
  return 'most' in reach ? value <= reach.most : value >= reach.least;
}

/** How many times as fast as what it is compared with: of a rate more is faster, of a time less. */
export function timesFaster({ value, unit, peer }: BenchRow): number {
  if (peer === undefined) return 1;
  return unit.startsWith('per') ? value / peer.value : peer.value / value;
}
