// What reads and writes policy documents, as one part of the page that comes after the first verdict (`document-tools.ts`).
import type { TextEdit } from '../engine/finding';

export { policyText } from '../scenario/document';
export { formatDocument } from '../scenario/format';
export { applyChange } from '../scenario/misses/change';

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
