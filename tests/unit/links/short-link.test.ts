import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/scenario/permalink/base64';
import { dictionary } from '../../../src/scenario/permalink/dictionary';
import { fold } from '../../../src/scenario/permalink/fold';
import { forms } from '../../../src/scenario/permalink/forms';
import { printFrame } from '../../../src/scenario/permalink/frame';
import { byteOf, closeList, openList, unfold } from '../../../src/scenario/permalink/unfold';
import { describeLink, longestLink, openLink, type LinkReading } from '../../../src/scenario/permalink';
import { writeLink } from '../../../src/scenario/write-link';
import { linkLimits, readScenario } from '../../../src/scenario/read';
import { writeShortLink } from '../../../src/scenario/short-link';
import type { Scenario } from '../../../src/scenario/types';
import { compactScenario } from '../../../src/scenario/write';
import { scenario } from '../scenario/arbitrary';

const source = readFileSync('src/gallery/b1-ec2-reads-a-bucket/scenario.json', 'utf8');
const b1 = readScenario(source).scenario as Scenario;
const link = writeShortLink(b1);
const say = (reading: LinkReading): string => (reading.kind === 'opened' ? 'opened' : describeLink(reading));
const compressed = (folded: Uint8Array): string =>
  printFrame(2, toBase64(deflateSync(folded, { level: 9, dictionary })));
const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)])));

describe('the folded form', () => {
  it('gives every compact JSON text back to the letter', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json({ maxDepth: 5 }), fc.json({ stringUnit: 'binary' }), scenario.map(compactScenario)),
        (json) => {
          const text = JSON.stringify(JSON.parse(json));
          expect(unfold(fold(text) ?? bytes(), 1e6)).toEqual({ kind: 'text', text });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps duplicate names, spellings of strings, and digits', () => {
    for (const text of [
      '{"Effect":"Allow","Effect":"\\u0041llow"}',
      '{"a":12345678901234567890.50,"b":-0,"c":1E+5}',
      '["#","{","[","]","}","\\"","","\\u0000","é","\u007f","~","{~:~}"]',
      '{"~":"~","#":1,"}":2,"":3,"é":4,"[":5}',
    ]) {
      expect(unfold(fold(text) ?? bytes(), 1e6)).toEqual({ kind: 'text', text });
    }
  });

  it('is no deeper and no longer than a scenario may be', () => {
    expect(unfold(bytes('['.repeat(1e6)), 1e6)).toEqual({ kind: 'damaged' });
    expect(unfold(bytes('{a'.repeat(1e5)), 1e6)).toEqual({ kind: 'damaged' });
    expect(unfold(bytes('[', '!"'.repeat(1e5), ']'), 1000)).toEqual({ kind: 'tooLarge' });
    expect(unfold(bytes('a'.repeat(1e5), '"'), 1000)).toEqual({ kind: 'tooLarge' });
  });

  it('that no fold makes is damaged, and nothing is thrown', () => {
    for (const broken of ['', '"', 'a', 'a\\', '[', '{', '{a"', '#1', 'a"b"', ']', '[a"]]']) {
      expect(unfold(bytes(broken), 1000).kind, broken).toBe('damaged');
    }
    expect(unfold(bytes(0x22, 0xff, 0x22), 1000).kind).toBe('damaged');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        expect(['text', 'damaged', 'tooLarge']).toContain(unfold(any, 10_000).kind);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('base64url', () => {
  it('gives every list of bytes back, and reads nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (any) => {
        expect(toBase64(any)).toBe(Buffer.from(any).toString('base64url'));
        expect(fromBase64(toBase64(any))).toEqual(any);
      }),
    );
    for (const text of ['a', 'ab+c', 'ab/c', 'ab==', 'ab c']) expect(fromBase64(text)).toBeUndefined();
  });
});

