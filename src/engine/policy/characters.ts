import { isDash, isInvisible, isOddSpace } from '../json/characters';
import { quoted } from '../json/cursor';
import { name } from '../json/trivia';
import type { JsonNode, JsonString, Span } from '../json/tree';
import { note, replaceBy, type Note, type Reading } from './notes';
import { isKeptByIam, sayType } from './requirements';

/** Reports, once a string, characters that IAM does not keep or that look like others (PL-030, F-03 to F-06). */
export function checkCharacters(reading: Reading, root: JsonNode): void {
  // Most documents have none, nor an escape that could stand for one, and need not be walked through.
  if (/[^\t\r\n -[\]-~]/.test(reading.text)) checkNode(reading, root);
}

function checkNode(reading: Reading, root: JsonNode): void {
  switch (root.kind) {
    case 'string':
      checkString(reading, root);
      return;
    case 'array':
      for (const item of root.items) checkNode(reading, item);
      return;
    case 'object':
      for (const { key, value } of root.members) {
        checkString(reading, key);
        checkNode(reading, value);
      }
      return;
    case 'number':
    case 'boolean':
    case 'null':
  }
}

function checkString(reading: Reading, node: JsonString): void {
  const { value } = node;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code > 0x7e && isSuspect(code)) {
      report(reading, node, at, code);
      return;
    }
  }
}

function isSuspect(code: number): boolean {
  return code > 0xff || code === 0x7f || isOddSpace(code) || isInvisible(code);
}

function report(reading: Reading, node: JsonString, at: number, code: number): void {
  const span = spanOf(node, at);
  const severity = code > 0xff && isKeptByIam(reading.type) ? 'ERROR' : 'WARNING';
  note(reading, severity, describe(reading, node, span, code));
}

function describe(reading: Reading, node: JsonString, span: Span, code: number): Note {
  const exact = span.to - span.from === 1;
  const within = quoted(node.value);
  if (isDash(code)) {
    const fix = exact ? { fix: replaceBy('write a hyphen', span, '-') } : {};
    return {
      code: 'DASH',
      rule: 'F-06',
      span,
      message: `a dash (${name(code)}) in ${within} that looks like \`-\` and is another character`,
      ...fix,
    };
  }
  if (isOddSpace(code)) {
    const fix = exact ? { fix: replaceBy('write a blank', span, ' ') } : {};
    return {
      code: 'NO_BREAK_SPACE',
      rule: 'F-04',
      span,
      message: `${name(code)} in ${within} that looks like a blank and is another character`,
      ...fix,
    };
  }
  if (isInvisible(code)) {
    const fix = exact ? { fix: replaceBy('remove it', span, '') } : {};
    return {
      code: 'INVISIBLE_CHARACTER',
      rule: 'F-05',
      span,
      message: `an invisible character (${name(code)}) in ${within}; remove it`,
      ...fix,
    };
  }
  const kept = isKeptByIam(reading.type) ? `${sayType(reading.type)} may hold` : 'IAM keeps';
  return {
    code: 'UNSUPPORTED_CHARACTER',
    rule: 'PL-030',
    span,
    message: `the character ${name(code)} in ${within}; ${kept} characters up to U+00FF only`,
  };
}

/** The character itself where the string has no escapes, else the whole string. */
function spanOf(node: JsonString, at: number): Span {
  const plain = node.span.to - node.span.from === node.value.length + 2;
  return plain ? { from: node.span.from + 1 + at, to: node.span.from + 2 + at } : node.span;
}
