import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLink } from '../../../src/scenario/permalink';
import { writeLink } from '../../../src/scenario/write-link';
import { readScenario } from '../../../src/scenario/read';
import { writeShortLink } from '../../../src/scenario/short-link';
import type { Scenario } from '../../../src/scenario/types';

const read = (name: string): Scenario =>
  readScenario(readFileSync(`src/gallery/${name}/scenario.json`, 'utf8')).scenario as Scenario;

const small: Scenario = { version: 1, title: 'é “x”' };
const links = [
  writeShortLink(read('b1-ec2-reads-a-bucket')),
  writeShortLink(read('02-cross-account-needs-two-yeses')),
  writeShortLink(read('25-cross-account-s3-with-kms')),
  writeShortLink(small),
  writeLink(read('02-cross-account-needs-two-yeses')),
  writeLink(small),
];
// All that stands in links of either version, and some of what does not.
const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#+$%/?&é'];

describe.each(links.map((link) => [link.slice(0, 20), link] as const))('of the link %s…', (_, link) => {
  const open = async (changed: string): Promise<string> => (await openLink(changed)).kind;

  it('any one character that was changed to any other is noticed', async () => {
    for (let at = 0; at < link.length; at++) {
      for (const character of characters) {
        if (character === link.charAt(at)) continue;
        const changed = link.slice(0, at) + character + link.slice(at + 1);
        // A check of its own would make thousands of them.
        if ((await open(changed)) === 'opened') expect.fail(changed);
      }
    }
  });

  it('any one character that got lost, came twice or changed places with the next is noticed', async () => {
    // From behind the `#`, which is no part of what a tool may leave out.
    for (let at = 1; at < link.length; at++) {
      const [before, character, next, after] = [
        link.slice(0, at),
        link.charAt(at),
        link.charAt(at + 1),
        link.slice(at + 2),
      ];
      const changes = [`${before}${next}${after}`, `${before}${character}${character}${next}${after}`];
      if (next !== '' && next !== character) changes.push(`${before}${next}${character}${after}`);
      for (const changed of changes) if ((await open(changed)) === 'opened') expect.fail(changed);
    }
  });
});
