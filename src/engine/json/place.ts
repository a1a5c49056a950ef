/** A place as people count it: both from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands. A line ends with a line feed, a carriage return, or both. */
export function place(text: string, offset: number): Place {
  const end = Math.min(Math.max(offset, 0), text.length);
  let line = 1;
  let start = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
      line += 1;
      start = at + 1;
    }
  }
  return { line, column: end - start + 1 };
}
