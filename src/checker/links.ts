/** What can stand in a permalink behind its version, or in a prefill; a link in a text ends before anything else. */
const hashes = /#(?:\d{1,9}\.[A-Za-z0-9+$%_.-]{8,}|q\?[A-Za-z0-9+$%_.:/*=&;@,~-]{8,})/g;

// No address of a site is longer, and what stands before a hash is read backwards.
const longestAddress = 2048;
const ends = new Set(' \t"\'`<>()[]{}|'.split(''));

/**
 * The permalinks in a line of Markdown or HTML, whole or damaged, in order: an address, absolute or relative, with a
 * hash that begins with a version, or a prefill. A hash that follows no address is text: `#1.` begins many a heading.
 */
export function findLinks(line: string): readonly string[] {
  return [...line.matchAll(hashes)].flatMap(({ 0: hash, index }) => {
    let from = index;
    while (from > 0 && index - from < longestAddress && !ends.has(line.charAt(from - 1))) from--;
    const before = line.slice(from, index);
    // An attribute without quotes has its name in front.
    const absolute = Math.max(before.lastIndexOf('https://'), before.lastIndexOf('http://'));
    // HTML writes `&` so; nothing else that it escapes stands in a link.
    const link = hash.replaceAll('&amp;', '&');
    if (absolute >= 0) return [`${before.slice(absolute)}${link}`];
    return /^\.{0,2}\/|\.html(?:\?|$)/.test(before) ? [`${before}${link}`] : [];
  });
}
