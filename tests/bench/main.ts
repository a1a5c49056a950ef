import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchEngine } from './engine';
import type { BenchRow } from './measure';
import { benchRecovery } from './recovery';
import { openSite } from './site';
import { benchSoak } from './soak';

/** Runs the benchmarks, prints their table and writes `tests/bench/results.json`. */
const root = process.env['BENCH_ROOT'] ?? process.cwd();
const quick = process.argv.includes('--quick');
const rows = [...(await benchEngine({ root, quick })), ...(await benchSite())];
console.log(rows.map(lineOf).join('\n'));
if (!quick) writeFileSync(join(root, 'tests/bench/results.json'), `${JSON.stringify({ rows }, undefined, 2)}\n`);

/** What is measured in the built site; nothing where there is no browser. */
async function benchSite(): Promise<readonly BenchRow[]> {
  const site = await openSite(root);
  if (site === undefined) return [];
  try {
    return [await benchRecovery(site, quick), await benchSoak(site, quick)];
  } finally {
    await site.close();
  }
}

function lineOf({ what, value, unit, spread, runs, reach, peer }: BenchRow): string {
  const held =
    reach === undefined
      ? ''
      : 'most' in reach
        ? verdict(value <= reach.most, `at most ${number(reach.most)}`)
        : verdict(value >= reach.least, `at least ${number(reach.least)}`);
  const ratio = peer === undefined ? '' : `; ${peer.name}: ${number(peer.value)}, ${number(value / peer.value)} times`;
  return `${what}: ${number(value)} ± ${number(spread)} ${unit} (${runs} runs)${ratio}${held}`;
}

function verdict(holds: boolean, reach: string): string {
  return `; ${holds ? 'reached' : 'NOT reached'}: ${reach}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
