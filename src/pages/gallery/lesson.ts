/** A lesson's front matter, and its text below. */
export interface Lesson {
  /** Members that are one text. */
  readonly texts: Readonly<Record<string, string>>;
  /** Members that are a list: `key: [a, b]`. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

/** Reads `key: value` and `key: [a, b]` lines between two `---`; undefined where a line is neither. */
export function readLesson(text: string): Lesson | undefined {
  const [first, ...lines] = text.split('\n');
  const end = lines.indexOf('---');
  if (first !== '---' || end < 0) return undefined;
  const texts: Record<string, string> = {};
  const lists: Record<string, readonly string[]> = {};
  for (const line of lines.slice(0, end)) {
    const colon = line.indexOf(': ');
    const [key, value] = [line.slice(0, colon), line.slice(colon + 2)];
    if (colon <= 0 || value === '' || key in texts || key in lists) return undefined;
    if (value.startsWith('[') && value.endsWith(']')) lists[key] = value.slice(1, -1).split(', ');
    else texts[key] = value;
  }
  return {
    texts,
    lists,
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  };
}
