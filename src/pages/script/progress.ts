import { readKept, removeKept, writeKept } from '../../app/kept';

/** The reader's predictions: by the name of a story, one outcome a request; an empty text where there is none yet. */
export type Progress = Readonly<Record<string, readonly string[]>>;

const name = 'predictions';

/** What was predicted so far. What cannot be read counts as nothing. */
export function readProgress(): Progress {
  try {
    const value: unknown = JSON.parse(readKept(name) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string[]] => isTexts(entry[1])));
  } catch {
    return {};
  }
}

export function predict(story: string, request: number, outcome: string): void {
  const progress = readProgress();
  const known = Object.hasOwn(progress, story) ? (progress[story] ?? []) : [];
  const length = Math.max(known.length, request + 1);
  const guesses = Array.from({ length }, (_, index) => (index === request ? outcome : (known[index] ?? '')));
  writeKept(name, JSON.stringify({ ...progress, [story]: guesses }));
}

export function clearProgress(): void {
  removeKept(name);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
