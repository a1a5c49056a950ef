import type { TextEdit } from '../engine/finding';

/** A text with edits made, which are in its order and do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let at = 0;
  for (const { span, insert } of edits) {
    edited += text.slice(at, span.from) + insert;
    at = span.to;
  }
  return edited + text.slice(at);
}
