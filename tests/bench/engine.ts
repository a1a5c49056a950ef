import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalog } from '../../src/checker/data';
import { noFacts } from '../../src/engine/facts';
import { decideMany } from '../../src/engine/quick';
import { evaluateStory } from '../../src/engine/story';
import { neededFacts } from '../../src/scenario/needed-facts';
import { readScenario } from '../../src/scenario/read';
import { buildWorld } from '../../src/scenario/world';
import { measureCedar } from './cedar';
import { measureColdVerdicts } from './cold';
import { askedActions, corpusScenario, managedPolicies } from './corpus';
import { disagreements } from './disagreements';
import { estate } from './estate';
import { globMatches } from './glob';
import type { BenchRow, Measured } from './measure';
import { measure, summary } from './measure';
import { openPeer } from './peer';
import { benchScale, costOf, type BenchSeries } from './scale';

const peerName = '@cloud-copilot/iam-simulate 0.1.173';
const cedarName = '@cedar-policy/cedar-wasm 4.13.0';

/** The engine's figures of the design's table, beside its peers where they are installed, and its cost by size. */
export async function benchEngine(options: {
  readonly root: string;
  readonly quick: boolean;
}): Promise<{ readonly rows: readonly BenchRow[]; readonly series: readonly BenchSeries[] }> {
  const { root, quick } = options;
  const runs = quick ? 5 : 15;
  const rows: BenchRow[] = [...small(root, runs), ...(await corpus(root, quick, runs)), await everything(runs)];
  rows.push(
    row('readOnlyAccess', 'first verdict on a role with ReadOnlyAccess, in a process that has just started', {
      measured: inMilliseconds(measureColdVerdicts(runs)),
      unit: 'ms',
      runs,
      reach: { most: 50 },
    }),
    wildcards(runs),
  );
  const facts = await openCatalog().factsFor(neededFacts(estate({ accounts: 1, roles: 1, requests: 1 })));
  const series = benchScale(facts, quick ? 3 : 15);
  const costs = Array.from({ length: runs }, (_, run) =>
    costOf({ accounts: 30, roles: 10, requests: 200 }, facts, `edit${run}`),
  );
  const [first, edit] = [summary(costs.map((cost) => cost.first)), summary(costs.map((cost) => cost.edit))];
  const evaluated = costs[0]?.evaluated ?? [0, 0];
  rows.push(
    row(
      'edit',
      `an edit of one policy among 30 accounts, 300 roles and 200 requests, of which ${evaluated[1]} evaluated again`,
      {
        measured: inMilliseconds(edit),
        unit: 'ms',
        runs,
        peer: { name: `the first evaluation, of all ${evaluated[0]}`, value: first.median / 1000 },
      },
    ),
  );
  return { rows, series };
}

function small(root: string, runs: number): readonly BenchRow[] {
  const text = readFileSync(join(root, 'src/gallery/b1-ec2-reads-a-bucket/scenario.json'), 'utf8');
  const { scenario } = readScenario(text);
  if (!scenario) throw new Error('the scenario does not read');
  const { world, requests } = buildWorld(scenario, noFacts);
  const measured = measure(
    () => {
      for (let count = 0; count < 500; count += 1) evaluateStory(world, requests);
    },
    500 * requests.length,
    runs,
  );
  const cedar = measureCedar(root, runs);
  return [
    row('small', 'one decision with its full trace, small scenario', {
      measured,
      unit: 'µs',
      runs,
      reach: { most: 50 },
      // one decision about three small policies, parsed before, with the call into WebAssembly and without a trace
      ...(cedar && { peer: { name: `${cedarName}, a decision of like size without a trace`, value: cedar.median } }),
    }),
  ];
}

/** 1,000 requests over all services against ten AWS managed policies; the peer is asked some of them, spread evenly. */
async function corpus(root: string, quick: boolean, runs: number): Promise<readonly BenchRow[]> {
  const catalog = openCatalog();
  const asked = await askedActions(catalog, 1000);
  const scenario = corpusScenario(asked);
  const facts = await catalog.factsFor(neededFacts(scenario));
  const { world, requests } = buildWorld(scenario, facts);
  const traced = measure(() => evaluateStory(world, requests), requests.length, runs);
  const bare = measure(() => decideMany(world, requests), requests.length, runs);
  // loaded only now: its data would be walked through by every collection of our garbage
  const peer = await openPeer(root, managedPolicies, facts);
  const some = asked.filter((_, index) => index % (quick ? 20 : 4) === 0);
  const peerTime = peer && (await peer.measure(some, quick ? 3 : 5));
  if (peer) {
    const nodes = evaluateStory(world, requests);
    const own = new Map(asked.map((one, index) => [one.action, nodes[index]?.decision ?? 'error']));
    for (const line of disagreements(await peer.compare(some, own), some.length)) console.log(line);
  }
  const what = 'decisions a second with the whole trace, 1,000 requests, ten AWS managed policies';
  return [
    perSecond('traced', what, traced, runs, peerTime, 200),
    perSecond('bare', 'the same without the trace', bare, runs, peerTime, 2000),
  ];
}

async function everything(runs: number): Promise<BenchRow> {
  const catalog = openCatalog();
  const scenario = corpusScenario(
    (await askedActions(catalog, 22_000)).map(({ action }) => ({ action, resource: '*' })),
  );
  const { world, requests } = buildWorld(scenario, await catalog.factsFor(neededFacts(scenario)));
  const measured = measure(() => decideMany(world, requests), 1000, runs);
  const what = 'every action of the reference against one principal with ten managed policies';
  return row('everything', what, { measured, unit: 'ms', runs, reach: { most: 150 } });
}

function wildcards(runs: number): BenchRow {
  const stars = `${'*a'.repeat(40)}*`;
  const text = 'a'.repeat(39) + 'b'.repeat(9_961);
  const measured = measure(
    () => {
      for (let count = 0; count < 20; count += 1) globMatches(stars, text);
    },
    20 * 1000,
    runs,
  );
  return row('wildcards', '40 stars against 10,000 characters', { measured, unit: 'ms', runs, reach: { most: 5 } });
}

function row(
  id: string,
  what: string,
  { measured, ...rest }: { readonly measured: Measured } & Pick<BenchRow, 'unit' | 'runs' | 'reach' | 'peer'>,
): BenchRow {
  return { id, what, value: measured.median, spread: measured.spread, ...rest };
}

function inMilliseconds({ median, spread }: Measured): Measured {
  return { median: median / 1000, spread: spread / 1000 };
}

function perSecond(
  id: string,
  what: string,
  { median, spread }: Measured,
  runs: number,
  peerMicroseconds: number | undefined,
  times: number,
): BenchRow {
  const value = 1e6 / median;
  const peer = peerMicroseconds === undefined ? undefined : 1e6 / peerMicroseconds;
  return row(id, what, {
    measured: { median: value, spread: value * (spread / median) },
    unit: 'per CPU second',
    runs,
    ...(peer !== undefined && { reach: { least: peer * times }, peer: { name: peerName, value: peer } }),
  });
}
