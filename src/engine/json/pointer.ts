import type { JsonNode } from './tree';

/** A JSON pointer (RFC 6901) of names and positions: `['a/b', 0]` is `/a~1b/0`; the empty path is the whole document. */
export function toPointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The names of a pointer; undefined where the text is no pointer. */
export function parsePointer(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  const steps: string[] = [];
  for (const part of pointer.slice(1).split('/')) {
    if (hasBadTilde(part)) return undefined;
    steps.push(part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return steps;
}

function hasBadTilde(part: string): boolean {
  for (let at = part.indexOf('~'); at >= 0; at = part.indexOf('~', at + 1)) {
    const next = part.charAt(at + 1);
    if (next !== '0' && next !== '1') return true;
  }
  return false;
}

/** The node that a pointer names; of duplicate names the last, as in `JSON.parse`. */
export function resolvePointer(root: JsonNode, pointer: string): JsonNode | undefined {
  const steps = parsePointer(pointer);
  if (steps === undefined) return undefined;
  let node: JsonNode | undefined = root;
  for (const step of steps) {
    if (node === undefined) return undefined;
    node = childOf(node, step);
  }
  return node;
}

function childOf(node: JsonNode, step: string): JsonNode | undefined {
  if (node.kind === 'object') return node.members.findLast((member) => member.key.value === step)?.value;
  if (node.kind !== 'array') return undefined;
  const index = Number(step);
  return String(index) === step ? node.items[index] : undefined;
}
