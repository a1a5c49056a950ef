import type { Finding } from '../engine/finding';
import { indentOf } from './indent';
import type { StatementMark } from './marks';

export type TokenKind = 'key' | 'string' | 'number' | 'literal' | 'punctuation' | 'plain';

/** A piece of a line that looks the same from end to end. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly finding?: Finding;
}

export interface Line {
  /** Offset of its first character. */
  readonly from: number;
  readonly tokens: readonly Token[];
  /** How deep it begins. */
  readonly indent: number;
  readonly mark?: StatementMark;
  /** The statement begins here. */
  readonly isFirst: boolean;
}

interface Piece {
  readonly kind: TokenKind;
  readonly from: number;
  readonly to: number;
}

/** A document as static text: the same lines, colours and marks as the live editor, for a hundredth of its cost. */
export function highlight(
  text: string,
  findings: readonly Finding[],
  marks: readonly StatementMark[],
): readonly Line[] {
  const pieces = tokenize(text);
  const lines: Line[] = [];
  let next = 0;
  let from = 0;
  for (const content of text.split('\n')) {
    const to = from + content.length;
    const tokens: Token[] = [];
    while (pieces[next] !== undefined && (pieces[next]?.from ?? 0) < to) {
      const piece = pieces[next];
      if (piece === undefined) break;
      tokens.push(...cut(text, { ...piece, from: Math.max(piece.from, from), to: Math.min(piece.to, to) }, findings));
      if (piece.to > to) break;
      next += 1;
    }
    const mark = marks.find(({ span }) => span.from <= to && span.to > from);
    const isFirst = mark !== undefined && mark.span.from >= from;
    const line = { from, tokens, indent: indentOf(content), isFirst };
    lines.push(mark === undefined ? line : { ...line, mark });
    from = to + 1;
  }
  return lines;
}

/** Cuts a piece where a finding begins or ends. */
function cut(text: string, piece: Piece, findings: readonly Finding[]): readonly Token[] {
  const inside = findings.filter(({ span }) => span.from < piece.to && span.to > piece.from);
  if (inside.length === 0) return [{ kind: piece.kind, text: text.slice(piece.from, piece.to) }];
  const edges = inside
    .flatMap(({ span }) => [span.from, span.to])
    .filter((edge) => edge > piece.from && edge < piece.to);
  const points = [...new Set([piece.from, ...edges, piece.to])].sort((a, b) => a - b);
  return points.slice(0, -1).map((from, index) => {
    const to = points[index + 1] ?? piece.to;
    const finding = inside.find(({ span }) => span.from <= from && span.to >= to);
    const token = { kind: piece.kind, text: text.slice(from, to) };
    return finding === undefined ? token : { ...token, finding };
  });
}

function tokenize(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const to = endOf(text, at);
    pieces.push({ kind: kindOf(text, at, to), from: at, to });
    at = to;
  }
  return pieces;
}

const punctuation = '{}[],:';
const isWord = (character: string | undefined) => character !== undefined && /[\w.+-]/.test(character);
const isOther = (character: string | undefined) =>
  character !== undefined && character !== '"' && !punctuation.includes(character) && !isWord(character);

function endOf(text: string, from: number): number {
  let to = from + 1;
  if (text[from] === '"') {
    while (to < text.length && text[to] !== '"' && text[to] !== '\n') to += text[to] === '\\' ? 2 : 1;
    return Math.min(text[to] === '"' ? to + 1 : to, text.length);
  }
  const belongs = isWord(text[from]) ? isWord : isOther(text[from]) ? isOther : undefined;
  while (belongs?.(text[to])) to += 1;
  return to;
}

function kindOf(text: string, from: number, to: number): TokenKind {
  const first = text[from] ?? '';
  if (first === '"') return isFollowedByColon(text, to) ? 'key' : 'string';
  if (punctuation.includes(first)) return 'punctuation';
  if (!isWord(first)) return 'plain';
  const word = text.slice(from, to);
  return word === 'true' || word === 'false' || word === 'null' ? 'literal' : /^[-\d]/.test(word) ? 'number' : 'plain';
}

/** How much white space between a key and its colon is looked past: it keeps reading linear. */
const reach = 100;

function isFollowedByColon(text: string, from: number): boolean {
  return text
    .slice(from, from + reach)
    .trimStart()
    .startsWith(':');
}
