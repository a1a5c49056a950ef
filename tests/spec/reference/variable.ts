import { characters, type Character } from './glob';

/** What variables are looked up in: keys in lower case; a list for a multivalued key. */
export type Keys = ReadonlyMap<string, string | readonly string[]>;

/**
 * Section 4: the value with its variables in place, as characters of which only the author's own are live. undefined
 * where a variable has neither value nor default.
 */
export function substituted(value: string, keys: Keys): Character[] | undefined {
  const result: Character[] = [];
  for (const piece of value.split(/(\$\{[^}]*\})/)) {
    const inside = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
    if (inside === undefined) {
      result.push(...characters(piece, true));
      continue;
    }
    const text = ['*', '?', '$'].includes(inside) ? inside : valueOf(inside, keys);
    if (text === undefined) return undefined;
    result.push(...characters(text, false));
  }
  return result;
}

function valueOf(inside: string, keys: Keys): string | undefined {
  const [, key, fallback] = /^([^\s,]+)(?:, '(.*)')?$/s.exec(inside) ?? [];
  if (key === undefined) return undefined;
  const value = keys.get(key.toLowerCase());
  return typeof value === 'string' && value !== '' ? value : fallback;
}
