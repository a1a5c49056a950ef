import { readJson } from '../../engine/json/read';
import type { JsonNode, JsonString } from '../../engine/json/tree';
import { forms, hole } from './forms';
import { names } from './names';
import { byteOf, closeList, closeObject, numberSign, openList, openObject, quote } from './unfold';

interface Form {
  readonly pattern: JsonNode;
  readonly text: string;
  readonly byte: number;
}

let tables:
  { readonly forms: ReadonlyMap<string, readonly Form[]>; readonly names: ReadonlyMap<string, number> } | undefined;

/** Forms by their shape; those that say most come first, so that the first that fits is the best. */
function openTables(): NonNullable<typeof tables> {
  if (tables) return tables;
  const all = forms.map((form, place): Form => {
    const text = form.replaceAll(hole, `"${hole}"`);
    const { root } = readJson(text);
    if (!root) throw new Error(`form ${place} is no JSON`);
    return { pattern: root, text, byte: byteOf(place) };
  });
  const shapes = new Map<string, Form[]>();
  for (const form of all.toSorted((a, b) => b.text.length - a.text.length)) {
    const shape = shapeOf(form.pattern, form.text);
    const others = shapes.get(shape);
    if (others) others.push(form);
    else shapes.set(shape, [form]);
  }
  tables = {
    forms: shapes,
    names: new Map(names.map((name, place) => [`"${name}"`, byteOf(place)])),
  };
  return tables;
}

/** What two nodes have in common if one can be a form of the other. */
function shapeOf(node: JsonNode, text: string): string {
  if (node.kind === 'object') return `{${node.members.length}`;
  return node.kind === 'array' ? `[${node.items.length}` : spelling(node, text);
}

/**
 * The folded form (`unfold.ts`) of a compact JSON text; undefined where it is no JSON. Unfolding gives the text back to
 * the letter.
 */
export function fold(text: string): Uint8Array<ArrayBuffer> | undefined {
  const { root } = readJson(text, { maxLength: text.length, maxDepth: 256 });
  if (!root) return undefined;
  const known = openTables();
  const pieces: (number | string)[] = [];
  const foldNode = (node: JsonNode): void => {
    for (const { pattern, text: patternText, byte } of known.forms.get(shapeOf(node, text)) ?? []) {
      const filled: JsonNode[] = [];
      if (!fits(pattern, patternText, node, text, filled)) continue;
      pieces.push(byte);
      filled.forEach(foldNode);
      return;
    }
    switch (node.kind) {
      case 'object':
        pieces.push(openObject);
        for (const { key, value } of node.members) {
          const byte = known.names.get(spelling(key, text));
          if (byte === undefined) pieces.push(stringOf(key, text));
          else pieces.push(byte);
          foldNode(value);
        }
        pieces.push(closeObject);
        return;
      case 'array':
        pieces.push(openList);
        node.items.forEach(foldNode);
        pieces.push(closeList);
        return;
      case 'string':
        pieces.push(stringOf(node, text));
        return;
      case 'number':
        pieces.push(numberSign, `${node.raw}"`);
        return;
      case 'boolean':
      case 'null':
        throw new Error('the table of forms holds every literal');
    }
  };
  foldNode(root);
  return toBytes(pieces);
}

/** Whether a node is a pattern with something in its holes; what is in them is added to `filled`, in order. */
function fits(pattern: JsonNode, patternText: string, node: JsonNode, text: string, filled: JsonNode[]): boolean {
  if (pattern.kind === 'string' && pattern.value === hole) {
    filled.push(node);
    return true;
  }
  switch (pattern.kind) {
    case 'object':
      return (
        node.kind === 'object' &&
        node.members.length === pattern.members.length &&
        pattern.members.every(({ key, value }, index) => {
          const member = node.members[index];
          return (
            member !== undefined &&
            fits(key, patternText, member.key, text, filled) &&
            fits(value, patternText, member.value, text, filled)
          );
        })
      );
    case 'array':
      return (
        node.kind === 'array' &&
        node.items.length === pattern.items.length &&
        pattern.items.every((item, index) => {
          const value = node.items[index];
          return value !== undefined && fits(item, patternText, value, text, filled);
        })
      );
    default:
      return node.kind === pattern.kind && spelling(node, text) === spelling(pattern, patternText);
  }
}

function spelling({ span }: JsonNode, text: string): string {
  return text.slice(span.from, span.to);
}

/** A string's spelling with the quote in front only where it would be taken for something else without. */
function stringOf(node: JsonString, text: string): string {
  const bare = spelling(node, text).slice(1);
  const first = bare.charCodeAt(0);
  const special: readonly number[] = [quote, numberSign, openList, closeList, openObject, closeObject];
  return first < 0x20 || first >= 0x80 || special.includes(first) ? `"${bare}` : bare;
}

function toBytes(pieces: readonly (number | string)[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const encoded = pieces.map((piece) => (typeof piece === 'number' ? Uint8Array.of(piece) : encoder.encode(piece)));
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of encoded) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
