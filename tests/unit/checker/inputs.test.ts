import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLines } from '../../../src/checker/lines';
import { writeLink } from '../../../src/scenario/write-link';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { checkArgument } from './run';

const folder = mkdtempSync(join(tmpdir(), 'checker-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const b1 = 'src/gallery/b1-ec2-reads-a-bucket/scenario.json';
const line = JSON.stringify(JSON.parse(readFileSync(b1, 'utf8')));
const firstProblem = async (argument: string): Promise<string | undefined> =>
  (await checkArgument(argument))[0]?.report.problems[0]?.message;

describe('an input of the checker', () => {
  it('is a scenario file', async () => {
    const [checked] = await checkArgument(b1);
    expect(checked).toMatchObject({
      readable: true,
      report: { source: b1, title: 'EC2 reads a bucket without access keys', ok: true, problems: [] },
    });
    expect(checked?.report.results.map(({ outcome }) => outcome)).toEqual([
      'allowed',
      'allowed',
      'implicitDeny',
      'implicitDeny',
    ]);
  });

  it('is a permalink, with its address or without', async () => {
    const link = writeLink(readScenario(readFileSync(b1, 'utf8')).scenario as Scenario);
    for (const argument of [link, `https://example.com/playground/?theme=dark${link}`]) {
      expect((await checkArgument(argument))[0]?.report).toMatchObject({ source: argument, ok: true });
    }
    expect(await firstProblem(link.slice(0, 400))).toBe(
      `the link is truncated: 400 of ${link.length.toLocaleString('en-US')} characters; copy all of it`,
    );
    expect(await firstProblem('https://example.com/playground/')).toMatch(/^this is no link to a scenario/);
  });

  it('is a folder, searched for scenario.json in the order of the names', async () => {
    file('suite/b/scenario.json', line);
    file('suite/a/deep/scenario.json', line);
    file('suite/a/other.json', 'no');
    const sources = (await checkArgument(join(folder, 'suite'))).map(({ report }) => report.source);
    expect(sources).toEqual([join(folder, 'suite/a/deep/scenario.json'), join(folder, 'suite/b/scenario.json')]);
  });

  it('is a list of scenarios, one a line, and a bad one is named by its number', async () => {
    const path = file('suite.jsonl', `${line}\r\n\n{"version":1,}\n${line}`);
    const checked = await checkArgument(path);
    expect(checked.map(({ report, readable }) => [report.source, readable])).toEqual([
      [`${path}:1`, true],
      [`${path}:3`, false],
      [`${path}:4`, true],
    ]);
  });

  it.each([
    ['a missing file', () => join(folder, 'missing.json'), 'there is no such file'],
    [
      'an empty file',
      () => file('empty.json', ''),
      'the text is empty: a scenario is a JSON object, `{"version": 1, …}`',
    ],
    ['an empty list', () => file('empty.jsonl', '\n\n'), 'the file is empty: it holds one scenario a line'],
    ['a folder without scenarios', () => join(file('none/x.json', ''), '..'), 'no `scenario.json` in this folder'],
    ['no JSON', () => file('hello.json', 'hello'), '`hello` is not JSON; a string stands in double quotes'],
    ['another JSON', () => file('list.json', '[]'), 'a scenario is a JSON object: `{"version": 1, …}`'],
    [
      'megabytes of brackets',
      () => file('brackets.json', '['.repeat(5_000_000)),
      'brackets nest deeper than 128 levels; what is inside is not read',
    ],
    [
      'more than a scenario may have',
      () => file('large.json', '['.repeat(17_000_000)),
      'it is longer than 16,777,216 characters, more than a scenario may have',
    ],
    [
      'a line longer than that',
      () => file('large.jsonl', '['.repeat(17_000_000)),
      'it is longer than 16,777,216 characters, more than a scenario may have',
    ],
  ])('that is %s is a sentence', async (_what, path, sentence) => {
    const [checked] = await checkArgument(path());
    expect(checked?.readable).toBe(false);
    expect(checked?.report).toMatchObject({ ok: false, results: [] });
    expect(checked?.report.problems[0]).toMatchObject({ severity: 'ERROR', message: sentence });
  });
});

describe('lines of a stream', () => {
  const linesOf = async (chunks: readonly string[], longest = 100) => {
    const lines = [];
    for await (const each of readLines(
      (async function* () {
        yield* chunks;
      })(),
      longest,
    ))
      lines.push(each);
    return lines;
  };

  it('are the same however the stream is cut', async () => {
    const text = 'one\n\ntwo three\nfour';
    const whole = await linesOf([text]);
    expect(whole.map((each) => each.text)).toEqual(['one', '', 'two three', 'four']);
    for (let size = 1; size < text.length; size++) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.slice(at * size, (at + 1) * size),
      );
      expect(await linesOf(chunks)).toEqual(whole);
    }
  });

  it('are dropped over the limit, and the next one is read', async () => {
    expect(await linesOf(['abc', 'def\nok\n'], 4)).toEqual([
      { number: 1, text: '', tooLong: true },
      { number: 2, text: 'ok', tooLong: false },
    ]);
  });
});
