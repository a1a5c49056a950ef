import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { summary, type BenchRow } from '../measure';
import { openPage, watched, type Site } from './browser';

interface Start {
  readonly verdict: number;
  readonly shift: number;
  readonly blocking: number;
  /** Brotli, of everything that had arrived by then. */
  readonly bytes: number;
}

/** Opens a permalink in the playground again and again, with an empty cache and a processor four times slower. */
export async function benchStart(site: Site, dist: string, hash: string, quick: boolean): Promise<readonly BenchRow[]> {
  // All has loaded by then.
  const [runs, after] = quick ? [2, 2000] : [9, 4000];
  const starts: Start[] = [];
  for (let run = 0; run < runs; run++) starts.push(await startOnce(site, dist, hash, after));
  const row = (id: string, what: string, unit: string, most: number, of: (start: Start) => number): BenchRow => {
    const { median, spread } = summary(starts.map(of));
    return { id, what, value: median, unit, spread, runs, reach: { most } };
  };
  return [
    row(
      'first-verdict',
      'first verdict of a permalink, 4 times slower processor, cold cache',
      'ms',
      1000,
      (start) => start.verdict,
    ),
    row('layout-shift', 'layout shift from the start until all has loaded', '', 0.02, (start) => start.shift),
    row(
      'blocking',
      'blocking time from the start until all has loaded, 4 times slower processor',
      'ms',
      300,
      (start) => start.blocking,
    ),
    row('bytes', 'loaded before the playground’s first verdict (brotli)', 'kB', 60, (start) => start.bytes / 1000),
  ];
}

async function startOnce(site: Site, dist: string, hash: string, after: number): Promise<Start> {
  const { page, context } = await openPage(site, { rate: 4 });
  await page.goto(site.address + hash);
  const { verdict, shift, blocking } = await watched(page, after);
  const bytes = bytesUntil(dist, site.address, await filesOf(page), verdict);
  await context.close();
  return { verdict, shift, blocking, bytes };
}

/** What a page has fetched, and when it was there, in milliseconds since its start. */
export interface Fetched {
  readonly name: string;
  readonly at: number;
}

export async function filesOf(page: { evaluate<T>(run: () => T): Promise<T> }): Promise<readonly Fetched[]> {
  return page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
      name: entry.name,
      at: (entry as PerformanceResourceTiming).responseEnd,
    })),
  );
}

/** How much had come by a moment, as a server sends it: by brotli. Icons and the like are no part of it. */
export function bytesUntil(dist: string, address: string, files: readonly Fetched[], moment: number): number {
  const names = files
    .filter(({ name, at }) => at <= moment && name.startsWith(address))
    .map(({ name }) => new URL(name).pathname.slice(new URL(address).pathname.length) || 'index.html');
  return [...new Set(names)]
    .filter((name) => /\.(?:html|js|css)$/.test(name))
    .reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(dist, name))).length, 0);
}
