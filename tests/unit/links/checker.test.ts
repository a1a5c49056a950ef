import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/checker/arguments';
import { junitFoot, junitHead, printSuite } from '../../../src/checker/junit';
import { findLinks } from '../../../src/checker/links';
import { openLink } from '../../../src/scenario/permalink';
import { writeLink } from '../../../src/scenario/write-link';
import { readScenario } from '../../../src/scenario/read';
import { writeShortLink } from '../../../src/scenario/short-link';
import type { Scenario } from '../../../src/scenario/types';
import { checkArgument } from '../checker/run';

const source = readFileSync('src/gallery/b1-ec2-reads-a-bucket/scenario.json', 'utf8');
const b1 = readScenario(source).scenario as Scenario;
const wrong = readScenario(source.replace('"expect": "allowed"', '"expect": "deny"')).scenario as Scenario;
const [open, short] = [writeLink(b1), writeShortLink(b1)];
const folder = mkdtempSync(join(tmpdir(), 'links-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the checker', () => {
  it('takes links of both versions', async () => {
    for (const link of [open, short, `https://example.com/play/${short}`]) {
      expect((await checkArgument(link))[0]?.report).toMatchObject({ source: link, ok: true });
    }
  });

  it('checks every link of a Markdown or HTML file, and names file and line', async () => {
    const page = join(folder, 'page.md');
    const failing = writeShortLink(wrong);
    writeFileSync(
      page,
      [
        '# 1. Introduction',
        `Open [it](https://example.com/${short}), or <https://example.com/${open}>.`,
        `<iframe src="https://example.com/embed.html?theme=dark&amp;request=1${failing}"></iframe>`,
        `[relative](./embed.html${short.slice(0, 100)})`,
      ].join('\n'),
    );
    const checked = await checkArgument(page);
    expect(checked.map(({ report }) => [report.source, report.ok])).toEqual([
      [`${page}:2`, true],
      [`${page}:2`, true],
      [`${page}:3`, false],
      [`${page}:4`, false],
    ]);
    expect(checked[3]?.report.problems[0]?.message).toMatch(/^the link is truncated: 100 of/);
  });

  it('gives a permalink on the site that the page links to, also for an embed', async () => {
    const page = join(folder, 'site.html');
    writeFileSync(
      page,
      `<iframe src="https://example.com/play/embed.html?view=path&amp;request=1${writeShortLink(wrong)}">`,
    );
    const [checked] = await checkArgument(page);
    expect(checked?.report.results.find(({ ok }) => !ok)?.link).toMatch(/^https:\/\/example\.com\/play\/#2\./);
  });

  it('takes a prefilled request, and finds it in a page', async () => {
    const prefill =
      'https://example.com/play/#q?action=s3:GetObject&principal=arn:aws:iam::111122223333:user/a&expect=';
    expect((await checkArgument(`${prefill}deny`))[0]?.report.ok).toBe(true);
    const page = join(folder, 'prefill.html');
    writeFileSync(page, `<a href="${prefill.replaceAll('&', '&amp;')}allowed">may she?</a>`);
    const [checked, ...more] = await checkArgument(page);
    expect(more).toEqual([]);
    expect(checked?.report.results).toMatchObject([{ ok: false, outcome: 'implicitDeny', expect: 'allowed' }]);
  });

  it('finds links and no headings', () => {
    expect(findLinks('#1.Introduction to everything, see #2.AAAAAAAAAAAAAA')).toEqual([]);
    expect(findLinks('<a href=https://a.b/#2.30.aaaaaaaaaa>x</a>')).toEqual(['https://a.b/#2.30.aaaaaaaaaa']);
    expect(findLinks('"../play/#1.AAAAAAAAAA" and `embed.html?x=1#9.BBBBBBBBB`')).toEqual([
      '../play/#1.AAAAAAAAAA',
      'embed.html?x=1#9.BBBBBBBBB',
    ]);
    expect(findLinks(`${'a'.repeat(100_000)}#2.${'b'.repeat(100_000)}`)).toEqual([]);
  });

  it('gives a permalink that opens the request whose expectation fails', async () => {
    const [checked] = await checkArgument(`https://example.com/play/${writeShortLink(wrong)}`);
    const failed = checked?.report.results.filter(({ ok }) => !ok) ?? [];
    expect(failed).toHaveLength(1);
    expect(failed[0]?.link).toMatch(/^https:\/\/example\.com\/play\/#2\./);
    const hash = failed[0]?.link?.split('#')[1] ?? '';
    expect(await openLink(hash)).toMatchObject({ kind: 'opened', scenario: { view: { request: 0 } } });
    expect(checked?.report.results.filter(({ ok }) => ok).every(({ link }) => link === undefined)).toBe(true);
  });

  it('writes JUnit XML that holds nothing of a scenario unescaped', async () => {
    const path = join(folder, 'hostile.json');
    writeFileSync(
      path,
      JSON.stringify({ ...JSON.parse(source), title: '</testsuite>"&\u0007\ud800' }).replace('"allowed"', '"deny"'),
    );
    const [checked] = await checkArgument(path);
    const suite = checked ? printSuite(checked) : '';
    expect(suite).toContain('&lt;/testsuite&gt;&quot;&amp;\ufffd\ufffd (');
    expect(suite).toContain('tests="4" failures="1" errors="0"');
    expect(suite.match(/<testcase /g)).toHaveLength(4);
    expect(suite).toContain('expected deny, got allowed');
    expect(`${junitHead}${suite}${junitFoot}`.match(/<\/?testsuites/g)).toHaveLength(2);
  });

  it('takes the name of the JUnit file in either way', () => {
    expect(readArguments(['--junit', 'a.xml', 'b.json'])).toEqual({
      kind: 'check',
      json: false,
      junit: 'a.xml',
      inputs: ['b.json'],
    });
    expect(readArguments(['--junit=a.xml', '--json', '--', '--b'])).toEqual({
      kind: 'check',
      json: true,
      junit: 'a.xml',
      inputs: ['--b'],
    });
    expect(readArguments(['b.json', '--junit'])).toMatchObject({ kind: 'unknown' });
  });
});
