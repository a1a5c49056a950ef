import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { drawPictures } from '../../../scripts/vite/cards';
import type { Decision } from '../../../src/engine/trace/decision';
import { cardPicture } from '../../../src/pages/card';
import type { RequestResult } from '../../../src/report/result';

const result = (name: string, outcome: Decision = 'allowed'): RequestResult => ({
  name,
  outcome,
  decidedBy: 'identityBasedPolicy',
  message: '',
  explanation: '',
  ok: true,
  disabled: false,
  assumptions: [],
  caller: 'alice',
});
const results = (count: number): readonly RequestResult[] =>
  Array.from({ length: count }, (_, index) => result(`request ${index + 1}`));
const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);

const folder = mkdtempSync(join(tmpdir(), 'cards-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a card', () => {
  it('has the title, a row a request with its verdict in words, and the summary where it has room', () => {
    expect(textsOf(cardPicture({ title: 'A', summary: 'B.', results: [result('c', 'explicitDeny')] }))).toEqual([
      'IAM Playground',
      'A',
      'Explicit deny',
      'c',
      'B.',
    ]);
  });

  it('counts the requests that have no room', () => {
    const texts = textsOf(cardPicture({ title: 'A', summary: 'B.', results: results(30) }));
    const shown = texts.filter((text) => text.startsWith('request ')).length;
    expect(shown).toBeGreaterThan(3);
    expect(texts.at(-1)).toBe(`and ${30 - shown} more`);
  });

  it('keeps everything within the picture, and texts as text', () => {
    const long = '<b>"A" & very long words that go on, '.repeat(20);
    const svg = cardPicture({ title: long, summary: long, results: [result(long)] });
    expect(svg).not.toContain('<b>');
    const places = [...svg.matchAll(/<text x="\d+" y="(\d+)"/g)].map(([, y]) => Number(y));
    expect(Math.max(...places)).toBeLessThan(610);
  });
});

describe('a drawn card', () => {
  it('is a PNG of 1200 × 630 with its words in it, the same each time, and drawn once', async () => {
    const [a, b] = ['Root is not the root user', 'Sessions end'].map((title) =>
      cardPicture({ title, summary: '', results: [] }),
    );
    const first = await drawPictures([a ?? '', b ?? ''], folder);
    const [one, other] = first.map((png) => Buffer.from(png));
    expect(one?.toString('latin1', 1, 4)).toBe('PNG');
    expect([one?.readUInt32BE(16), one?.readUInt32BE(20)]).toEqual([1200, 630]);
    // Without fonts, both would be the same empty card.
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(await drawPictures([a ?? ''], folder)).toEqual([first[0]]);
  });
});
