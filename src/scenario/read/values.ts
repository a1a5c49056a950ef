import type { JsonNode } from '../../engine/json/tree';
import { below } from '../pointer';
import { quoted } from '../problem';
import { report, wrongType, type Read, type Reading } from './reading';

export const text: Read<string> = (node, path, reading) =>
  node.kind === 'string' ? node.value : wrongType(reading, node, path, 'a string');

export const flag: Read<boolean> = (node, path, reading) =>
  node.kind === 'boolean' ? node.value : wrongType(reading, node, path, '`true` or `false`');

/** A number that JavaScript holds exactly enough to be written again. */
export const finiteNumber: Read<number> = (node, path, reading) => {
  if (node.kind !== 'number') return wrongType(reading, node, path, 'a number');
  const value = Number(node.raw);
  if (!Number.isFinite(value)) {
    return report(reading, node, path, 'INVALID_VALUE', `${quoted(node.raw)} is out of range`);
  }
  // `-0` would be written as `0`.
  return value === 0 ? 0 : value;
};

export const wholeNumber: Read<number> = (node, path, reading) => {
  const value = finiteNumber(node, path, reading);
  if (value === undefined || Number.isSafeInteger(value)) return value;
  return report(
    reading,
    node,
    path,
    'INVALID_VALUE',
    `expected a whole number, found ${quoted(reading.text.slice(node.span.from, node.span.to))}`,
  );
};

/** One of a closed list of words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Read<Word> {
  const choices = words.map((word) => `\`${word}\``).join(', ');
  return (node, path, reading) => {
    if (node.kind !== 'string') return wrongType(reading, node, path, `one of ${choices}`);
    const word = words.find((candidate) => candidate === node.value);
    return word ?? report(reading, node, path, 'INVALID_VALUE', `${quoted(node.value)} is not one of ${choices}`);
  };
}

/** A list of which every item can be read: with one that cannot, the list is unreadable, since a part is a guess. */
export function listOf<T>(item: Read<T>): Read<readonly T[]> {
  return (node, path, reading) => {
    if (node.kind !== 'array') return wrongType(reading, node, path, 'a list');
    const values = node.items.map((value, index) => item(value, below(path, index), reading));
    return values.every((value) => value !== undefined) ? values : undefined;
  };
}

/** An object whose member names are the author's; unreadable as a whole like a list. */
export function recordOf<T>(value: Read<T>): Read<Readonly<Record<string, T>>> {
  return (node, path, reading) => {
    if (node.kind !== 'object') return wrongType(reading, node, path, 'an object');
    const entries: [string, T][] = [];
    let readable = true;
    for (const { key, value: member } of uniqueMembers(node, path, reading)) {
      const read = value(member, below(path, key.value), reading);
      if (read === undefined) readable = false;
      else entries.push([key.value, read]);
    }
    return readable ? Object.fromEntries(entries) : undefined;
  };
}

/** An object's members; of those with the same name the last, as everywhere in JSON, and every other is a problem. */
export function uniqueMembers(
  node: Extract<JsonNode, { kind: 'object' }>,
  path: string,
  reading: Reading,
): Extract<JsonNode, { kind: 'object' }>['members'] {
  const last = new Map(node.members.map((member) => [member.key.value, member]));
  if (last.size === node.members.length) return node.members;
  for (const member of node.members) {
    if (last.get(member.key.value) === member) continue;
    const message = `${quoted(member.key.value)} stands twice in one object: keep one, the last counts`;
    report(reading, member.key, below(path, member.key.value), 'DUPLICATE_KEY', message);
  }
  return [...last.values()];
}
