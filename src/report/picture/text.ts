const narrow = new Set("iIjlftr.,:;'’`|!()[]{} /-".split(''));
const wide = new Set('mwMW@%&—…'.split(''));

/** Which letters a text is written in. */
export type Face = 'plain' | 'bold' | 'mono';

/**
 * How wide a text is at a font size, in the same unit: an estimate that does for usual sans serifs, and is rather too much
 * than too little. Characters of a fixed width are 0.61 of the size.
 */
export function textWidth(text: string, size: number, face: Face = 'plain'): number {
  let width = 0;
  for (const character of text) width += face === 'mono' ? 0.61 : advance(character);
  return width * size * (face === 'bold' ? 1.12 : 1);
}

function advance(character: string): number {
  if (narrow.has(character)) return 0.31;
  if (wide.has(character)) return 0.88;
  if (character >= '\u1100') return 1.05;
  return character >= 'A' && character <= 'Z' ? 0.68 : 0.55;
}

/**
 * A text in lines of at most a width, broken at blanks and behind slashes, ARNs and actions behind their other punctuation
 * too, a word that is too long anywhere.
 */
export function wrapText(text: string, width: number, size: number, face: Face = 'plain'): readonly string[] {
  const fits = (line: string): boolean => textWidth(line, size, face) <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, face === 'mono' ? ' /:-_.' : ' /')) {
    if (fits((line + piece).trimEnd())) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
    for (const character of piece.trimStart()) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

/** The same in at most some lines; what does not fit is cut, and says so. */
export function wrapInto(
  most: number,
  text: string,
  width: number,
  size: number,
  face: Face = 'plain',
): readonly string[] {
  const lines = wrapText(text, width, size, face);
  if (lines.length <= most) return lines;
  let last = [...(lines[most - 1] ?? '')];
  while (last.length > 0 && textWidth(`${last.join('')}…`, size, face) > width) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.join('')}…`];
}

/** A text cut where a line may be broken: behind certain characters. */
function piecesOf(text: string, ends: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    piece += character;
    if (ends.includes(character)) {
      pieces.push(piece);
      piece = '';
    }
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}
