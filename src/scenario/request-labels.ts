import type { RequestDocument } from './types';

/**
 * What sentences, tables and reports call each request: its name, else its action; with its number, counted from one,
 * where several requests without a name have the same action.
 */
export function requestLabels(requests: readonly Pick<RequestDocument, 'name' | 'action'>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name, action } of requests) {
    if (name === undefined) counts.set(action, (counts.get(action) ?? 0) + 1);
  }
  return requests.map(({ name, action }, index) => {
    if (name !== undefined) return name;
    const number = `request ${index + 1}`;
    if (action.trim() === '') return number;
    return counts.get(action) === 1 ? action : `${action} (${number})`;
  });
}
