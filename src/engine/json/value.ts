import { isAnyQuote, unit } from './characters';
import { quoted, type Cursor } from './cursor';
import { hole } from './hole';
import { readList } from './list';
import { readName } from './name';
import { readPlainItems } from './plain-items';
import { readString } from './string';
import type { JsonMember, JsonNode, JsonString } from './tree';
import { skipTrivia } from './trivia';
import { readWord } from './word';

/**
 * Reads the value that starts here. Where none stands, it reports that and returns a hole: a null of no length.
 * It moves forward by at least one unit unless it meets a closing mark, a comma or the end of the text.
 */
export function readValue(cursor: Cursor, depth: number): JsonNode {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  if (code === unit.openBrace || code === unit.openBracket) {
    if (depth >= cursor.maxDepth) return skipTooDeep(cursor);
    return code === unit.openBrace ? readObject(cursor, depth) : readArray(cursor, depth);
  }
  if (isAnyQuote(code)) return readString(cursor);
  if (at >= text.length || code === unit.comma || code === unit.closeBrace || code === unit.closeBracket) {
    cursor.faults.add('JSON_SYNTAX_ERROR', { from: at, to: at }, 'a value is missing here');
    return hole(at);
  }
  return readWord(cursor);
}

function readArray(cursor: Cursor, depth: number): JsonNode {
  const from = cursor.at;
  const items: JsonNode[] = [];
  cursor.openArrays += 1;
  cursor.at += 1;
  readPlainItems(cursor, items);
  readList(cursor, unit.closeBracket, () => {
    items.push(readValue(cursor, depth + 1));
  });
  cursor.openArrays -= 1;
  return { kind: 'array', span: { from, to: cursor.at }, items };
}

function readObject(cursor: Cursor, depth: number): JsonNode {
  const from = cursor.at;
  const members: JsonMember[] = [];
  const seen = new Map<string, JsonString>();
  cursor.openObjects += 1;
  cursor.at += 1;
  readList(cursor, unit.closeBrace, () => {
    const key = readName(cursor);
    if (key === undefined) {
      if (cursor.text.charCodeAt(cursor.at) === unit.colon) cursor.at += 1;
      skipTrivia(cursor);
      readValue(cursor, depth + 1);
      return;
    }
    const first = seen.get(key.value);
    if (first === undefined) seen.set(key.value, key);
    else {
      cursor.faults.add('DUPLICATE_KEY', key.span, `${quoted(key.value)} stands twice in one object; keep one`, {
        related: [{ message: `the first ${quoted(key.value)}`, span: first.span }],
      });
    }
    readColon(cursor, key);
    skipTrivia(cursor);
    members.push({ key, value: readValue(cursor, depth + 1) });
  });
  cursor.openObjects -= 1;
  return { kind: 'object', span: { from, to: cursor.at }, members };
}

function readColon(cursor: Cursor, key: JsonString): void {
  skipTrivia(cursor);
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  if (code === unit.colon) {
    cursor.at += 1;
  } else if (code === unit.equals || code === unit.fullWidthColon) {
    const to = at + (text.startsWith('=>', at) ? 2 : 1);
    cursor.at = to;
    cursor.faults.add('JSON_SYNTAX_ERROR', { from: at, to }, `\`${text.slice(at, to)}\` where JSON has \`:\``, {
      fix: { label: 'write :', edits: [{ span: { from: at, to }, insert: ':' }] },
    });
  } else if (at < text.length && code !== unit.comma && code !== unit.closeBrace && code !== unit.closeBracket) {
    const { to } = key.span;
    cursor.faults.add('JSON_SYNTAX_ERROR', { from: to, to }, `\`:\` is missing after ${quoted(key.value)}`, {
      fix: { label: 'add :', edits: [{ span: { from: to, to }, insert: ':' }] },
    });
  }
}

/** Passes over brackets nested deeper than the limit without recursion. */
function skipTooDeep(cursor: Cursor): JsonNode {
  const { text } = cursor;
  const from = cursor.at;
  let open = 0;
  let at = from;
  do {
    const code = text.charCodeAt(at);
    if (code === unit.openBrace || code === unit.openBracket) open += 1;
    else if (code === unit.closeBrace || code === unit.closeBracket) open -= 1;
    else if (code === unit.quote) at = skipQuoted(text, at);
    at += 1;
  } while (open > 0 && at < text.length);
  cursor.at = Math.min(at, text.length);
  cursor.steps += cursor.at - from;
  if (!cursor.tooDeep) {
    cursor.tooDeep = true;
    cursor.faults.add(
      'TOO_DEEP',
      { from, to: from + 1 },
      `brackets nest deeper than ${String(cursor.maxDepth)} levels; what is inside is not read`,
    );
  }
  return { kind: 'null', span: { from, to: cursor.at } };
}

function skipQuoted(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== unit.quote) {
    at += text.charCodeAt(at) === unit.backslash ? 2 : 1;
  }
  return at;
}
