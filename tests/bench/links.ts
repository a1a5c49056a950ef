import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeLink } from '../../src/scenario/write-link';
import { readScenario } from '../../src/scenario/read';
import { writeShortLink } from '../../src/scenario/short-link';
import type { Scenario } from '../../src/scenario/types';
import type { BenchRow } from './measure';

/** How long the links of a gallery scenario are, in characters. */
export interface LinkLengths {
  /** Its folder. */
  readonly name: string;
  readonly title: string;
  readonly json: number;
  readonly open: number;
  readonly short: number;
}

/** The scenarios of the gallery by their folders, in the gallery's order. */
export function galleryScenarios(root: string): ReadonlyMap<string, Scenario> {
  const folder = join(root, 'src/gallery');
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return new Map(
    names.flatMap((name) => {
      const { scenario } = readScenario(readFileSync(join(folder, name, 'scenario.json'), 'utf8'));
      return scenario ? [[name, scenario] as const] : [];
    }),
  );
}

/** The links of the first ten scenarios of the gallery. */
export function linkLengths(root: string): readonly LinkLengths[] {
  return [...galleryScenarios(root)].slice(0, 10).map(([name, scenario]) => {
    const text = readFileSync(join(root, 'src/gallery', name, 'scenario.json'), 'utf8');
    return {
      name,
      title: scenario.title ?? name,
      json: JSON.stringify(JSON.parse(text)).length,
      open: writeLink(scenario).length,
      short: writeShortLink(scenario).length,
    };
  });
}

/** The two figures of the design's table about links. */
export function benchLinks(links: readonly LinkLengths[]): readonly BenchRow[] {
  const sum = (of: (link: LinkLengths) => number) => links.reduce((total, link) => total + of(link), 0);
  return [
    {
      id: 'first-link',
      what: 'link of the first gallery scenario (#2.)',
      value: links[0]?.short ?? 0,
      unit: 'characters',
      spread: 0,
      runs: 1,
      reach: { most: 400 },
    },
    {
      id: 'links',
      what: 'links of ten gallery scenarios: #2. as a share of #1.',
      value: (100 * sum(({ short }) => short)) / sum(({ open }) => open),
      unit: '%',
      spread: 0,
      runs: 1,
      reach: { most: 40 },
    },
  ];
}
