import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeLink, openLink } from '../scenario/permalink';
import { readPrefill } from '../scenario/prefill';
import { fileLimits } from '../scenario/read';
import { printScenario } from '../scenario/write';
import { readLines, type Line } from './lines';
import { findLinks } from './links';

/** One scenario's text with the name of where it comes from, or why there is none. */
export type Input =
  | {
      readonly kind: 'text';
      readonly source: string;
      readonly text: string;
      /** The address of the playground that the scenario was linked in. */
      readonly site?: string;
    }
  | { readonly kind: 'unreadable'; readonly source: string; readonly message: string };

const longest = fileLimits.characters;
const link = /^(?:https?:\/\/|#)/;
const page = /\.(?:md|mdx|markdown|html?)$/i;

/** Every scenario that an argument names, one at a time. */
export async function* openInput(argument: string): AsyncGenerator<Input> {
  if (argument === '-') yield* fromStandardInput(process.stdin.setEncoding('utf8'));
  else if (link.test(argument)) yield fromLink(argument, argument);
  else yield* fromPath(argument);
}

async function fromLink(link: string, source: string): Promise<Input> {
  const hash = link.includes('#') ? link.slice(link.indexOf('#')) : '';
  // An embed's links lead to the playground beside it.
  const site = /^https?:\/\/[^?#]*\//.exec(link)?.[0];
  const prefilled = readPrefill(hash);
  const reading = prefilled ? ({ kind: 'opened', text: printScenario(prefilled) } as const) : await openLink(hash);
  if (reading.kind !== 'opened' && reading.kind !== 'notScenario') {
    return { kind: 'unreadable', source, message: describeLink(reading) };
  }
  return { kind: 'text', source, text: reading.text, ...(site !== undefined && { site }) };
}

async function* fromPath(path: string): AsyncGenerator<Input> {
  const unreadable = (message: string): Input => ({ kind: 'unreadable', source: path, message });
  try {
    const status = await stat(path);
    if (status.isDirectory()) {
      let found = false;
      for await (const file of findScenarios(path)) {
        found = true;
        yield await fromFile(file);
      }
      if (!found) yield unreadable('no `scenario.json` in this folder');
    } else if (path.endsWith('.jsonl')) {
      yield* fromLines(path, readLines(textOf(path), longest));
    } else if (page.test(path)) {
      yield* fromPage(path);
    } else {
      yield await fromFile(path);
    }
  } catch (error) {
    yield unreadable(reasonOf(error));
  }
}

/** Every link to a scenario in a Markdown or HTML file; a page without one is as good as any other. */
async function* fromPage(path: string): AsyncGenerator<Input> {
  for await (const { number, text, tooLong } of readLines(textOf(path), longest)) {
    const source = `${path}:${number}`;
    if (tooLong) yield { kind: 'unreadable', source, message: tooMuch };
    for (const found of findLinks(text)) yield await fromLink(found, source);
  }
}

/** In the order of their names, so that two runs print the same. */
async function* findScenarios(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) yield* findScenarios(path);
    else if (entry.isFile() && entry.name === 'scenario.json') yield path;
  }
}

async function fromFile(source: string): Promise<Input> {
  try {
    return whole(source, await readUpTo(textOf(source), longest));
  } catch (error) {
    return { kind: 'unreadable', source, message: reasonOf(error) };
  }
}

async function* fromLines(source: string, lines: AsyncIterable<Line>): AsyncGenerator<Input> {
  let found = false;
  for await (const line of lines) {
    if (!line.tooLong && line.text.trim() === '') continue;
    found = true;
    yield fromLine(source, line);
  }
  if (!found) yield { kind: 'unreadable', source, message: 'the file is empty: it holds one scenario a line' };
}

function fromLine(source: string, { number, text, tooLong }: Line): Input {
  const place = `${source}:${number}`;
  return tooLong ? { kind: 'unreadable', source: place, message: tooMuch } : { kind: 'text', source: place, text };
}

/** A first line that is JSON by itself, with more behind it, makes the stream a list of scenarios, one a line. */
async function* fromStandardInput(chunks: AsyncIterable<string>): AsyncGenerator<Input> {
  const lines = readLines(chunks, longest);
  const first = await lines.next();
  if (first.done === true) {
    yield whole('-', '');
  } else if (first.value.tooLong) {
    yield whole('-', undefined);
  } else if (isJson(first.value.text)) {
    const second = await lines.next();
    if (second.done === true) yield whole('-', first.value.text);
    else yield* fromLines('-', chain([first.value, second.value], lines));
  } else {
    const rest = await readUpTo(withEnds(lines), longest - first.value.text.length);
    yield whole('-', rest === undefined ? undefined : `${first.value.text}\n${rest}`);
  }
}

async function* chain(first: readonly Line[], rest: AsyncIterable<Line>): AsyncGenerator<Line> {
  yield* first;
  yield* rest;
}

async function* withEnds(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  for await (const line of lines) yield line.tooLong ? ' '.repeat(longest) : `${line.text}\n`;
}

const tooMuch = `it is longer than ${longest.toLocaleString('en-US')} characters, more than a scenario may have`;

function whole(source: string, text: string | undefined): Input {
  return text === undefined ? { kind: 'unreadable', source, message: tooMuch } : { kind: 'text', source, text };
}

/** All of a stream; undefined, and reading ends, as soon as it is over the limit. */
async function readUpTo(chunks: AsyncIterable<string>, limit: number): Promise<string | undefined> {
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) return undefined;
    parts.push(chunk);
  }
  return parts.join('');
}

function textOf(path: string): AsyncIterable<string> {
  return createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
  EISDIR: 'this is a folder',
  ENOTDIR: 'there is no such file',
  ENAMETOOLONG: 'there is no such file',
};

function reasonOf(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `the file cannot be read (${code})`;
}
