import { isHighSurrogate, isLowSurrogate, isLineEnd, unit } from './characters';
import { quoted, type Cursor } from './cursor';
import { name } from './trivia';
import type { TextEdit } from '../finding';

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const printed: ReadonlyMap<number, string> = new Map([
  [unit.tab, '\\t'],
  [unit.lineFeed, '\\n'],
  [unit.carriageReturn, '\\r'],
]);

/** Decodes a string's content as RFC 8259 says, and reports what it forbids there (F-10) and lone surrogates (PL-370). */
export function decode(cursor: Cursor, from: number, to: number): string {
  // There `\'` is mended together with the quotes.
  const inApostrophes = cursor.text.charCodeAt(from - 1) === unit.apostrophe;
  const { text } = cursor;
  const controls: number[] = [];
  let value = '';
  let chunk = from;
  let surrogates = false;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === unit.backslash) {
      value += text.slice(chunk, at);
      const [decoded, next] = decodeEscape(cursor, at, to, inApostrophes);
      value += decoded;
      surrogates ||= isSurrogate(decoded.charCodeAt(0));
      at = next;
      chunk = next;
    } else {
      if (code < unit.space) controls.push(at);
      else if (isSurrogate(code)) surrogates = true;
      at += 1;
    }
  }
  value += text.slice(chunk, to);
  cursor.steps += to - from;
  if (controls.length > 0) reportControls(cursor, controls);
  if (surrogates && hasLoneSurrogate(value)) {
    cursor.faults.add(
      'LONE_SURROGATE',
      { from, to },
      'this string holds half of a surrogate pair, which is no character; remove it',
    );
  }
  return value;
}

function isSurrogate(code: number): boolean {
  return isHighSurrogate(code) || isLowSurrogate(code);
}

function hasLoneSurrogate(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (isLowSurrogate(code)) return true;
    if (isHighSurrogate(code)) {
      at += 1;
      if (!isLowSurrogate(value.charCodeAt(at))) return true;
    }
  }
  return false;
}

function decodeEscape(
  cursor: Cursor,
  at: number,
  to: number,
  inApostrophes: boolean,
): readonly [decoded: string, next: number] {
  const { text } = cursor;
  const character = at + 1 < to ? text.charAt(at + 1) : '';
  const simple = escapes.get(character);
  if (simple !== undefined) return [simple, at + 2];
  if (character === 'u') {
    const code = hexAt(text, at + 2, to);
    if (code !== undefined) return [String.fromCharCode(code), at + 6];
  }
  if (character !== "'" || !inApostrophes) reportEscape(cursor, at, character);
  return [character, at + 1 + character.length];
}

function hexAt(text: string, from: number, to: number): number | undefined {
  if (from + 4 > to) return undefined;
  let code = 0;
  for (let at = from; at < from + 4; at += 1) {
    const digit = '0123456789abcdef'.indexOf(text.charAt(at).toLowerCase());
    if (digit < 0) return undefined;
    code = code * 16 + digit;
  }
  return code;
}

function reportEscape(cursor: Cursor, at: number, character: string): void {
  const span = { from: at, to: at + 1 + character.length };
  if (character === "'") {
    cursor.faults.add('INVALID_ESCAPE', span, "JSON has no escape `\\'`; write `'`", fixTo("write `'`", span, "'"));
  } else if (character === '*' || character === '?') {
    const variable = `\${${character}}`;
    const message = `JSON has no escape ${quoted(`\\${character}`)}; a literal ${quoted(character)} in a policy is ${quoted(variable)}`;
    cursor.faults.add('INVALID_ESCAPE', span, message, fixTo(`write ${variable}`, span, variable));
  } else if (character === 'u') {
    cursor.faults.add(
      'INVALID_ESCAPE',
      span,
      '`\\u` needs four hexadecimal digits',
      fixTo('write a backslash', span, '\\\\u'),
    );
  } else if (character === '' || isLineEnd(character.charCodeAt(0)) || character.charCodeAt(0) < unit.space) {
    cursor.faults.add('INVALID_ESCAPE', { from: at, to: at + 1 }, 'a backslash at the end of a line; write `\\\\`');
  } else if (character === '$' || character === '{' || character === '}') {
    cursor.faults.add(
      'INVALID_ESCAPE',
      span,
      `JSON has no escape ${quoted(`\\${character}`)}; write ${quoted(character)}`,
      fixTo(`write ${character}`, span, character),
    );
  } else {
    const message = `JSON has no escape ${quoted(`\\${character}`)}; a literal backslash is \`\\\\\``;
    cursor.faults.add('INVALID_ESCAPE', span, message, fixTo('write a literal backslash', span, `\\\\${character}`));
  }
}

function fixTo(label: string, span: { from: number; to: number }, insert: string) {
  return { fix: { label, edits: [{ span, insert }] } };
}

function reportControls(cursor: Cursor, places: readonly number[]): void {
  const first = places[0] ?? 0;
  const code = cursor.text.charCodeAt(first);
  const what = isLineEnd(code) ? 'a line end' : code === unit.tab ? 'a tab' : name(code);
  const escape = escapeOf(code);
  const edits: TextEdit[] = places.map((at) => ({
    span: { from: at, to: at + 1 },
    insert: escapeOf(cursor.text.charCodeAt(at)),
  }));
  cursor.faults.add(
    'RAW_CONTROL_CHARACTER',
    { from: first, to: first + 1 },
    `${what} inside a string; write ${quoted(escape)}, or take it out`,
    {
      fix: { label: 'escape it', edits },
    },
  );
}

function escapeOf(code: number): string {
  return printed.get(code) ?? `\\u${code.toString(16).padStart(4, '0')}`;
}
