import { readJson } from '../../engine/json/read';
import type { JsonNode, JsonString } from '../../engine/json/tree';
import type { TextEdit } from '../../engine/finding';
import { withEdits } from '../text-edits';
import type { PolicyText } from '../types';
import type { Visit } from './reference';

/** A policy document with its strings put through `visit`, each changed in its place: no other character moves. */
export function mapDocument(document: PolicyText, pointer: string, visit: Visit): PolicyText {
  const { text } = document;
  const { root } = readJson(text);
  const edits: TextEdit[] = [];
  const string = (node: JsonString, kind: 'text' | 'key'): void => {
    const edit = editOf(text, node, visit({ kind, text: node.value, pointer }));
    if (edit) edits.push(edit);
  };
  const walk = (node: JsonNode): void => {
    if (node.kind === 'string') string(node, 'text');
    else if (node.kind === 'array') node.items.forEach(walk);
    else if (node.kind === 'object') {
      for (const { key, value } of node.members) {
        string(key, 'key');
        walk(value);
      }
    }
  };
  if (root) walk(root);
  return edits.length === 0 ? document : { ...document, text: withEdits(text, edits) };
}

/** The part in which a string differs from what it becomes; escapes around it stay as they were typed. */
function editOf(text: string, { span, value }: JsonString, next: string): TextEdit | undefined {
  if (next === value) return undefined;
  let from = 0;
  while (from < value.length && value[from] === next[from]) from++;
  let tail = 0;
  const most = Math.min(value.length, next.length) - from;
  while (tail < most && value.at(-1 - tail) === next.at(-1 - tail)) tail++;
  const start = typedOffset(text, span.from + 1, from);
  const end = typedOffset(text, start, value.length - tail - from);
  // A string without its quotes or its end is not touched: where it stops is a guess.
  const typed = text.slice(start, end);
  const isSure = end < span.to && (typed.includes('\\') || typed === value.slice(from, value.length - tail));
  if (!isSure) return undefined;
  return {
    span: { from: start, to: end },
    insert: JSON.stringify(next.slice(from, next.length - tail)).slice(1, -1),
  };
}

/** The place so many decoded units behind a place inside a string. */
function typedOffset(text: string, start: number, units: number): number {
  let at = start;
  for (let unit = 0; unit < units; unit++) {
    if (text[at] === '\\') at += text[at + 1] === 'u' ? 6 : 2;
    else at += 1;
  }
  return at;
}
