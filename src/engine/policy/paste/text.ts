import { isDigit } from '../../json/characters';
import { readJson } from '../../json/read';
import type { Step } from './step';

/** Wrappings of the text itself: byte order mark, code block, prompts, line numbers (F-11), string (F-12), URL encoding (F-13). */
export function unwrapText(text: string): Step | undefined {
  return (
    byteOrderMark(text) ??
    codeBlock(text) ??
    prompts(text) ??
    lineNumbers(text) ??
    urlEncoded(text) ??
    jsonString(text) ??
    escaped(text)
  );
}

function byteOrderMark(text: string): Step | undefined {
  if (text.charCodeAt(0) !== 0xfeff) return undefined;
  return {
    code: 'BYTE_ORDER_MARK',
    rule: 'F-01',
    message: 'the text starts with a byte order mark',
    label: 'remove the byte order mark',
    text: text.slice(1),
  };
}

/** The first code block, where the text has one that starts a line. */
function codeBlock(text: string): Step | undefined {
  const fence = lineStart(text, '```', 0);
  if (fence < 0) return undefined;
  const start = text.indexOf('\n', fence);
  if (start < 0) return undefined;
  const end = lineStart(text, '```', start);
  const content = text.slice(start + 1, end < 0 ? text.length : end);
  return {
    code: 'MARKDOWN_FENCE',
    rule: 'F-11',
    message: 'the policy stands in a Markdown code block',
    label: 'take it out of the code block',
    text: content,
  };
}

/** Where a line starts with the mark, up to eight blanks before it aside; -1 where none does. */
function lineStart(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    const before = text.slice(Math.max(0, at - 8), at);
    const lineEnd = before.lastIndexOf('\n');
    if ((lineEnd >= 0 || at <= 8) && before.slice(lineEnd + 1).trim() === '') return at;
  }
  return -1;
}

function prompts(text: string): Step | undefined {
  const lines = text.split('\n');
  const kept = lines.filter((line) => !isPrompt(line));
  if (kept.length === lines.length || !isPrompt(firstLine(lines))) return undefined;
  return {
    code: 'SHELL_PROMPT',
    rule: 'F-11',
    message: 'the text holds the command that printed the policy',
    label: 'remove the command',
    text: kept.join('\n'),
  };
}

function isPrompt(line: string): boolean {
  const start = line.trimStart();
  return start.startsWith('$ ') || start.startsWith('% ') || start.startsWith('PS>') || start.startsWith('>>> ');
}

function firstLine(lines: readonly string[]): string {
  return lines.find((line) => line.trim() !== '') ?? '';
}

/** Numbers 1, 2, 3 … (or from anywhere on) at the start of each line. */
function lineNumbers(text: string): Step | undefined {
  const lines = text.split('\n');
  const kept: string[] = [];
  let expected: number | undefined;
  for (const line of lines) {
    const start = line.trimStart();
    if (start === '') continue;
    const digits = countDigits(start);
    const number = Number(start.slice(0, digits));
    if (digits === 0 || digits > 6 || (expected !== undefined && number !== expected)) return undefined;
    expected = number + 1;
    const rest = start.slice(digits);
    kept.push('|:.'.includes(rest.charAt(0)) ? rest.slice(1) : rest);
  }
  if (kept.length < 2 && !(kept[0] ?? '').trimStart().startsWith('{')) return undefined;
  return {
    code: 'LINE_NUMBERS',
    rule: 'F-11',
    message: 'each line starts with its number',
    label: 'remove the line numbers',
    text: kept.join('\n'),
  };
}

function countDigits(text: string): number {
  let at = 0;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function urlEncoded(text: string): Step | undefined {
  const start = text.trim();
  const mark = start.slice(0, 3).toLowerCase();
  if (mark !== '%7b' && mark !== '%5b' && mark !== '%22') return undefined;
  const decoded = decodePercent(start);
  if (decoded === undefined) return undefined;
  return {
    code: 'URL_ENCODED',
    rule: 'F-13',
    message: 'the policy is URL-encoded, as the IAM API returns it',
    label: 'decode it',
    text: decoded,
  };
}

/** Undefined where the text is not well-formed: the standard function has no other way to say so. */
function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function jsonString(text: string): Step | undefined {
  const start = text.trimStart();
  if (!start.startsWith('"') && !start.startsWith("'")) return undefined;
  const { root } = readJson(text);
  return root?.kind === 'string' ? fromString(root.value) : undefined;
}

/** `{\"Version\":…`: the inside of a JSON string without its quotes. */
function escaped(text: string): Step | undefined {
  const start = text.trim();
  if (!start.startsWith('{') || !start.slice(1, 200).trimStart().startsWith('\\"')) return undefined;
  const { root } = readJson(`"${start}"`);
  return root?.kind === 'string' ? fromString(root.value) : undefined;
}

function fromString(value: string): Step | undefined {
  const start = value.trimStart();
  if (!start.startsWith('{') && !start.startsWith('[') && !start.startsWith('%')) return undefined;
  return {
    code: 'POLICY_IN_STRING',
    rule: 'F-12',
    message: 'the policy stands inside a JSON string',
    label: 'take it out of the string',
    text: value,
  };
}
