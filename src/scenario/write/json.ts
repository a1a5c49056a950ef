import { isBlank } from '../kept';
import type { Kept } from '../types';

/** Writes one value as two-space JSON that starts in the first column. */
export type Write<T> = (value: T, options: WriteOptions) => string;

export interface WriteOptions {
  /** Leave out members that say what is true without them. */
  readonly omitDefaults: boolean;
}

/** How each member of an object is written, in the order of the format's page: complete, since the compiler compares. */
export type Writers<T> = { readonly [Name in Exclude<keyof T, keyof Kept>]-?: Write<NonNullable<T[Name]>> };

export const scalar: Write<string | number | boolean> = (value) => JSON.stringify(value);

export function listOf<T>(item: Write<T>): Write<readonly T[]> {
  return (values, options) =>
    wrap(
      '[',
      values.map((value) => item(value, options)),
      ']',
    );
}

export function recordOf<T>(value: Write<T>): Write<Readonly<Record<string, T>>> {
  return (record, options) =>
    wrap(
      '{',
      Object.entries(record).map(([name, member]) => `${JSON.stringify(name)}: ${value(member, options)}`),
      '}',
    );
}

/** An object with named members and what is kept beside them. `defaults` are the JSON texts that need no writing. */
export function objectOf<T extends Kept>(
  writers: Writers<T>,
  defaults: { readonly [Name in keyof T]?: string } = {},
): Write<T> {
  const table = Object.entries(writers) as [keyof T & string, Write<unknown>][];
  return (node, options) => {
    if (node.unread !== undefined) return node.unread;
    const extra = node.extra ?? {};
    const lines: string[] = [];
    for (const [name, write] of table) {
      const value: unknown = node[name];
      if (value === undefined || (isBlank(value) && Object.hasOwn(extra, name))) continue;
      const text = write(value, options);
      if (options.omitDefaults && text === defaults[name]) continue;
      lines.push(`${JSON.stringify(name)}: ${text}`);
    }
    for (const [name, text] of Object.entries(extra)) {
      const set = Object.hasOwn(writers, name) && !isBlank((node as Readonly<Record<string, unknown>>)[name]);
      if (!set) lines.push(`${JSON.stringify(name)}: ${text}`);
    }
    return wrap('{', lines, '}');
  };
}

// A JSON text in our formatting has line ends between tokens only, so that moving its lines leaves its strings alone.
function wrap(open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return open + close;
  return `${open}\n  ${parts.map((part) => part.replaceAll('\n', '\n  ')).join(',\n  ')}\n${close}`;
}

/** A valid JSON text without its white space between tokens. */
export function compactJson(text: string): string {
  let compact = '';
  let from = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) {
      inString = true;
    } else if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) {
      compact += text.slice(from, at);
      from = at + 1;
    }
  }
  return compact + text.slice(from);
}
