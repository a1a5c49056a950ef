/** Order by UTF-16 code unit: the same on every machine, whatever its locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A sorted copy, by the text that `key` gives. */
export function sorted<T>(list: Iterable<T>, key: (entry: T) => string): T[] {
  return [...list].sort((a, b) => byText(key(a), key(b)));
}

/** Entries by what `key` gives, groups in the order of their first entry. */
export function groupBy<T, K>(list: Iterable<T>, key: (entry: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const entry of list) {
    const group = groups.get(key(entry));
    if (group) group.push(entry);
    else groups.set(key(entry), [entry]);
  }
  return groups;
}

/** Gives every distinct value a number, by its JSON, in the order of first use. */
export function interner<T>(): { readonly values: readonly T[]; numberOf(value: T): number } {
  const numbers = new Map<string, number>();
  const values: T[] = [];
  return {
    values,
    numberOf(value) {
      const text = JSON.stringify(value);
      const number = numbers.get(text) ?? values.length;
      if (number === values.length) {
        numbers.set(text, number);
        values.push(value);
      }
      return number;
    },
  };
}
