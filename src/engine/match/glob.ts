/** One code point of the pattern, or one of the negative codes below. */
export type GlobToken = number;

/** `?`: exactly one character. */
export const anyCharacter = -1;
/** `*`: any run of characters, the empty one included. */
export const anyRun = -2;

/** A compiled pattern. Everything in it that is not one of the two wildcards stands for itself (PL-060, PL-072). */
export interface Glob {
  readonly tokens: readonly GlobToken[];
  /** The whole text, where the pattern has no wildcard. */
  readonly literal?: string;
}

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
  const tokens: GlobToken[] = [];
  let literal = '';
  let isLiteral = true;
  for (const part of parts) {
    literal += part.text;
    for (const character of part.text) {
      const token = part.wildcards ? tokenOf(character) : codePoint(character);
      if (token < 0) isLiteral = false;
      // Two stars in a row say no more than one.
      if (token !== anyRun || tokens.at(-1) !== anyRun) tokens.push(token);
    }
  }
  return isLiteral ? { tokens, literal } : { tokens };
}

function tokenOf(character: string): GlobToken {
  if (character === '*') return anyRun;
  if (character === '?') return anyCharacter;
  return codePoint(character);
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
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
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (work) work.steps += 1;
    const character = text.codePointAt(at) ?? 0;
    const expected = tokens[token];
    if (expected === character || expected === anyCharacter) {
      token += 1;
      at += width(character);
    } else if (expected === anyRun) {
      star = token;
      token += 1;
      resume = at;
      if (token === tokens.length) return true;
    } else if (star >= 0) {
      token = star + 1;
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
