import { unit } from './characters';
import type { Cursor } from './cursor';
import { skipTrivia } from './trivia';

/** Reads from an entry up to the bracket that closes the list, and mends the commas (F-07). */
export function readList(cursor: Cursor, close: number, readItem: () => void): void {
  const { text } = cursor;
  let comma: number | undefined;
  let lastEnd: number | undefined;
  for (;;) {
    skipTrivia(cursor);
    const { at } = cursor;
    const code = text.charCodeAt(at);
    if (at >= text.length) {
      cursor.unclosed += String.fromCharCode(close);
      return;
    }
    if (code === unit.closeBrace || code === unit.closeBracket) {
      if (endsList(cursor, code, close, comma)) return;
    } else if (code === unit.comma) {
      if (comma !== undefined || lastEnd === undefined) oneCommaTooMany(cursor, 'DOUBLED_COMMA', at);
      else comma = at;
      cursor.at += 1;
    } else {
      if (lastEnd !== undefined && comma === undefined) missingComma(cursor, lastEnd);
      readItem();
      comma = undefined;
      lastEnd = cursor.at;
    }
  }
}

/** A closing mark: of this list, of one around it (then this one is not closed), or of none (then it is skipped). */
function endsList(cursor: Cursor, code: number, close: number, comma: number | undefined): boolean {
  const { at } = cursor;
  if (code === close) {
    if (comma !== undefined) oneCommaTooMany(cursor, 'TRAILING_COMMA', comma);
    cursor.at += 1;
    return true;
  }
  const mark = String.fromCharCode(code);
  const around = code === unit.closeBrace ? cursor.openObjects : cursor.openArrays;
  if (around > 0) {
    const wanted = String.fromCharCode(close);
    cursor.faults.add(
      'JSON_SYNTAX_ERROR',
      { from: at, to: at + 1 },
      `\`${mark}\` where \`${wanted}\` should stand first`,
      {
        fix: { label: `add ${wanted}`, edits: [{ span: { from: at, to: at }, insert: wanted }] },
      },
    );
    return true;
  }
  cursor.at += 1;
  cursor.faults.add('JSON_SYNTAX_ERROR', { from: at, to: at + 1 }, `\`${mark}\` closes nothing; remove it`, {
    fix: { label: 'remove it', edits: [{ span: { from: at, to: at + 1 }, insert: '' }] },
  });
  return false;
}

function oneCommaTooMany(cursor: Cursor, code: 'TRAILING_COMMA' | 'DOUBLED_COMMA', at: number): void {
  const span = { from: at, to: at + 1 };
  const message =
    code === 'TRAILING_COMMA'
      ? 'a comma after the last entry; remove it'
      : 'a comma without a value before it; remove it';
  cursor.faults.add(code, span, message, { fix: { label: 'remove this comma', edits: [{ span, insert: '' }] } });
}

function missingComma(cursor: Cursor, at: number): void {
  const span = { from: at, to: at };
  cursor.faults.add('MISSING_COMMA', span, 'a comma is missing here', {
    fix: { label: 'add this comma', edits: [{ span, insert: ',' }] },
  });
}
