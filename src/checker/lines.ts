/** One line of a stream, without its end; `tooLong` where it was over the limit and is not kept. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly tooLong: boolean;
}

/** The lines of a stream of text, one at a time: it holds one line, never the stream. */
export async function* readLines(chunks: AsyncIterable<string>, longest: number): AsyncGenerator<Line> {
  let parts: string[] = [];
  let length = 0;
  let number = 1;
  const keep = (part: string): void => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const take = (): Line => {
    const line = { number: number++, text: parts.join(''), tooLong: length > longest };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      keep(chunk.slice(from, end));
      yield take();
      from = end + 1;
    }
    keep(chunk.slice(from));
  }
  if (length > 0) yield take();
}
