import type { Fix, TextEdit } from '../engine/finding';
import type { Span } from '../engine/json/tree';

/** A fix that puts another string in the place of one. */
export function writeText(label: string, span: Span, value: string): Fix {
  return { label, edits: [{ span, insert: JSON.stringify(value) }] };
}

/** Takes an entry out of its list together with one comma; undefined where it is the only one, or no list entry. */
export function removeEntry(text: string, span: Span, label: string): Fix | undefined {
  const edit = removal(text, span);
  return edit && { label, edits: [edit] };
}

function removal(text: string, { from, to }: Span): TextEdit | undefined {
  const before = skipBack(text, from);
  const after = skip(text, to);
  // What stands after a colon is a member's value, and goes with its name only.
  if (text[before - 1] === ':') return undefined;
  if (text[after] === ',') return { span: { from, to: skip(text, after + 1) }, insert: '' };
  return text[before - 1] === ',' ? { span: { from: before - 1, to }, insert: '' } : undefined;
}

function skip(text: string, at: number): number {
  while (at < text.length && isBlank(text[at])) at += 1;
  return at;
}

function skipBack(text: string, at: number): number {
  while (at > 0 && isBlank(text[at - 1])) at -= 1;
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
