import { isAnyQuote, isBlank, unit } from './characters';
import { quoted, type Cursor } from './cursor';
import { readString } from './string';
import type { JsonString } from './tree';
import { skipTrivia } from './trivia';
import { endOfWord, quoteFix } from './word';

/** Reads the name of a member; undefined where none stands: the cursor is then on what stands there instead. */
export function readName(cursor: Cursor): JsonString | undefined {
  const code = cursor.text.charCodeAt(cursor.at);
  if (isAnyQuote(code)) return shortenOverrun(cursor, readString(cursor));
  if (code === unit.openBrace || code === unit.openBracket || code === unit.colon) {
    const character = cursor.text.charAt(cursor.at);
    cursor.faults.add(
      'JSON_SYNTAX_ERROR',
      { from: cursor.at, to: cursor.at + 1 },
      `\`${character}\` where a name should stand; write \`"name": \` before the value`,
    );
    return undefined;
  }
  return bareName(cursor);
}

/** `"Version: "2012-10-17"`: the name lacks its closing quote, and the value's opening one closed it. */
function shortenOverrun(cursor: Cursor, name: JsonString): JsonString {
  const { text } = cursor;
  const close = cursor.at - 1;
  let at = close;
  while (at > name.span.from && isBlank(text.charCodeAt(at - 1))) at -= 1;
  cursor.steps += close - at + 1;
  if (at <= name.span.from + 1 || text.charCodeAt(at - 1) !== unit.colon || text.charCodeAt(close) !== unit.quote)
    return name;
  skipTrivia(cursor);
  if (text.charCodeAt(cursor.at) === unit.colon) return name;
  const end = at - 1;
  cursor.at = end;
  cursor.faults.add('JSON_SYNTAX_ERROR', { from: name.span.from, to: end }, 'this name has no closing quote; add `"`', {
    fix: { label: 'add the closing quote', edits: [{ span: { from: end, to: end }, insert: '"' }] },
  });
  return { kind: 'string', span: { from: name.span.from, to: end }, value: text.slice(name.span.from + 1, end) };
}

function bareName(cursor: Cursor): JsonString {
  const { text } = cursor;
  const from = cursor.at;
  const run = endOfWord(cursor, from);
  const to = endOfName(text, from, run);
  cursor.steps += to - from;
  const span = { from, to };
  const word = text.slice(from, to);
  cursor.at = to;
  if (text.charCodeAt(to) === unit.quote && text.charCodeAt(to + 1) === unit.colon) {
    cursor.at = to + 1;
    cursor.faults.add('JSON_SYNTAX_ERROR', span, `${quoted(word)} has no opening quote; add \`"\``, {
      fix: { label: 'add the opening quote', edits: [{ span: { from, to: from }, insert: '"' }] },
    });
  } else {
    cursor.faults.add('UNQUOTED_NAME', span, `names stand in double quotes; write \`"${word.slice(0, 60)}"\``, {
      fix: quoteFix(span, word),
    });
  }
  return { kind: 'string', span, value: word };
}

/** `aws:username:` is a name with a colon in it, `a:1` is a name and its value. */
function endOfName(text: string, from: number, run: number): number {
  if (text.charCodeAt(run - 1) === unit.colon && run - 1 > from) return run - 1;
  for (let at = from + 1; at < run; at += 1) {
    const code = text.charCodeAt(at);
    if (code === unit.colon || code === unit.equals || code === unit.fullWidthColon) return at;
  }
  return run;
}
