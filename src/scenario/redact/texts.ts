import type { Scenario } from '../types';

/** Members whose objects are records: their names are the author's, not the format's. */
const records: ReadonlySet<string> = new Set([
  ...['accounts', 'users', 'groups', 'roles', 'policies', 'resources', 'vpcEndpoints'],
  ...['tags', 'Tags', 'context', 'claims', 'attributes', 'extra'],
]);

/** Members that hold one of the format's own words. */
const words: ReadonlySet<string> = new Set(['form', 'expect', 'credentials', 'type', 'now', 'referenceData', 'action']);

/**
 * The scenario with every text that its author wrote put through `change`: names, values, prose, and policy documents as
 * they were typed, whether they parse or not.
 */
export function mapTexts(scenario: Scenario, change: (text: string) => string): Scenario {
  const value = (found: unknown): unknown => {
    if (typeof found === 'string') return change(found);
    if (Array.isArray(found)) return found.map(value);
    return typeof found === 'object' && found !== null ? node(found) : found;
  };
  const node = (found: object): object =>
    Object.fromEntries(Object.entries(found).map(([name, member]) => [name, member_(name, member)]));
  const member_ = (name: string, member: unknown): unknown => {
    if (words.has(name) && !isObject(member)) return member;
    return records.has(name) && isObject(member) ? record(member) : value(member);
  };
  const record = (found: object): object =>
    Object.fromEntries(Object.entries(found).map(([name, member]) => [change(name), value(member)]));
  // It is rebuilt member by member: what was a scenario still is one.
  return node(scenario) as unknown as Scenario;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
