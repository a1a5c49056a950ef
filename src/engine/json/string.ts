import { isAnyQuote, isBlank, isCurlyApostrophe, isCurlyQuote, isLineEnd, unit } from './characters';
import type { Cursor } from './cursor';
import { decode } from './decode';
import type { TextEdit } from '../finding';
import { blanks, endOfRun, plainCharacters } from './run';
import type { JsonString } from './tree';

/** Reads the string whose opening quote, of whatever kind, the cursor stands on. */
export function readString(cursor: Cursor): JsonString {
  const { text } = cursor;
  const from = cursor.at;
  const open = text.charCodeAt(from);
  if (open === unit.quote) {
    const at = endOfRun(plainCharacters, text, from + 1);
    cursor.steps += at - from;
    if (text.charCodeAt(at) === unit.quote) {
      cursor.at = at + 1;
      return { kind: 'string', span: { from, to: at + 1 }, value: text.slice(from + 1, at) };
    }
  }
  const end = findEnd(cursor, open);
  cursor.at = end.closed ? end.at + 1 : end.at;
  reportQuotes(cursor, from, open, end);
  const value = decode(cursor, from + 1, end.at);
  return { kind: 'string', span: { from, to: cursor.at }, value };
}

interface End {
  /** Where the content ends. */
  readonly at: number;
  /** Whether a closing quote stands there. */
  readonly closed: boolean;
}

/** Finds a string's end without reading its content. Every unit is looked at once, blanks after a line end twice. */
function findEnd(cursor: Cursor, open: number): End {
  const { text } = cursor;
  const from = cursor.at;
  let curly: number | undefined;
  let at = from + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (at >= text.length) return unterminated(cursor, from, at);
    if (code === unit.backslash) {
      at += isLineEnd(text.charCodeAt(at + 1)) ? 1 : 2;
    } else if (closes(open, code)) {
      cursor.steps += at - from;
      if (curly !== undefined && !structureFollows(cursor, at + 1) && maySecondLook(cursor, at - curly)) {
        return { at: curly, closed: true };
      }
      return { at, closed: true };
    } else if (isLineEnd(code)) {
      const next = endOfRun(blanks, text, at);
      cursor.steps += next - at;
      const after = text.charCodeAt(next);
      if (next >= text.length || isAnyQuote(after) || after === unit.closeBrace || after === unit.closeBracket) {
        if (curly !== undefined && maySecondLook(cursor, at - curly)) return { at: curly, closed: true };
        return unterminated(cursor, from, at);
      }
      at = next;
    } else {
      if (curly === undefined && open === unit.quote && isCurlyQuote(code)) curly = at;
      at += 1;
    }
  }
}

/**
 * Whether a string may end at a curly quote, so that what was looked at beyond it is looked at again. An escaped quote
 * there can start the next such string, so these looks have a budget: a text that overdraws it is not mended.
 */
function maySecondLook(cursor: Cursor, units: number): boolean {
  if (units > cursor.secondLooks) return false;
  cursor.secondLooks -= units;
  return true;
}

function closes(open: number, code: number): boolean {
  if (open === unit.quote) return code === unit.quote;
  if (open === unit.apostrophe) return code === unit.apostrophe;
  if (isCurlyQuote(open)) return code === unit.quote || isCurlyQuote(code);
  return code === unit.apostrophe || isCurlyApostrophe(code);
}

/** Whether what follows a closing quote is what JSON allows there. */
function structureFollows(cursor: Cursor, from: number): boolean {
  const at = endOfRun(blanks, cursor.text, from);
  cursor.steps += at - from;
  const code = cursor.text.charCodeAt(at);
  return (
    at >= cursor.text.length ||
    code === unit.comma ||
    code === unit.colon ||
    code === unit.closeBrace ||
    code === unit.closeBracket
  );
}

/** The closing quote is missing: it belongs before the blanks, comma and bracket that end the line. */
function unterminated(cursor: Cursor, from: number, lineEnd: number): End {
  const { text } = cursor;
  const limit = Math.min(lineEnd, text.length);
  let at = limit;
  while (at > from + 1) {
    const code = text.charCodeAt(at - 1);
    if (!isBlank(code) && code !== unit.comma && code !== unit.closeBracket) break;
    at -= 1;
  }
  cursor.steps += limit - from + (limit - at);
  cursor.faults.add('JSON_SYNTAX_ERROR', { from, to: at }, 'this string has no closing quote; add `"`', {
    fix: { label: 'add the closing quote', edits: [{ span: { from: at, to: at }, insert: '"' }] },
  });
  return { at, closed: false };
}

function reportQuotes(cursor: Cursor, from: number, open: number, end: End): void {
  const places = end.closed ? [from, end.at] : [from];
  if (open === unit.apostrophe) {
    const edits = places.map((at) => ({ span: { from: at, to: at + 1 }, insert: '"' }));
    const inner = quotesInside(cursor.text, from + 1, end.at);
    const all = [edits.slice(0, 1), inner, edits.slice(1)].flat();
    cursor.faults.add('SINGLE_QUOTE', { from, to: cursor.at }, 'JSON strings stand in double quotes; use `"`', {
      fix: { label: 'use double quotes', edits: all },
    });
    return;
  }
  for (const at of places) {
    const character = cursor.text.charAt(at);
    if (character === '"') continue;
    cursor.faults.add('CURLY_QUOTE', { from: at, to: at + 1 }, `curly quote \`${character}\`; use \`"\``, {
      fix: { label: 'replace this quote', edits: [{ span: { from: at, to: at + 1 }, insert: '"' }] },
    });
  }
}

/** Inside single quotes `"` needs a backslash once the quotes are double, and `\'` loses its own. */
function quotesInside(text: string, from: number, to: number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === unit.quote) edits.push({ span: { from: at, to: at }, insert: '\\' });
    else if (code === unit.backslash) {
      if (text.charCodeAt(at + 1) === unit.apostrophe) edits.push({ span: { from: at, to: at + 1 }, insert: '' });
      at += 1;
    }
  }
  return edits;
}