describe('a short link', () => {
  it('opens as the scenario that it was made of, proven by its check', async () => {
    expect(await openLink(link)).toMatchObject({ kind: 'opened', scenario: b1, problems: [], checked: true });
  });

  it('opens as any scenario that it was made of, as the open link does', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (any) => {
        const short = await openLink(writeShortLink(any));
        const open = await openLink(writeLink(any));
        if (short.kind !== 'opened' || open.kind !== 'opened') throw new Error(`${short.kind}, ${open.kind}`);
        expect(compactScenario(short.scenario)).toBe(compactScenario(open.scenario));
        expect(compactScenario(short.scenario)).toBe(compactScenario(any));
      }),
      { numRuns: 100 },
    );
  });

  it('opens to a lone surrogate that stands unescaped in what is kept', async () => {
    const kept: Scenario = { version: 1, extra: { note: '"\ud800"' } };
    expect(await openLink(writeShortLink(kept))).toMatchObject({
      kind: 'opened',
      scenario: { extra: { note: '"\\ud800"' } },
    });
  });

  it('ends in a letter or digit, and needs no escaping', () => {
    expect(link).toMatch(/^#2\.[1-9]\d*\.[A-Za-z0-9_-]+\.[a-z0-9]{5}$/);
  });

  it('of the first gallery scenario has fewer than 400 characters', () => {
    expect(link.length).toBeLessThan(400);
  });

  it('opens without the sharp, and with what mail programs and chats do to it', async () => {
    for (const changed of [
      link.slice(1),
      `${link}).`,
      `${link}">`,
      link.replaceAll('_', '%5F').replaceAll('-', '%2d'),
      `${link.slice(0, 76)}\r\n ${link.slice(76)}`,
      `${link.slice(0, 76)}%20${link.slice(76)}`,
    ]) {
      expect((await openLink(changed)).kind, changed).toBe('opened');
    }
  });

  it('says where it was cut, wherever that is', async () => {
    for (let length = 6; length < link.length; length++) {
      const reading = await openLink(link.slice(0, length));
      expect(reading, String(length)).toEqual({
        kind: 'cut',
        characters: link.slice(0, length).replace(/[._]+$/, '').length,
        of: link.length,
      });
    }
    expect(say(await openLink(link.slice(0, 100)))).toBe(
      `the link is truncated: 100 of ${link.length} characters; copy all of it`,
    );
  });

  it('does not pass for one of the other version', async () => {
    expect((await openLink(link.replace('#2', '#1'))).kind).toBe('damaged');
    expect((await openLink(writeLink(b1).replace('#1', '#2'))).kind).toBe('damaged');
  });

  it('whose check is right and whose rest is not says one sentence', async () => {
    const frames: [string, LinkReading['kind']][] = [
      [printFrame(2, 'AAAAAAA'), 'damaged'],
      [printFrame(2, 'A'), 'damaged'],
      [printFrame(2, 'ab+d'), 'damaged'],
      [compressed(bytes('{')), 'damaged'],
      [compressed(bytes('a"')), 'notScenario'],
      [compressed(fold('{"version":2}') ?? bytes()), 'notScenario'],
      [printFrame(2, toBase64(deflateSync(fold(compactScenario(b1)) ?? bytes()).slice(0, -9))), 'damaged'],
    ];
    for (const [frame, kind] of frames) {
      const reading = await openLink(frame);
      expect(reading.kind, frame).toBe(kind);
      expect(say(reading)).toMatch(/^the link \S.*[^.]$/);
    }
  });

  it('that is too long, or expands to too much, is not opened', async () => {
    expect(await openLink(`#2.${'a'.repeat(longestLink)}`)).toMatchObject({ kind: 'tooLarge', what: 'link' });
    const zeros = compressed(bytes('!'.repeat(5_000_000)));
    expect(zeros.length).toBeLessThan(longestLink);
    expect(await openLink(zeros)).toEqual({ kind: 'tooLarge', limit: linkLimits.characters, what: 'scenario' });
    // One byte that stands for thirty characters, again and again.
    const root = byteOf(forms.indexOf('"arn:aws:iam::111122223333:root"'));
    const list = compressed(Uint8Array.from([openList, ...new Uint8Array(50_000).fill(root), closeList]));
    expect(await openLink(list)).toMatchObject({ kind: 'tooLarge', what: 'scenario' });
    const unended = compressed(Uint8Array.from([openList, ...new Uint8Array(500).fill(root)]));
    expect((await openLink(unended)).kind).toBe('damaged');
  });
});

describe('a link in Markdown', () => {
  it('loses no character when a GitHub-flavoured renderer makes a link of the bare address, 10,000 times', () => {
    const seed = 7;
    const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    const payload = (others: string): fc.Arbitrary<string> =>
      // What is no letter or digit is what a renderer could stumble over: it stands oftener than in real links.
      fc.string({
        unit: fc.oneof(fc.constantFrom(...alphanumeric), fc.constantFrom(...others)),
        minLength: 1,
        maxLength: 60,
      });
    const frames = fc.oneof(
      payload('-_').map((text) => printFrame(2, text)),
      payload('+-$').map((text) => printFrame(1, text)),
    );
    fc.assert(
      fc.property(
        frames,
        fc.constantFrom('', ' ', '.', ', and', ')', '**', '\n', '!', ';', ':', '~~', '</p>'),
        (frame, after) => {
          const address = `https://example.com/play/${frame}`;
          const html = marked.parse(`See ${address}${after}`, { gfm: true, async: false });
          expect(html).toContain(`<a href="${address}">${address}</a>`);
        },
      ),
      { numRuns: 10_000, seed },
    );
  });
});
