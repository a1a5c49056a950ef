import data from './readings.json';

/** A point on which sources are unclear or disagree, and the reading that the playground takes. */
export interface Reading {
  /** Key of the note in a trace: a number of the policy language's section 12, or a `CX` of the evaluation's section 14. */
  readonly key: string;
  readonly rule: string;
  readonly point: string;
  readonly reading: string;
  /** Which texts say what. */
  readonly sources: string;
  /** How other tools differ, where known. */
  readonly others?: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** Every reading, in the order of the specification. */
export const readings: readonly Reading[] = data as readonly Reading[];

const byKey = new Map(readings.map((reading) => [reading.key, reading]));

/** The reading behind a note of a trace; undefined for a key that is none. */
export function findReading(key: string): Reading | undefined {
  return byKey.get(key);
}
