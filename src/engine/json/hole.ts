import type { JsonNode, JsonNull } from './tree';

/** Stands in the tree where a value is missing in the text. */
export function hole(at: number): JsonNull {
  return { kind: 'null', span: { from: at, to: at } };
}

/** Whether a node stands for what could not be read: that has been reported, so nothing else needs to be said of it. */
export function isHole(node: JsonNode, text: string): boolean {
  return node.kind === 'null' && text.slice(node.span.from, node.span.to) !== 'null';
}
