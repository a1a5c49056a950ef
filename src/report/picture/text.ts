const narrow = new Set("iIjlftr.,:;'’`|!()[]{} /-".split(''));
const wide = new Set('mwMW@%&—…'.split(''));

/**
 * How wide a text is at a font size, in the same unit: an estimate that does for usual sans serifs, and is rather too much
 * than too little. Characters of a fixed width are 0.61 of the size.
 */
export function textWidth(text: string, size: number, mono = false): number {
  let width = 0;
  for (const character of text) width += mono ? 0.61 : advance(character);
  return width * size;
}

function advance(character: string): number {
  if (narrow.has(character)) return 0.31;
  if (wide.has(character)) return 0.88;
  if (character >= '\u1100') return 1.05;
  return character >= 'A' && character <= 'Z' ? 0.68 : 0.55;
}

/** A text in lines of at most a width, broken at blanks, within a long word behind its punctuation, else anywhere. */
export function wrapText(text: string, width: number, size: number, mono = false): readonly string[] {
  const fits = (line: string): boolean => textWidth(line, size, mono) <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
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
export function wrapInto(most: number, text: string, width: number, size: number, mono = false): readonly string[] {
  const lines = wrapText(text, width, size, mono);
  if (lines.length <= most) return lines;
  let last = [...(lines[most - 1] ?? '')];
  while (last.length > 0 && textWidth(`${last.join('')}…`, size, mono) > width) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.join('')}…`];
}

/** Where a line may be broken: behind blanks, and behind the punctuation of ARNs and actions. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    piece += character;
    if (' /:-_.'.includes(character)) {
      pieces.push(piece);
      piece = '';
    }
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}
