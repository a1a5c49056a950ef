import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dictionary } from '../../src/scenario/permalink/dictionary';
import { forms } from '../../src/scenario/permalink/forms';
import { names } from '../../src/scenario/permalink/names';
import { openLink } from '../../src/scenario/permalink';
import { currentVersion } from '../../src/scenario/upgrade';
import { upgraders } from '../../src/scenario/upgrade/upgraders';
import { printScenario } from '../../src/scenario/write';

/*
 * links.txt holds links that were once made, a line each: the link, a version of the scenario format, the SHA-256 of the
 * scenario as it is printed in that version, and its title as JSON. When the format changes, the same links are appended
 * with the new version and what they open as then.
 *
 * frozen.txt holds what must never change, a line each: a name, a length, and the SHA-256 of that much of it. After
 * lines were appended to links.txt, a line with the new length is appended.
 */
const read = (file: string): string => readFileSync(`tests/links/${file}`, 'utf8');
const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1);
const hashOf = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const withEnds = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const links = linesOf(read('links.txt'));
const frozen = linesOf(read('frozen.txt')).map((line) => line.split('\t'));
const upgraderFiles = readdirSync('src/scenario/upgrade').filter((file) => file !== 'upgraders.ts');

describe('links that were once made', () => {
  it.each(links.map((line, index) => [index + 1, ...line.split('\t')] as const))(
    'line %i opens as what it was made of',
    async (_number, link = '', version, hash, title = '') => {
      const reading = await openLink(link);
      if (reading.kind !== 'opened') throw new Error(reading.kind);
      expect(reading.scenario.title ?? '').toBe(JSON.parse(title));
      if (Number(version) === currentVersion) expect(hashOf(printScenario(reading.scenario))).toBe(hash);
    },
  );

  it('say for the current version of the format what each of them opens as', () => {
    const current = links.filter((line) => Number(line.split('\t')[1]) === currentVersion);
    const linksOf = (lines: readonly string[]): Set<string | undefined> => new Set(lines.map((line) => line.split('\t')[0]));
    expect(linksOf(current)).toEqual(linksOf(links));
  });

  it('are of both versions, and of the first with a check and without', () => {
    for (const form of [/^#1\.[^.]+\t/, /^#1\.\d+\.[^.]+\.[^.]+\t/, /^#2\./]) {
      expect(links.filter((line) => form.test(line)).length).toBeGreaterThan(5);
    }
  });
});

describe('what links rest on', () => {
  const values: Readonly<Record<string, (length: number) => string>> = {
    links: (length) => hashOf(withEnds(links.slice(0, length))),
    dictionary: (length) => (length === dictionary.length ? hashOf(dictionary) : ''),
    forms: (length) => (length === forms.length ? hashOf(withEnds(forms)) : ''),
    names: (length) => (length === names.length ? hashOf(withEnds(names)) : ''),
    ...Object.fromEntries(upgraderFiles.map((file) => [file, () => hashOf(readFileSync(`src/scenario/upgrade/${file}`))])),
  };

  it.each(frozen)('is as it was: %s, %s long', (name = '', length = '', hash = '') => {
    expect(values[name]?.(Number(length))).toBe(hash);
  });

  it('is all of it frozen', () => {
    expect(new Set(frozen.map(([name]) => name))).toEqual(new Set(Object.keys(values)));
    expect(Math.max(...frozen.filter(([name]) => name === 'links').map(([, length]) => Number(length)))).toBe(links.length);
  });

  it('has an upgrader for each version that was', () => {
    const versions = Array.from({ length: currentVersion - 1 }, (_, index) => index + 1);
    expect([...upgraders.keys()]).toEqual(versions);
    expect(upgraderFiles).toHaveLength(versions.length);
  });

  it.skipIf(!existsSync('.git')).each(['links.txt', 'frozen.txt'])('was only ever appended to: %s', (file) => {
    const path = `tests/links/${file}`;
    const git = (...given: string[]): string => execFileSync('git', given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    // What is staged or committed, at any time, stands at the beginning of what is there now.
    for (const commit of git('log', '--format=%H', '--', path).split('\n').filter(Boolean)) {
      if (git('ls-tree', commit, '--', path) !== '') expect(read(file).startsWith(git('show', `${commit}:${path}`)), commit).toBe(true);
    }
  });
});
