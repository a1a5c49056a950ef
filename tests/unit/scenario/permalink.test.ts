import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import lz from 'lz-string';
import { describe, expect, it } from 'vitest';
import { describeLink, longestLink, readLink, writeLink, type LinkReading } from '../../../src/scenario/permalink';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { scenario } from './arbitrary';

const source = readFileSync('src/gallery/b1-ec2-reads-a-bucket/scenario.json', 'utf8');
const b1 = readScenario(source).scenario as Scenario;
const link = writeLink(b1);
const say = (reading: LinkReading): string => (reading.kind === 'opened' ? 'opened' : describeLink(reading));

describe('a link', () => {
  it('opens as the scenario that it was made of, proven by its check', () => {
    expect(readLink(link)).toMatchObject({ kind: 'opened', scenario: b1, problems: [], checked: true });
  });

  it('opens as any scenario that it was made of', () => {
    fc.assert(
      fc.property(scenario, (any) => {
        const reading = readLink(writeLink(any));
        expect(reading.kind).toBe('opened');
      }),
      { numRuns: 30 },
    );
  }, 20_000);

  it('ends in a letter or digit, and needs no escaping', () => {
    expect(link).toMatch(/^#1\.[A-Za-z0-9+$.-]*[a-z0-9]$/);
  });

  it('opens without a check, as any lz-string tool makes it', () => {
    expect(readLink(`#1.${lz.compressToEncodedURIComponent(source)}`)).toMatchObject({
      kind: 'opened',
      scenario: b1,
      checked: false,
    });
  });

  it('opens without the sharp, and with what mail programs and chats do to it', () => {
    expect(readLink(link.slice(1)).kind).toBe('opened');
    expect(readLink(link.replaceAll('+', '%2B').replaceAll('$', '%24')).kind).toBe('opened');
    expect(readLink(link.replaceAll('+', ' ')).kind).toBe('opened');
    expect(readLink(`${link}).`).kind).toBe('opened');
  });

  it('says where it was cut, wherever that is', () => {
    for (let length = link.indexOf('.', 3); length < link.length; length += 13) {
      expect(readLink(link.slice(0, length)).kind, String(length)).toBe('cut');
    }
    expect(readLink(link.slice(0, 100))).toEqual({ kind: 'cut', characters: 100, of: link.length });
    expect(say({ kind: 'cut', characters: 812, of: 1304 })).toBe(
      'the link is truncated: 812 of 1,304 characters; copy all of it',
    );
    expect(readLink(link.slice(0, -1))).toEqual({ kind: 'cut', characters: link.length - 1, of: link.length });
  });

  it('with one changed character never opens as something else', () => {
    fc.assert(
      fc.property(fc.nat(link.length - 4), fc.constantFrom(...'abcXYZ019+-$'), (offset, character) => {
        const at = offset + 3;
        fc.pre(link.charAt(at) !== character);
        const reading = readLink(link.slice(0, at) + character + link.slice(at + 1));
        expect(['cut', 'damaged', 'notScenario', 'tooLarge']).toContain(reading.kind);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', '#', '#top', '#a.b', '#.', '#1', '#1x.'])('is not what %j is', (hash) => {
    expect(readLink(hash)).toEqual({ kind: 'none' });
  });

  it.each(['#1.', '#1..', '#1.%', '#1.AAAA', '#1.x.y.z', '#1.5.aaaaa.00000', '#1.5.aaaaa.00000.0', '#1.\u0000'])(
    'that is %j is damaged',
    (hash) => {
      expect(readLink(hash)).toEqual({ kind: 'damaged' });
    },
  );

  it('of a newer version says so', () => {
    expect(readLink('#7.abc')).toEqual({ kind: 'newer', version: '7' });
  });

  it('that holds something else says what is wrong with it', () => {
    const reading = readLink(`#1.${lz.compressToEncodedURIComponent('{"version":2}')}`);
    expect(reading).toMatchObject({ kind: 'notScenario', problems: [{ code: 'NEWER_VERSION' }] });
    expect(say(reading)).toMatch(/^the link holds no scenario: version `2` is newer/);
  });

  it('that is too long, or expands to too much, is not opened', () => {
    expect(readLink(`#1.${'a'.repeat(longestLink)}`)).toMatchObject({ kind: 'tooLarge', what: 'link' });
    const bomb = lz.compressToEncodedURIComponent(`{"version":1,"title":"${'a'.repeat(3_000_000)}"}`);
    expect(readLink(`#1.${bomb}`)).toMatchObject({ kind: 'tooLarge', what: 'scenario' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((rest) => `#1.${rest}`),
        ),
        (hash) => {
          expect(readLink(hash).kind).not.toBe('opened');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
