import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { measureFirstVerdict } from './cold';
import { benchEngine } from './engine';
import { benchLinks, linkLengths, type LinkLengths } from './links';
import type { BenchRow } from './measure';
import { benchPage } from './page';
import { startBrowser } from './page/browser';
import { benchLighthouse } from './page/lighthouse';
import { plotSeries } from './plot';
import type { BenchSeries } from './scale';

/** What `tests/bench/results.json` holds. */
interface BenchResults {
  readonly rows: readonly BenchRow[];
  readonly series: readonly BenchSeries[];
  readonly links: readonly LinkLengths[];
  /** What it was measured on; the ratios say more than the figures. */
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string; readonly day: string };
}

/** Runs the benchmarks, prints their table, and keeps it with its plots: `results.json` and `scale.svg`. */
async function main(root: string, quick: boolean): Promise<void> {
  const { rows: own, series } = await benchEngine({ root, quick });
  const links = linkLengths(root);
  const page = await benchSite(root, quick);
  const rows = [...own, ...page, ...(quick ? [] : await askLighthouse(root, quick)), ...benchLinks(links)];
  console.log(rows.map(lineOf).join('\n'));
  for (const { what, lines } of series) {
    const texts = lines.map(({ name, points }) => `${name} ${points.map(([x, y]) => `${x}: ${number(y)}`).join(', ')}`);
    console.log(`${what}, ms: ${texts.join('; ')}`);
  }
  if (quick) return;
  const file = join(root, 'tests/bench/results.json');
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    day: new Date().toISOString().slice(0, 10),
  };
  const results: BenchResults = { rows, series, links, machine };
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(join(root, 'tests/bench/scale.svg'), plotSeries(series));
}

/** What is measured in the built site. */
async function benchSite(root: string, quick: boolean): Promise<readonly BenchRow[]> {
  const browser = await startBrowser(setting('BENCH_BROWSER'));
  try {
    return await benchPage({ address: setting('BENCH_SITE'), browser }, root, quick);
  } finally {
    await browser.close();
  }
}

function lineOf({ what, value, unit, spread, runs, reach, peer }: BenchRow): string {
  const held =
    reach === undefined
      ? ''
      : 'most' in reach
        ? verdict(value <= reach.most, `at most ${number(reach.most)}`)
        : verdict(value >= reach.least, `at least ${number(reach.least)}`);
  const times = peer && (unit.startsWith('per') ? value / peer.value : peer.value / value);
  const ratio = peer && times ? `; ${peer.name}: ${number(peer.value)}, ${number(times)} times faster` : '';
  return `${what}: ${number(value)} ± ${number(spread)} ${unit} (${runs} runs)${ratio}${held}`;
}

function verdict(holds: boolean, reach: string): string {
  return `; ${holds ? 'reached' : 'NOT reached'}: ${reach}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}

/** What Lighthouse says of the built site. */
function askLighthouse(root: string, quick: boolean): Promise<readonly BenchRow[]> {
  return benchLighthouse({
    cli: setting('BENCH_LIGHTHOUSE'),
    address: setting('BENCH_SITE'),
    executable: setting('BENCH_BROWSER'),
    folder: join(root, '.cache/bench'),
    runs: quick ? 1 : 3,
  });
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run npm run bench`);
  return value;
}

const root = process.env['BENCH_ROOT'] ?? process.cwd();
const quick = process.argv.includes('--quick');
if (process.argv.includes('--first-verdict')) console.log(await measureFirstVerdict());
else if (process.argv.includes('--lighthouse')) console.log((await askLighthouse(root, quick)).map(lineOf).join('\n'));
else await main(root, quick);
