import { anyCharacter, anyRun, compileGlob, matchGlob, type Glob } from '../engine/match/glob';

/** Whether a text has wildcards that are live: `*` or `?` outside of `${…}` (PL-083). */
export function hasWildcard(text: string): boolean {
  if (!text.includes('*') && !text.includes('?')) return false;
  const plain = withoutVariables(text);
  return plain.includes('*') || plain.includes('?');
}

/** The text without its `${…}`; an unclosed one stays (PL-107). */
export function withoutVariables(text: string): string {
  return replaceVariables(text, '');
}

/** The text with another one in the place of every `${…}`. */
export function replaceVariables(text: string, by: string): string {
  let result = '';
  let from = 0;
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', from)) {
    const close = text.indexOf('}', open);
    if (close < 0) break;
    result += text.slice(from, open) + by;
    from = close + 1;
  }
  return result + text.slice(from);
}

/** Splits at the first five colons outside of `${…}` (PL-071); the sixth field is the rest. */
export function splitPattern(text: string): readonly string[] {
  const fields: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length && fields.length < 5) {
    if (text.startsWith('${', at)) {
      const close = text.indexOf('}', at);
      at = close < 0 ? at + 2 : close + 1;
      continue;
    }
    if (text[at] === ':') {
      fields.push(text.slice(from, at));
      from = at + 1;
    }
    at += 1;
  }
  fields.push(text.slice(from));
  return fields;
}

/** What stands before the first wildcard or variable. */
export function fixedStart(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '*' || character === '?' || (character === '$' && text[at + 1] === '{')) return text.slice(0, at);
  }
  return text;
}

export function globOf(text: string): Glob {
  return compileGlob([{ text, wildcards: true }]);
}

/** Whether one text fits a pattern. */
export function fits(pattern: string, text: string): boolean {
  return matchGlob(globOf(pattern), text);
}

const star = 0x2a;
const questionMark = 0x3f;

/**
 * Whether everything that `narrow` can match, `wide` matches too: `narrow` is read as text, and its wildcards are
 * characters that only `*` takes, or `?` for `?`. Sound, and complete but for contrived patterns.
 */
export function covers(wide: Glob, narrow: string): boolean {
  if (wide.literal !== undefined) return wide.literal === narrow;
  const { tokens } = wide;
  let token = 0;
  let at = 0;
  let resume = 0;
  let after = -1;
  while (at < narrow.length) {
    const character = narrow.codePointAt(at) ?? 0;
    const width = character > 0xffff ? 2 : 1;
    const expected = tokens[token];
    if (expected === anyRun) {
      after = token + 1;
      token = after;
      resume = at;
      if (token === tokens.length) return true;
    } else if (takes(expected, character)) {
      token += 1;
      at += width;
    } else if (after >= 0) {
      token = after;
      resume += (narrow.codePointAt(resume) ?? 0) > 0xffff ? 2 : 1;
      at = resume;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyRun) token += 1;
  return token === tokens.length;
}

function takes(expected: number | undefined, character: number): boolean {
  if (expected === anyCharacter) return character !== star;
  return expected === character && character !== star && character !== questionMark;
}
