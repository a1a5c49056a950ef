/**
 * A text with gaps, as AWS documents condition keys and ARNs: what stands between the gaps. AWS writes a gap as
 * `${TagKey}` (also in the middle), as `<key>`, or as the literal `tag-key` at the end.
 */
export interface Template {
  readonly text: string;
  /** One more than there are gaps. */
  readonly pieces: readonly string[];
  /** How many characters are not gap: of two templates that match, the greater one says more. */
  readonly weight: number;
}

export function readTemplate(text: string): Template {
  const pieces: string[] = [];
  let at = 0;
  for (let gap = nextGap(text, at); gap !== undefined; gap = nextGap(text, at)) {
    pieces.push(text.slice(at, gap.start));
    at = gap.end;
  }
  pieces.push(text.slice(at));
  return { text, pieces, weight: pieces.reduce((sum, piece) => sum + piece.length, 0) };
}

function nextGap(text: string, from: number): { readonly start: number; readonly end: number } | undefined {
  for (const [open, close] of [
    ['${', '}'],
    ['<', '>'],
  ] as const) {
    const start = text.indexOf(open, from);
    const end = start < 0 ? -1 : text.indexOf(close, start);
    if (end >= 0) return { start, end: end + 1 };
  }
  return from < text.length && text.endsWith('/tag-key')
    ? { start: text.length - 'tag-key'.length, end: text.length }
    : undefined;
}

/** Whether the whole text fits, each gap filled with at least one character. At worst text × gaps steps. */
export function matchTemplate({ pieces }: Template, text: string): boolean {
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const next = text.indexOf(piece, at + 1);
    if (next < 0) return false;
    at = next + piece.length;
  }
  const last = pieces.at(-1) ?? '';
  return text.length >= at + 1 + last.length && text.endsWith(last);
}

/** The template with its gaps written as `*`: the pattern that covers all that it stands for. */
export function globOfTemplate({ pieces }: Template): string {
  return pieces.join('*');
}
