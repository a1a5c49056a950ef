import { readJson } from '../../engine/json/read';
import { isHole } from '../../engine/json/hole';
import type { JsonMember, JsonNode, JsonObject, JsonString, Span } from '../../engine/json/tree';

/** The string of a policy document in which an offset lies, and where that stands. */
export interface Cursor {
  /** Names of the members around it, outermost first; positions in lists are left out. */
  readonly path: readonly string[];
  /** A member's name, or a value. */
  readonly role: 'key' | 'value';
  readonly token: JsonString;
  /** What stands between its quotation marks; up to the offset where the second one is missing. */
  readonly inner: Span;
  /** The objects on the way, outermost first: the statement is the second in a list of statements. */
  readonly objects: readonly JsonObject[];
  /** Of a name: its member has no value yet. */
  readonly isBare: boolean;
}

/** Finds the string at an offset; undefined where it lies in none. Between the quotation marks counts, the ends too. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const { root } = readJson(text);
  return root && descend(root, { text, offset, path: [], objects: [] });
}

interface Way {
  readonly text: string;
  readonly offset: number;
  readonly path: readonly string[];
  readonly objects: readonly JsonObject[];
}

function descend(node: JsonNode, way: Way): Cursor | undefined {
  switch (node.kind) {
    case 'object': {
      const inside = { ...way, objects: [...way.objects, node] };
      return first(node.members, (member) => inMember(member, inside));
    }
    case 'array':
      return first(node.items, (item) => (holds(item.span, way.offset) ? descend(item, way) : undefined));
    case 'string':
      return cursor(node, 'value', way, false);
    case 'number':
    case 'boolean':
    case 'null':
      return undefined;
  }
}

function inMember({ key, value }: JsonMember, way: Way): Cursor | undefined {
  if (holds(key.span, way.offset)) return cursor(key, 'key', way, isHole(value, way.text));
  return holds(value.span, way.offset) ? descend(value, { ...way, path: [...way.path, key.value] }) : undefined;
}

function cursor(
  token: JsonString,
  role: Cursor['role'],
  { text, offset, path, objects }: Way,
  isBare: boolean,
): Cursor | undefined {
  const { from, to } = token.span;
  const isClosed = to - from > 1 && text.charAt(to - 1) === text.charAt(from);
  const inner = { from: from + 1, to: isClosed ? to - 1 : offset };
  return offset < inner.from || offset > inner.to ? undefined : { path, role, token, inner, objects, isBare };
}

function holds({ from, to }: Span, offset: number): boolean {
  return from <= offset && offset <= to;
}

function first<T>(items: readonly T[], find: (item: T) => Cursor | undefined): Cursor | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

/** The strings of a member that holds one or a list of them. */
export function stringsOf(object: JsonObject | undefined, name: string): readonly string[] {
  const value = object?.members.findLast(({ key }) => key.value === name)?.value;
  const items = value?.kind === 'array' ? value.items : value ? [value] : [];
  return items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}

/** The statement that a cursor stands in. */
export function statementAt({ objects, path }: Cursor): JsonObject | undefined {
  return path[0] === 'Statement' ? objects[1] : undefined;
}
