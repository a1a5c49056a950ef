import type { TextEdit } from '../../engine/finding';
import { readJson } from '../../engine/json/read';
import type { JsonNode, JsonObject, Span } from '../../engine/json/tree';

/** A value put behind the others of a list; a single value becomes a list. */
export function appendValue(text: string, node: JsonNode, value: string): TextEdit | undefined {
  const written = JSON.stringify(value);
  if (node.kind === 'string') {
    return { span: node.span, insert: `[${text.slice(node.span.from, node.span.to)}, ${written}]` };
  }
  if (node.kind !== 'array') return undefined;
  const last = node.items.at(-1);
  if (!last) return { span: node.span, insert: `[${written}]` };
  return {
    span: { from: last.span.to, to: last.span.to },
    insert: `,${gapBefore(text, node.span.from + 1, last)}${written}`,
  };
}

/** A list without one of its values; undefined for the last one, without which the statement would not be valid. */
export function removeValue(node: JsonNode, index: number): TextEdit | undefined {
  return node.kind === 'array'
    ? removeOne(
        node.items.map(({ span }) => span),
        index,
      )
    : undefined;
}

/** An object without one of its members; undefined for the last one. */
export function removeMember({ members }: JsonObject, name: string): TextEdit | undefined {
  const spans = members.map(({ key, value }) => ({ from: key.span.from, to: value.span.to }));
  return removeOne(
    spans,
    members.findLastIndex(({ key }) => key.value === name),
  );
}

/** Takes one of several things out, with the comma that parts it from the next. */
function removeOne(spans: readonly Span[], index: number): TextEdit | undefined {
  const item = spans[index];
  const before = spans[index - 1];
  const after = spans[index + 1];
  if (!item) return undefined;
  if (before) return { span: { from: before.to, to: item.to }, insert: '' };
  return after && { span: { from: item.from, to: after.from }, insert: '' };
}

/** A member put behind the others of an object; `value` is JSON. */
export function appendMember(text: string, object: JsonObject, name: string, value: string): TextEdit {
  const last = object.members.at(-1);
  const written = `${JSON.stringify(name)}: ${value}`;
  if (!last) return { span: object.span, insert: `{ ${written} }` };
  const at = last.value.span.to;
  return { span: { from: at, to: at }, insert: `,${gapBefore(text, object.span.from + 1, last.key)}${written}` };
}

/** A statement put behind the others. */
export function appendStatement(text: string, statement: object): TextEdit | undefined {
  const list = memberOf(rootOf(text), 'Statement');
  if (!list) return undefined;
  const written = JSON.stringify(statement, undefined, 2);
  if (list.kind === 'object')
    return { span: list.span, insert: `[${text.slice(list.span.from, list.span.to)}, ${written}]` };
  const last = list.kind === 'array' ? list.items.at(-1) : undefined;
  return (
    last && {
      span: { from: last.span.to, to: last.span.to },
      insert: `,${gapBefore(text, list.span.from + 1, last)}${written}`,
    }
  );
}

/** The tree of a statement by its position in the document. */
export function statementTree(text: string, index: number): JsonObject | undefined {
  const list = memberOf(rootOf(text), 'Statement');
  const node = list?.kind === 'array' ? list.items[index] : index === 0 ? list : undefined;
  return node?.kind === 'object' ? node : undefined;
}

/** A member's value; of duplicate names the last. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.findLast((member) => member.key.value === name)?.value : undefined;
}

/** A text after one edit. */
export function applyEdit(text: string, { span, insert }: TextEdit): string {
  return text.slice(0, span.from) + insert + text.slice(span.to);
}

function rootOf(text: string): JsonNode | undefined {
  return readJson(text).root;
}

/** What stands before an item, where that is white space only: the author's own layout goes on. */
function gapBefore(text: string, from: number, item: { readonly span: { readonly from: number } }): string {
  let start = item.span.from;
  while (start > from && ' \t\r\n'.includes(text.charAt(start - 1))) start--;
  const gap = text.slice(start, item.span.from);
  return gap === '' ? ' ' : gap;
}
