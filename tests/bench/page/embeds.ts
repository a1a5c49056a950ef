import type { Page } from '@playwright/test';
import { summary, type BenchRow } from '../measure';
import { openPage, type Site } from './browser';
import { bytesUntil, filesOf } from './start';
import type { Watched } from './watch';

// All of them are seen: a browser takes its time with frames that are not.
const frameHeight = 420;

/** Five embeds on one page of a blog, by their scenarios' links. */
export async function benchEmbeds(
  site: Site,
  dist: string,
  hashes: readonly string[],
  runs: number,
): Promise<readonly BenchRow[]> {
  const times: number[] = [];
  const memories: number[] = [];
  const shifts: number[] = [];
  let workers = 0;
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    const once = await showOnce(site, dist, hashes);
    times.push(once.time);
    shifts.push(once.shift);
    workers = Math.max(workers, once.workers);
    bytes = once.bytes;
    memories.push(await memoryOf(site, hashes));
  }
  const row = (id: string, what: string, unit: string, most: number, samples: readonly number[]): BenchRow => {
    const { median, spread } = summary(samples);
    return { id, what, value: median, unit, spread, runs: samples.length, reach: { most } };
  };
  return [
    row('embeds', 'five embeds on one page: all verdicts', 'ms', 1500, times),
    row('embed-shift', 'layout shift in an embed, the largest of five', '', 0.02, shifts),
    row('embed-memory', 'memory of each of five embeds, its worker included', 'MB', 10, memories),
    row('embed-workers', 'workers of five embeds: none is kept warm', 'workers', hashes.length, [workers]),
    row('embed-bytes', 'loaded before an embed’s first verdict (brotli)', 'kB', 45, [bytes / 1000]),
  ];
}

async function showOnce(
  site: Site,
  dist: string,
  hashes: readonly string[],
): Promise<{ readonly time: number; readonly shift: number; readonly workers: number; readonly bytes: number }> {
  const { page, context } = await openPage(site, { height: 5 * frameHeight });
  const begun = await page.evaluate(() => performance.timeOrigin + performance.now());
  await page.setContent(hostPage(site, hashes));
  const noted = await verdictsOf(page, hashes.length);
  await page.waitForTimeout(1000);
  const workers = page.workers().length;
  const embed = page.frames().find((frame) => frame.url().startsWith(site.address));
  const bytes = embed ? bytesUntil(dist, site.address, await filesOf(embed), noted[0]?.verdict ?? 0) : 0;
  const shift = Math.max(...(await verdictsOf(page, hashes.length)).map((one) => one.shift));
  await context.close();
  return { time: Math.max(...noted.map(({ verdictAt }) => verdictAt ?? Infinity)) - begun, shift, workers, bytes };
}

/** Megabytes for each embed: what the host page measures with them, less what it measures without. */
async function memoryOf(site: Site, hashes: readonly string[]): Promise<number> {
  const { page, context } = await openPage(site, { height: 5 * frameHeight });
  // Browsers measure memory for isolated pages only.
  const isolated = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  };
  const host = `${site.address}host`;
  let shown: readonly string[] = [];
  await context.route(`${site.address}**`, async (route) => {
    if (route.request().url() === host) {
      await route.fulfill({ contentType: 'text/html', headers: isolated, body: hostPage(site, shown) });
      return;
    }
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...isolated } });
  });
  await page.goto(host);
  const without = await measureMemory(page);
  shown = hashes;
  await page.goto(host);
  await verdictsOf(page, hashes.length);
  const bytes = (await measureMemory(page)) - without;
  await context.close();
  return bytes / hashes.length / 1_000_000;
}

function measureMemory(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { bytes } = await (
      performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
    ).measureUserAgentSpecificMemory();
    return bytes;
  });
}

/** What each embed has noted, once all have shown their verdicts. */
async function verdictsOf(page: Page, count: number): Promise<readonly Watched[]> {
  for (let tries = 0; tries < 600; tries++) {
    const noted = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.evaluate(() => (globalThis as { watched?: Watched }).watched).catch(() => undefined)),
    );
    const done = noted.filter((one) => one?.verdict !== undefined);
    if (done.length === count) return done as readonly Watched[];
    await page.waitForTimeout(50);
  }
  throw new Error('not every embed shows a verdict');
}

function hostPage({ address }: Site, hashes: readonly string[]): string {
  const frames = hashes.map(
    (hash) => `<iframe src="${address}embed.html${hash}" width="700" height="${frameHeight}"></iframe>`,
  );
  return `<!doctype html><title>Host</title>${frames.join('')}`;
}
