import { covers, fixedStart, globOf, hasWildcard, splitPattern } from './pattern';

type Pair = readonly [narrow: number, wide: number];

interface Wide {
  readonly index: number;
  readonly fields: readonly ReturnType<typeof globOf>[];
}

/** So many patterns with one fixed beginning are compared with each text; the others are left alone. */
const limit = 50;

/** Patterns with wildcards by their fixed beginning, and how long these beginnings are. */
interface Beginnings {
  readonly wide: Map<string, Wide[]>;
  readonly lengths: Set<number>;
}

/**
 * Entries of a list of action or ARN patterns that another entry covers by itself, each with that one. Patterns are
 * found by their fixed beginning, so that the time grows with the text, not with the square of the list.
 */
export function findCovering(patterns: readonly string[]): readonly Pair[] {
  if (patterns.length < 2) return [];
  const first = new Map<string, number>();
  const heads = new Map<string, Beginnings>();
  for (const [index, pattern] of patterns.entries()) {
    if (first.has(pattern)) continue;
    first.set(pattern, index);
    if (hasWildcard(pattern)) addWide(heads, pattern, index);
  }
  return patterns.flatMap((pattern, index): readonly Pair[] => {
    const same = first.get(pattern);
    if (same !== undefined && same !== index) return [[index, same]];
    const fixed = fixedStart(pattern).length;
    const wide = [
      ...candidates(heads.get(''), pattern, fixed),
      ...candidates(heads.get(headOf(pattern)), pattern, fixed),
    ];
    if (wide.length === 0) return [];
    const fields = splitPattern(pattern);
    const broader = wide.find((candidate) => candidate.index !== index && coversFields(candidate.fields, fields));
    return broader === undefined ? [] : [[index, broader.index]];
  });
}

/** Of actions most are told apart by their service: three letters are enough to look in the right corner. */
function headOf(text: string): string {
  return text.slice(0, 3);
}

function addWide(heads: Map<string, Beginnings>, pattern: string, index: number): void {
  const start = fixedStart(pattern);
  const head = start.length < 3 ? '' : headOf(start);
  const beginnings = heads.get(head) ?? { wide: new Map<string, Wide[]>(), lengths: new Set<number>() };
  const same = beginnings.wide.get(start) ?? [];
  if (same.length < limit) same.push({ index, fields: pattern === '*' ? [] : splitPattern(pattern).map(globOf) });
  beginnings.wide.set(start, same);
  beginnings.lengths.add(start.length);
  heads.set(head, beginnings);
}

function candidates(beginnings: Beginnings | undefined, pattern: string, fixed: number): readonly Wide[] {
  if (beginnings === undefined) return [];
  const found: Wide[] = [];
  for (const length of beginnings.lengths) {
    if (length <= fixed) found.push(...(beginnings.wide.get(pattern.slice(0, length)) ?? []));
  }
  return found;
}

/** No fields: `*`, which covers everything. */
function coversFields(wide: Wide['fields'], narrow: readonly string[]): boolean {
  if (wide.length === 0) return true;
  return wide.length === narrow.length && wide.every((glob, index) => covers(glob, narrow[index] ?? ''));
}
