import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import lz from 'lz-string';
import { describe, expect, it } from 'vitest';
import { describeLink, longestLink, openLink, type LinkReading } from '../../../src/scenario/permalink';
import { writeLink } from '../../../src/scenario/write-link';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { scenario } from './arbitrary';

const source = readFileSync('src/gallery/b1-ec2-reads-a-bucket/scenario.json', 'utf8');
const b1 = readScenario(source).scenario as Scenario;
const link = writeLink(b1);
const say = (reading: LinkReading): string => (reading.kind === 'opened' ? 'opened' : describeLink(reading));

describe('a link', () => {
  it('opens as the scenario that it was made of, proven by its check', async () => {
    expect(await openLink(link)).toMatchObject({ kind: 'opened', scenario: b1, problems: [], checked: true });
  });

  it('opens as any scenario that it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (any) => {
        const reading = await openLink(writeLink(any));
        expect(reading.kind).toBe('opened');
      }),
      { numRuns: 30 },
    );
  }, 20_000);

  it('ends in a letter or digit, and needs no escaping', async () => {
    expect(link).toMatch(/^#1\.[A-Za-z0-9+$.-]*[a-z0-9]$/);
  });

  it('opens without a check, as any lz-string tool makes it', async () => {
    expect(await openLink(`#1.${lz.compressToEncodedURIComponent(source)}`)).toMatchObject({
      kind: 'opened',
      scenario: b1,
      checked: false,
    });
  });

  it('opens without the sharp, and with what mail programs and chats do to it', async () => {
    expect((await openLink(link.slice(1))).kind).toBe('opened');
    expect((await openLink(link.replaceAll('+', '%2B').replaceAll('$', '%24'))).kind).toBe('opened');
    expect((await openLink(link.replaceAll('+', ' '))).kind).toBe('opened');
    expect((await openLink(`${link}).`)).kind).toBe('opened');
  });

  it('says where it was cut, wherever that is', async () => {
    for (let length = link.indexOf('.', 3); length < link.length; length += 13) {
      expect((await openLink(link.slice(0, length))).kind, String(length)).toBe('cut');
    }
    expect(await openLink(link.slice(0, 100))).toEqual({ kind: 'cut', characters: 100, of: link.length });
    expect(say({ kind: 'cut', characters: 812, of: 1304 })).toBe(
      'the link is truncated: 812 of 1,304 characters; copy all of it',
    );
    expect(await openLink(link.slice(0, -1))).toEqual({ kind: 'cut', characters: link.length - 1, of: link.length });
  });

  it.each(['', '#', '#top', '#a.b', '#.', '#1', '#1x.'])('is not what %j is', async (hash) => {
    expect(await openLink(hash)).toEqual({ kind: 'none' });
  });

  it.each(['#1.', '#1..', '#1.%', '#1.AAAA', '#1.x.y.z', '#1.5.aaaaa.00000', '#1.5.aaaaa.00000.0', '#1.\u0000'])(
    'that is %j is damaged',
    async (hash) => {
      expect(await openLink(hash)).toEqual({ kind: 'damaged' });
    },
  );

  it('of a newer version says so', async () => {
    expect(await openLink('#7.abc')).toEqual({ kind: 'newer', version: '7' });
  });

  it('that holds something else says what is wrong with it', async () => {
    const reading = await openLink(`#1.${lz.compressToEncodedURIComponent('{"version":2}')}`);
    expect(reading).toMatchObject({ kind: 'notScenario', problems: [{ code: 'NEWER_VERSION' }] });
    expect(say(reading)).toMatch(/^the link holds no scenario: version `2` is newer/);
  });

  it('that is too long, or expands to too much, is not opened', async () => {
    expect(await openLink(`#1.${'a'.repeat(longestLink)}`)).toMatchObject({ kind: 'tooLarge', what: 'link' });
    const bomb = lz.compressToEncodedURIComponent(`{"version":1,"title":"${'a'.repeat(3_000_000)}"}`);
    expect(await openLink(`#1.${bomb}`)).toMatchObject({ kind: 'tooLarge', what: 'scenario' });
  });

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((rest) => `#1.${rest}`),
        ),
        async (hash) => {
          expect((await openLink(hash)).kind).not.toBe('opened');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
