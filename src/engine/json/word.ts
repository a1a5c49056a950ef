import { isBlank, isDigit, isInvisible, isOddSpace, unit } from './characters';
import { quoted, type Cursor } from './cursor';
import type { JsonNode, JsonString, Span } from './tree';

/** What Python, JavaScript and YAML write for JSON's literals (F-09). */
const strangeLiterals: ReadonlyMap<string, 'true' | 'false' | 'null'> = new Map([
  ['True', 'true'],
  ['TRUE', 'true'],
  ['False', 'false'],
  ['FALSE', 'false'],
  ['None', 'null'],
  ['Null', 'null'],
  ['NULL', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
  ['NaN', 'null'],
  ['Infinity', 'null'],
  ['-Infinity', 'null'],
]);

/** Where the run of units that starts here ends: at a blank, a quote, or a mark of JSON's structure. */
export function endOfWord(cursor: Cursor, from: number): number {
  const { text, word } = cursor;
  if (from >= word.from && from < word.to) return word.to;
  let at = from;
  while (at < text.length && !endsWord(text.charCodeAt(at))) at += 1;
  cursor.steps += at - from;
  cursor.word = { from, to: at };
  return at;
}

function endsWord(code: number): boolean {
  return (
    isBlank(code) ||
    code === unit.comma ||
    code === unit.quote ||
    code === unit.openBrace ||
    code === unit.closeBrace ||
    code === unit.openBracket ||
    code === unit.closeBracket ||
    (code > 0x7e && (isOddSpace(code) || isInvisible(code) || isQuoteLike(code)))
  );
}

function isQuoteLike(code: number): boolean {
  return code === 0xab || code === 0xbb || (code >= 0x2018 && code <= 0x201f);
}

/** Reads a literal, a number, or a value that lacks its quotes. The cursor stands on at least one unit of it. */
export function readWord(cursor: Cursor): JsonNode {
  const from = cursor.at;
  const to = endOfWord(cursor, from);
  cursor.at = to;
  const span = { from, to };
  const word = cursor.text.slice(from, to);
  if (word === 'true' || word === 'false') return { kind: 'boolean', span, value: word === 'true' };
  if (word === 'null') return { kind: 'null', span };
  const literal = strangeLiterals.get(word);
  if (literal !== undefined) return strangeLiteral(cursor, span, word, literal);
  const first = word.charCodeAt(0);
  if (isDigit(first) || first === unit.minus || first === unit.plus || first === unit.dot) {
    return readNumber(cursor, span, word);
  }
  return unquoted(cursor, span, word);
}

function strangeLiteral(cursor: Cursor, span: Span, word: string, literal: 'true' | 'false' | 'null'): JsonNode {
  cursor.faults.add('NOT_A_JSON_LITERAL', span, `${quoted(word)} is not JSON; write \`${literal}\``, {
    fix: { label: `write ${literal}`, edits: [{ span, insert: literal }] },
  });
  return literal === 'null' ? { kind: 'null', span } : { kind: 'boolean', span, value: literal === 'true' };
}

function readNumber(cursor: Cursor, span: Span, word: string): JsonNode {
  if (isJsonNumber(word)) return { kind: 'number', span, raw: word };
  if (!isAllDigits(word)) return unquoted(cursor, span, word);
  cursor.faults.add(
    'LEADING_ZERO',
    span,
    `a number cannot start with a zero; an account ID stands in quotes: \`"${word.slice(0, 60)}"\``,
    {
      fix: quoteFix(span, word),
    },
  );
  return { kind: 'string', span, value: word };
}

/** A value without quotes is read as the string that it would be with them. */
function unquoted(cursor: Cursor, span: Span, word: string): JsonString {
  cursor.faults.add('UNQUOTED_VALUE', span, `${quoted(word)} is not JSON; a string stands in double quotes`, {
    fix: quoteFix(span, word),
  });
  return { kind: 'string', span, value: word };
}

/** Puts a word in quotes, escaping what needs it. */
export function quoteFix(span: Span, word: string) {
  return { label: 'put it in quotes', edits: [{ span, insert: JSON.stringify(word) }] };
}

function isAllDigits(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (!isDigit(word.charCodeAt(at))) return false;
  return word.length > 0;
}

/** RFC 8259: an optional minus, no leading zero, an optional fraction, an optional exponent. */
function isJsonNumber(word: string): boolean {
  let at = word.startsWith('-') ? 1 : 0;
  const whole = digitsFrom(word, at);
  if (whole === 0 || (whole > 1 && word.charAt(at) === '0')) return false;
  at += whole;
  if (word.charAt(at) === '.') {
    const fraction = digitsFrom(word, at + 1);
    if (fraction === 0) return false;
    at += 1 + fraction;
  }
  if (word.charAt(at) === 'e' || word.charAt(at) === 'E') {
    at += 1;
    if (word.charAt(at) === '+' || word.charAt(at) === '-') at += 1;
    const exponent = digitsFrom(word, at);
    if (exponent === 0) return false;
    at += exponent;
  }
  return at === word.length;
}

function digitsFrom(word: string, from: number): number {
  let at = from;
  while (isDigit(word.charCodeAt(at))) at += 1;
  return at - from;
}
