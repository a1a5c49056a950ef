import type { JsonNode } from './tree';

/** A plain value: what `JSON.parse` would give, but for its objects, which have no prototype. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * The value of a node. Objects have no prototype, so that `__proto__` and `constructor` are names like any other;
 * of duplicate names the last stands. Long numbers lose digits here: read `raw` where they matter (PL-019).
 */
export function toValue(node: JsonNode): JsonValue {
  switch (node.kind) {
    case 'object': {
      const value = Object.create(null) as Record<string, JsonValue>;
      for (const member of node.members) value[member.key.value] = toValue(member.value);
      return value;
    }
    case 'array':
      return node.items.map(toValue);
    case 'number':
      return Number(node.raw);
    case 'null':
      return null;
    case 'string':
    case 'boolean':
      return node.value;
  }
}
