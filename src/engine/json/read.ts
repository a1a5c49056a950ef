import { isAnyQuote, unit } from './characters';
import { quoted, type Cursor } from './cursor';
import { Faults } from './faults';
import type { JsonNode } from './tree';
import { skipTrivia } from './trivia';
import { readValue } from './value';
import type { Finding } from '../finding';

/** What a JSON text holds and all that is wrong with it. */
export interface JsonReading {
  readonly text: string;
  /** What the text says as far as it can be read; absent where it is empty or too large. */
  readonly root?: JsonNode;
  /** Further values after the first: a second document pasted behind it (F-16). */
  readonly extra: readonly JsonNode[];
  /** Every fault, in text order. One with `stops` makes the text no JSON (or JSON with a duplicate key, PL-020). */
  readonly findings: readonly Finding[];
  /** How many units were looked at, second looks included: linear in the text's length. */
  readonly steps: number;
}

export interface JsonLimits {
  /** In UTF-16 units; a longer text is refused unread (F-41). */
  readonly maxLength?: number;
  readonly maxDepth?: number;
  /** So many findings are listed; one more counts the rest. */
  readonly maxFindings?: number;
}

const million = 1_000_000;

/**
 * Reads JSON as people type and paste it: one pass, every fault with its place and its fix, nothing thrown (PL-370).
 * Where a value is missing, a null of no length stands in for it.
 */
export function readJson(text: string, limits: JsonLimits = {}): JsonReading {
  const { maxLength = million, maxDepth = 100, maxFindings = 100 } = limits;
  const faults = new Faults(maxFindings);
  if (text.length > maxLength) {
    const message = `the text has ${String(text.length)} characters, and no more than ${String(maxLength)} are read`;
    faults.add('TOO_LARGE', { from: 0, to: 0 }, message);
    return { text, extra: [], findings: faults.list(), steps: 0 };
  }
  const cursor: Cursor = {
    text,
    faults,
    maxDepth,
    at: 0,
    steps: 0,
    secondLooks: 2 * text.length,
    word: { from: 0, to: 0 },
    openObjects: 0,
    openArrays: 0,
    unclosed: '',
    tooDeep: false,
  };
  skipByteOrderMark(cursor);
  skipTrivia(cursor);
  if (cursor.at >= text.length) {
    faults.add('EMPTY_DOCUMENT', { from: 0, to: 0 }, 'the document is empty; it is to be one JSON object');
    return { text, extra: [], findings: faults.list(), steps: cursor.steps };
  }
  const root = readRoot(cursor);
  const extra = readExtra(cursor);
  return { text, ...(root === undefined ? {} : { root }), extra, findings: faults.list(), steps: cursor.steps };
}

/** RFC 8259 lets a reader pass over a byte order mark, so it is no fault that stops anything (F-01). */
function skipByteOrderMark(cursor: Cursor): void {
  if (cursor.text.charCodeAt(0) !== 0xfeff) return;
  cursor.at = 1;
  cursor.faults.add('BYTE_ORDER_MARK', { from: 0, to: 1 }, 'the text starts with a byte order mark; it is ignored', {
    fix: { label: 'remove it', edits: [{ span: { from: 0, to: 1 }, insert: '' }] },
  });
}

/** A stray closing mark or comma in front of the document is reported and passed over. */
function readRoot(cursor: Cursor): JsonNode | undefined {
  while (cursor.at < cursor.text.length) {
    const before = cursor.at;
    if (!isStray(cursor.text.charCodeAt(before))) {
      const root = readValue(cursor, 0);
      closeAll(cursor);
      return root;
    }
    cursor.at += 1;
    const character = cursor.text.charAt(before);
    cursor.faults.add(
      'JSON_SYNTAX_ERROR',
      { from: before, to: before + 1 },
      `${quoted(character)} in front of the document; remove it`,
      {
        fix: { label: 'remove it', edits: [{ span: { from: before, to: before + 1 }, insert: '' }] },
      },
    );
    skipTrivia(cursor);
  }
  return undefined;
}

function isStray(code: number): boolean {
  return code === unit.comma || code === unit.closeBrace || code === unit.closeBracket;
}

/** One finding, and one edit, for all brackets that the end of the text leaves open. */
function closeAll(cursor: Cursor): void {
  const { text, unclosed } = cursor;
  if (unclosed === '' || cursor.tooDeep) {
    cursor.unclosed = '';
    return;
  }
  const at = text.length;
  cursor.unclosed = '';
  cursor.faults.add(
    'JSON_SYNTAX_ERROR',
    { from: at, to: at },
    `the document ends before it is closed; add ${quoted(unclosed)}`,
    {
      fix: { label: `add ${unclosed.slice(0, 20)}`, edits: [{ span: { from: at, to: at }, insert: unclosed }] },
    },
  );
}

/** What follows the document: one finding, at its start, and the values that can be read from it. */
function readExtra(cursor: Cursor): readonly JsonNode[] {
  const { text, faults } = cursor;
  const extra: JsonNode[] = [];
  let reported = false;
  for (;;) {
    skipTrivia(cursor);
    const from = cursor.at;
    if (from >= text.length) return extra;
    const code = text.charCodeAt(from);
    const readable = code === unit.openBrace || code === unit.openBracket || isAnyQuote(code);
    if (!reported) {
      reported = true;
      const message = readable
        ? 'the document ends before this; JSON is one value, so put both into one'
        : `${quoted(text.slice(from, from + 61))} after the end of the document; remove it`;
      faults.add('EXTRA_CONTENT', { from, to: readable ? from + 1 : text.length }, message);
    }
    if (readable) {
      extra.push(readValue(cursor, 0));
      closeAll(cursor);
    } else {
      cursor.at = isStray(code) ? from + 1 : text.length;
    }
  }
}
