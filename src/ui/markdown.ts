/** What a description may say: text, `code`, links. Never HTML. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly address: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };

/** Reads the Markdown of a description: paragraphs, lists, links, code, strong. Everything else stays text. */
export function readMarkdown(text: string): readonly Block[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((block) => block.split('\n').map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines): Block => {
      if (!lines.every((line) => line.startsWith('- ') || line.startsWith('* '))) {
        return { kind: 'paragraph', inlines: readInlines(lines.join(' ')) };
      }
      return { kind: 'list', items: lines.map((line) => readInlines(line.slice(2))) };
    });
}

const marks = ['`', '**', '['] as const;

function readInlines(text: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const mark = marks.find((one) => text.startsWith(one, at));
    const found = mark === undefined ? undefined : readMarked(text, at, mark);
    if (found === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') inlines.push({ kind: 'text', text: plain });
    plain = '';
    inlines.push(found.inline);
    at = found.end;
  }
  if (plain !== '') inlines.push({ kind: 'text', text: plain });
  return inlines;
}

/** How far a mark's end is looked for: it keeps reading linear. */
const reach = 2000;

function readMarked(
  text: string,
  from: number,
  mark: (typeof marks)[number],
): { readonly inline: Inline; readonly end: number } | undefined {
  const window = text.slice(from, from + reach);
  if (mark !== '[') {
    const end = window.indexOf(mark, mark.length);
    if (end <= mark.length) return undefined;
    const kind = mark === '`' ? 'code' : 'strong';
    return { inline: { kind, text: window.slice(mark.length, end) }, end: from + end + mark.length };
  }
  const middle = window.indexOf('](');
  const end = window.indexOf(')', middle);
  if (middle < 0 || end < 0) return undefined;
  const address = window.slice(middle + 2, end);
  if (!address.startsWith('https://')) return undefined;
  return { inline: { kind: 'link', text: window.slice(1, middle), address }, end: from + end + 1 };
}
