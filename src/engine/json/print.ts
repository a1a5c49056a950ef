import type { JsonNode, JsonString } from './tree';

/**
 * Prints a node as two-space JSON, laid out as `JSON.stringify(value, undefined, 2)` does, from the text that it was read from:
 * names keep their order, numbers and strings their spelling, and duplicates stay. What was no JSON becomes JSON.
 */
export function printJson(node: JsonNode, text: string): string {
  return print(node, text, '\n');
}

function print(node: JsonNode, text: string, lineEnd: string): string {
  switch (node.kind) {
    case 'object': {
      if (node.members.length === 0) return '{}';
      const inner = `${lineEnd}  `;
      const members = node.members.map(
        (member) => `${printString(member.key, text)}: ${print(member.value, text, inner)}`,
      );
      return `{${inner}${members.join(`,${inner}`)}${lineEnd}}`;
    }
    case 'array': {
      if (node.items.length === 0) return '[]';
      const inner = `${lineEnd}  `;
      return `[${inner}${node.items.map((item) => print(item, text, inner)).join(`,${inner}`)}${lineEnd}]`;
    }
    case 'string':
      return printString(node, text);
    case 'number':
      return node.raw;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

function printString(node: JsonString, text: string): string {
  const lexeme = text.slice(node.span.from, node.span.to);
  return isJsonString(lexeme) ? lexeme : JSON.stringify(node.value);
}

/** Whether a string's own spelling may stand in a JSON text: straight quotes, no raw control characters, known escapes. */
function isJsonString(lexeme: string): boolean {
  if (lexeme.length < 2 || !lexeme.startsWith('"') || !lexeme.endsWith('"')) return false;
  for (let at = 1; at < lexeme.length - 1; at += 1) {
    const code = lexeme.charCodeAt(at);
    if (code < 0x20) return false;
    if (code === 0x5c) {
      const length = escapeLength(lexeme, at);
      if (length === 0 || at + length >= lexeme.length) return false;
      at += length - 1;
    }
  }
  return true;
}

/** How long the escape at a backslash is; 0 where JSON has none such. */
function escapeLength(lexeme: string, at: number): number {
  const character = lexeme.charAt(at + 1);
  if (character !== 'u') return character !== '' && '"\\/bfnrt'.includes(character) ? 2 : 0;
  for (let digit = at + 2; digit < at + 6; digit += 1) {
    const found = lexeme.charAt(digit).toLowerCase();
    if (found === '' || !'0123456789abcdef'.includes(found)) return 0;
  }
  return 6;
}
