/** So much of a text is drawn while nobody is in it: a screen or ten. */
const mostLines = 400;
const mostCharacters = 40_000;

/** Where a text is cut so that the page stays quick, and how many lines come after that; undefined for what is short. */
export function boundOf(text: string): { readonly end: number; readonly rest: number } | undefined {
  let end = -1;
  for (let line = 0; line < mostLines; line += 1) {
    const next = text.indexOf('\n', end + 1);
    if (next < 0 || next > mostCharacters)
      return text.length > mostCharacters ? cutAt(text, Math.max(end, 0) || mostCharacters) : undefined;
    end = next;
  }
  return cutAt(text, end);
}

function cutAt(text: string, end: number): { readonly end: number; readonly rest: number } {
  let rest = 1;
  for (let at = text.indexOf('\n', end + 1); at >= 0; at = text.indexOf('\n', at + 1)) rest += 1;
  return { end, rest };
}
