/** One code point of the pattern, or one of the negative codes below. */
export type GlobToken = number;

/** `?`: exactly one character. */
export const anyCharacter = -1;
/** `*`: any run of characters, the empty one included. */
export const anyRun = -2;

const star = 0x2a;
const questionMark = 0x3f;

/**
 * A compiled pattern: one text, where it has no wildcard, or tokens. Whatever is not one of the two wildcards stands
 * for itself (PL-060, PL-072).
 */
export type Glob = { readonly literal: string } | { readonly literal?: never; readonly tokens: readonly GlobToken[] };

/** Counts the steps of `matchGlob`, so that tests can hold it to its bound. */
export interface Work {
  steps: number;
}

/** A stretch of a pattern: with `wildcards`, its `*` and `?` are live; without, every character is literal (PL-115). */
export interface GlobPart {
  readonly text: string;
  readonly wildcards: boolean;
}

/** Compiles stretches of live and of literal text into one pattern. */
export function compileGlob(parts: readonly GlobPart[]): Glob {
  if (!parts.some(hasWildcard)) return { literal: joinParts(parts) };
  const tokens: GlobToken[] = [];
  for (const part of parts) pushTokens(tokens, part.text, part.wildcards);
  return { tokens };
}

/** The parts as one text, wildcards as they stand. */
export function joinParts(parts: readonly GlobPart[]): string {
  let text = '';
  for (const part of parts) text += part.text;
  return text;
}

/** Whether a part has a live `*` or `?`. */
export function hasWildcard({ text, wildcards }: GlobPart): boolean {
  return wildcards && (text.includes('*') || text.includes('?'));
}

function pushTokens(tokens: GlobToken[], text: string, wildcards: boolean): void {
  for (let at = 0; at < text.length;) {
    const character = text.codePointAt(at) ?? 0;
    const token = wildcards ? tokenOf(character) : character;
    // Two stars in a row say no more than one.
    if (token !== anyRun || tokens.at(-1) !== anyRun) tokens.push(token);
    at += width(character);
  }
}

function tokenOf(character: number): GlobToken {
  if (character === star) return anyRun;
  return character === questionMark ? anyCharacter : character;
}

/**
 * Whether the whole text matches. Goes back to the last `*` only: a longer run for an earlier one cannot help, since
 * the last one takes whatever the earlier would have. At worst pattern × text steps, and no memory.
 */
export function matchGlob(glob: Glob, text: string, work?: Work): boolean {
  if (glob.literal !== undefined) return glob.literal === text;
  const { tokens } = glob;
  let token = 0;
  let at = 0;
  let lastRun = -1;
  let resume = 0;
  while (at < text.length) {
    if (work) work.steps += 1;
    const character = text.codePointAt(at) ?? 0;
    const expected = tokens[token];
    if (expected === character || expected === anyCharacter) {
      token += 1;
      at += width(character);
    } else if (expected === anyRun) {
      lastRun = token;
      token += 1;
      resume = at;
      if (token === tokens.length) return true;
    } else if (lastRun >= 0) {
      token = lastRun + 1;
      resume += width(text.codePointAt(resume) ?? 0);
      at = resume;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyRun) token += 1;
  return token === tokens.length;
}

/** UTF-16 units of a code point. */
function width(character: number): number {
  return character > 0xffff ? 2 : 1;
}
