import { below } from '../pointer';
import type { ContextValue, NumberText } from '../types';
import { report, wrongType, type Read } from './reading';
import { recordOf } from './values';

const single: Read<string | boolean | NumberText> = (node, path, reading) => {
  switch (node.kind) {
    case 'string':
    case 'boolean':
      return node.value;
    case 'number':
      return { number: node.raw };
    default:
      return wrongType(reading, node, path, 'a string, a number, or `true` or `false`');
  }
};

/** A condition key's value. `null` makes the key absent, which nothing inside of a list can be. */
const contextValue: Read<{ readonly value: ContextValue }> = (node, path, reading) => {
  if (node.kind === 'null') return { value: null };
  if (node.kind !== 'array') {
    if (node.kind === 'object')
      return wrongType(reading, node, path, 'a string, a number, `true`, `false`, `null`, or a list');
    const value = single(node, path, reading);
    return value === undefined ? undefined : { value };
  }
  const items = node.items.map((item, index) => single(item, below(path, index), reading));
  return items.every((item) => item !== undefined) ? { value: items } : undefined;
};

const wrapped = recordOf(contextValue);

/** Condition keys with their values. Two keys that differ by case only are one key (PL-034). */
export const contextRecord: Read<Readonly<Record<string, ContextValue>>> = (node, path, reading) => {
  const read = wrapped(node, path, reading);
  if (read === undefined) return undefined;
  const entries = Object.entries(read).map(([key, { value }]): [string, ContextValue] => [key, value]);
  if (new Set(entries.map(([key]) => key.toLowerCase())).size < entries.length) {
    report(
      reading,
      node,
      path,
      'DUPLICATE_KEY',
      'a condition key stands twice, in different case: keep one, case does not count',
    );
  }
  return Object.fromEntries(entries);
};
