import { isInvisible, isLineEnd, isOddSpace, unit } from './characters';
import { quoted, type Cursor } from './cursor';
import { blanks, endOfRun } from './run';

/** Skips what may stand between two tokens, and what people put there though JSON has no such thing (F-04, F-05, F-08, F-11). */
export function skipTrivia(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    const start = cursor.at;
    const at = endOfRun(blanks, text, start);
    cursor.at = at;
    cursor.steps += at - start + 1;
    const code = text.charCodeAt(at);
    if (code === unit.slash || code === unit.hash) {
      if (!skipComment(cursor, code)) return;
    } else if (code === unit.dot || code === unit.ellipsis) {
      if (!skipEllipsis(cursor, code)) return;
    } else if (isOddSpace(code)) {
      const to = skipRun(cursor, isOddSpace);
      cursor.faults.add(
        'NO_BREAK_SPACE',
        { from: at, to },
        `${name(code)} is not white space in JSON; use a plain blank`,
        {
          fix: { label: 'replace by blanks', edits: [{ span: { from: at, to }, insert: ' '.repeat(to - at) }] },
        },
      );
    } else if (isInvisible(code)) {
      const to = skipRun(cursor, isInvisible);
      cursor.faults.add(
        'INVISIBLE_CHARACTER',
        { from: at, to },
        `invisible character ${name(code)} between two tokens; remove it`,
        {
          fix: { label: 'remove it', edits: [{ span: { from: at, to }, insert: '' }] },
        },
      );
    } else {
      return;
    }
  }
}

/** `U+00A0`: how a message names a character that cannot be shown. */
export function name(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function skipRun(cursor: Cursor, belongs: (code: number) => boolean): number {
  let at = cursor.at;
  while (belongs(cursor.text.charCodeAt(at))) at += 1;
  cursor.steps += at - cursor.at;
  cursor.at = at;
  return at;
}

function skipComment(cursor: Cursor, code: number): boolean {
  const { text } = cursor;
  const from = cursor.at;
  const next = text.charCodeAt(from + 1);
  const block = code === unit.slash && next === unit.star;
  if (code === unit.slash && next !== unit.slash && !block) return false;
  let to = from + 1;
  if (block) {
    const end = text.indexOf('*/', from + 2);
    to = end < 0 ? text.length : end + 2;
  } else {
    while (to < text.length && !isLineEnd(text.charCodeAt(to))) to += 1;
  }
  cursor.at = to;
  cursor.steps += to - from;
  const sample = text.slice(from, Math.min(to, from + 61));
  cursor.faults.add('COMMENT', { from, to }, `JSON has no comments; remove ${quoted(sample)}`, {
    fix: { label: 'remove this comment', edits: [{ span: { from, to }, insert: '' }] },
  });
  return true;
}

function skipEllipsis(cursor: Cursor, code: number): boolean {
  const from = cursor.at;
  if (code === unit.dot && !cursor.text.startsWith('...', from)) return false;
  const to = skipRun(cursor, (other) => other === code);
  cursor.faults.add(
    'ELLIPSIS',
    { from, to },
    `${quoted(cursor.text.slice(from, Math.min(to, from + 8)))} stands for something left out; write it in full`,
  );
  return true;
}
