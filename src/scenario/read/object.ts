import { printJson } from '../../engine/json/print';
import type { JsonNode } from '../../engine/json/tree';
import { below } from '../pointer';
import { quoted } from '../problem';
import type { Kept } from '../types';
import { report, wrongType, type Read, type Reading } from './reading';
import { uniqueMembers } from './values';

/** How each member of an object is read: complete, since the compiler compares it with the type. */
export type Members<T> = { readonly [Name in Exclude<keyof T, keyof Kept>]-?: Read<NonNullable<T[Name]>> };

/** What a required member holds when it is missing or unreadable. */
export type Blank<T> = { readonly [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name] };

/**
 * An object with named members. Those that it does not name are a warning, those that cannot be read a problem, and
 * both are kept in `extra`; a required member that is not there leaves its blank.
 */
export function objectOf<T extends Kept>(what: string, members: Members<T>, blank: Blank<T>): Read<T> {
  return (node, path, reading) => {
    if (node.kind !== 'object') return wrongType(reading, node, path, 'an object');
    const entries: [string, unknown][] = [];
    const extra: [string, string][] = [];
    for (const { key, value } of uniqueMembers(node, path, reading)) {
      const name = key.value;
      const read = readMember(members, name, value, path, reading);
      if (read !== undefined) {
        entries.push([name, read]);
        continue;
      }
      extra.push([name, printJson(value, reading.text)]);
      if (!Object.hasOwn(members, name)) {
        report(reading, key, below(path, name), 'UNKNOWN_MEMBER', unknownMember(what, name, members), 'WARNING');
      }
    }
    const present = new Set(node.members.map(({ key }) => key.value));
    for (const name of Object.keys(blank)) {
      if (!present.has(name)) report(reading, node, path, 'MISSING_MEMBER', `${what} needs the member \`${name}\``);
    }
    const read = { ...blank, ...Object.fromEntries(entries) };
    return (extra.length > 0 ? { ...read, extra: Object.fromEntries(extra) } : read) as unknown as T;
  };
}

/** The same; what is no object stands in its place as an unread node, so that its siblings keep theirs. */
export function entityOf<T extends Kept>(what: string, members: Members<T>, blank: Blank<T>): Read<T> {
  const read = objectOf(what, members, blank);
  return (node, path, reading) =>
    read(node, path, reading) ?? ({ ...blank, unread: printJson(node, reading.text) } as unknown as T);
}

function readMember(
  members: Readonly<Record<string, Read<unknown>>>,
  name: string,
  value: JsonNode,
  path: string,
  reading: Reading,
): unknown {
  return Object.hasOwn(members, name) ? members[name]?.(value, below(path, name), reading) : undefined;
}

function unknownMember(what: string, name: string, members: object): string {
  const alike = Object.keys(members).find((known) => known.toLowerCase() === name.toLowerCase());
  const advice = alike === undefined ? 'it is kept, and changes no verdict' : `did you mean \`${alike}\`?`;
  return `${what} has no member ${quoted(name)}: ${advice}`;
}
