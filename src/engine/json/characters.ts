/** The UTF-16 units that the reader compares with, by name. */
export const unit = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  hash: 0x23,
  apostrophe: 0x27,
  star: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  equals: 0x3d,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  letterU: 0x75,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  ellipsis: 0x2026,
  fullWidthColon: 0xff1a,
} as const;

/** JSON's own white space. */
export function isBlank(code: number): boolean {
  return code === unit.space || code === unit.lineFeed || code === unit.carriageReturn || code === unit.tab;
}

export function isLineEnd(code: number): boolean {
  return code === unit.lineFeed || code === unit.carriageReturn;
}

export function isDigit(code: number): boolean {
  return code >= unit.zero && code <= unit.nine;
}

/** Blanks that JSON does not know: vertical tab, form feed, U+0085, no-break and typographic spaces (F-04). */
export function isOddSpace(code: number): boolean {
  if (code < 0x80) return code === 0x0b || code === 0x0c;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Characters that leave no mark on the screen: zero-width ones, direction marks, soft hyphen, byte order mark (F-05). */
export function isInvisible(code: number): boolean {
  return (
    code >= 0xad &&
    (code === 0xad ||
      (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2060 && code <= 0x2064) ||
      code === 0xfeff)
  );
}

/** “ ” „ ‟ « » and the full-width quote (F-02). */
export function isCurlyQuote(code: number): boolean {
  return code >= 0xab && (code === 0xab || code === 0xbb || (code >= 0x201c && code <= 0x201f) || code === 0xff02);
}

/** ‘ ’ ‚ ‛ */
export function isCurlyApostrophe(code: number): boolean {
  return code >= 0x2018 && code <= 0x201b;
}

export function isAnyQuote(code: number): boolean {
  return code === unit.quote || code === unit.apostrophe || isCurlyQuote(code) || isCurlyApostrophe(code);
}

/** Hyphens and dashes that look like `-` and are not (F-06). */
export function isDash(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2015) || code === 0x2212;
}

export function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

export function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
