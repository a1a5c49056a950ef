import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/scenario/permalink/base64';
import { printFrame } from '../../../src/scenario/permalink/frame';
import { describeLink, openLink, writeLink } from '../../../src/scenario/permalink';
import { linkLimits, readScenario } from '../../../src/scenario/read';
import { writeShortLink } from '../../../src/scenario/short-link';
import type { Scenario } from '../../../src/scenario/types';

const folder = 'src/gallery/b1-ec2-reads-a-bucket';
const b1 = readScenario(readFileSync(`${folder}/scenario.json`, 'utf8')).scenario as Scenario;
const links = [writeLink(b1), writeShortLink(b1)] as const;
const characters = 'ABCXYZabcxyz019-_+$.#% \u00e9\u0000';

/** A whole number below a bound, the same for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('100,000 mutated and random links', () => {
  const seed = Number(process.env['SEED'] ?? 20261121);

  it(`give one sentence each, open as nothing that they are not, and throw nothing (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const character = (): string => characters.charAt(random(characters.length));
    const mutate = (link: string): string => {
      let text = link;
      for (let times = random(4) + 1; times > 0; times--) {
        const at = random(text.length + 1);
        const cut = [1, 1, 0, 5, text.length][random(5)] ?? 0;
        text = text.slice(0, at) + (random(3) === 0 ? '' : character()) + text.slice(at + cut);
      }
      return text;
    };
    const anything = (): string => `#${random(4)}.${Array.from({ length: random(60) }, character).join('')}`;
    let opened = 0;
    for (let run = 0; run < 97_000; run++) {
      const original = links[random(2)] ?? '';
      const text = random(10) === 0 ? anything() : mutate(original);
      const reading = await openLink(text);
      if (reading.kind === 'opened') {
        expect(reading.scenario.title, text).toBe(b1.title);
        opened++;
      } else {
        expect(describeLink(reading)).toMatch(/^th(e|is) [^\n]{10,300}[^.\n]$/);
      }
    }
    // What only adds punctuation at the end, or changes nothing, still opens.
    expect(opened).toBeLessThan(5000);
  });

  it(`with a check that is right reach the decompressor, and stay bounded (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const payload = links[1].split('.')[2] ?? '';
    for (let run = 0; run < 3000; run++) {
      const bytes = fromBase64(payload) ?? new Uint8Array();
      for (let times = random(6) + 1; times > 0; times--) bytes[random(bytes.length)] = random(256);
      const reading = await openLink(
        printFrame(2, toBase64(random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes)),
      );
      if (reading.kind === 'opened') expect(reading.text.length).toBeLessThanOrEqual(linkLimits.characters);
      else expect(describeLink(reading).length).toBeLessThan(400);
    }
  });

  it('of any Unicode are no links', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (any) => {
        expect((await openLink(any)).kind).not.toBe('opened');
      }),
    );
  });
});
