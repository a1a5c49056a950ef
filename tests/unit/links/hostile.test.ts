import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/scenario/permalink/base64';
import { printFrame } from '../../../src/scenario/permalink/frame';
import { describeLink, openLink } from '../../../src/scenario/permalink';
import { writeLink } from '../../../src/scenario/write-link';
import { linkLimits, readScenario } from '../../../src/scenario/read';
import { writeShortLink } from '../../../src/scenario/short-link';
import type { Scenario } from '../../../src/scenario/types';
import { runs } from '../../fuzz/fuzz';
import { seed } from '../../spec/seed';

const read = (name: string): Scenario =>
  readScenario(readFileSync(`src/gallery/${name}/scenario.json`, 'utf8')).scenario as Scenario;
const scenarios = ['b1-ec2-reads-a-bucket', '06-forgotten-external-id', '25-cross-account-s3-with-kms'].map(read);
const titles = new Set(scenarios.map(({ title }) => title));
const links = scenarios.flatMap((scenario) => [writeLink(scenario), writeShortLink(scenario)]);
const sentence = /^th(e|is) [^\n]{10,300}[^.\n]$/;
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
    for (let run = 0; run < 90_000; run++) {
      const original = links[random(links.length)] ?? '';
      const text = random(10) === 0 ? anything() : mutate(original);
      const reading = await openLink(text);
      if (reading.kind === 'opened') {
        if (!titles.has(reading.scenario.title)) expect.fail(text);
        opened++;
      } else {
        const said = describeLink(reading);
        if (!sentence.test(said)) expect.fail(`${text}: ${said}`);
      }
    }
    // What only adds punctuation at the end, or changes nothing, still opens.
    expect(opened).toBeLessThan(5000);
  });

  /** Whatever opens is no larger than a scenario may be, and whatever does not says so in a sentence. */
  const expectBounded = async (link: string): Promise<void> => {
    const reading = await openLink(link);
    if (reading.kind === 'opened') expect(reading.text.length).toBeLessThanOrEqual(linkLimits.characters);
    else expect(describeLink(reading).length).toBeLessThan(400);
  };

  it(`with a check that is right reach what inflates and unfolds, and stay bounded (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    for (let run = 0; run < runs['links with a check that is right']; run++) {
      const payload = links[1 + 2 * random(3)]?.split('.')[2] ?? '';
      const bytes = fromBase64(payload) ?? new Uint8Array();
      for (let times = random(6) + 1; times > 0; times--) bytes[random(bytes.length)] = random(256);
      await expectBounded(printFrame(2, toBase64(random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes)));
    }
  });

  it(`without a check reach what decompresses version 1, and stay bounded (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';
    for (let run = 0; run < 7000; run++) {
      let payload = links[2 * random(3)]?.split('.')[2] ?? '';
      for (let times = random(3) + 1; times > 0; times--) {
        const at = random(payload.length);
        payload = payload.slice(0, at) + alphabet.charAt(random(alphabet.length)) + payload.slice(at + random(3));
      }
      await expectBounded(`#1.${payload}`);
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
