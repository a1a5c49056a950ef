import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalog } from '../../src/checker/data';
import { noFacts } from '../../src/engine/facts';
import { decideMany } from '../../src/engine/quick';
import { evaluateStory } from '../../src/engine/story';
import { neededFacts } from '../../src/scenario/needed-facts';
import { readScenario } from '../../src/scenario/read';
import type { Scenario } from '../../src/scenario/types';
import { buildWorld } from '../../src/scenario/world';
import { globMatches } from './glob';
import { askedActions, corpusScenario, managedPolicies } from './corpus';
import type { BenchRow } from './measure';
import { measure } from './measure';
import { openPeer } from './peer';

/** The engine's figures of the design's table, beside the peer where it is installed. */
export async function benchEngine(options: {
  readonly root: string;
  readonly quick: boolean;
}): Promise<readonly BenchRow[]> {
  const runs = options.quick ? 5 : 15;
  const rows: BenchRow[] = [];
  const b1 = readFileSync(join(options.root, 'src/gallery/b1-ec2-reads-a-bucket/scenario.json'), 'utf8');
  const small = buildWorld(scenarioOf(b1), noFacts);
  const decision = measure(
    () => repeat(500, () => evaluateStory(small.world, small.requests)),
    500 * small.requests.length,
    runs,
  );
  rows.push(row('small', 'one decision with its full trace, small scenario', decision, 'µs', runs, { most: 50 }));

  const catalog = openCatalog();
  const asked = await askedActions(catalog, 1000);
  const scenario = corpusScenario(asked);
  const facts = await catalog.factsFor(neededFacts(scenario));
  const { world, requests } = buildWorld(scenario, facts);
  const peer = await openPeer(options.root, managedPolicies, facts);
  const peerTime = peer ? await peer.measure(asked.slice(0, options.quick ? 50 : 250), runs) : undefined;
  const traced = measure(() => evaluateStory(world, requests), requests.length, runs);
  rows.push(
    perSecond(
      'traced',
      'decisions a second with the whole trace, 1,000 requests, ten AWS managed policies',
      traced,
      runs,
      peerTime,
      200,
    ),
  );
  const bare = measure(() => decideMany(world, requests), requests.length, runs);
  rows.push(perSecond('bare', 'the same without the trace', bare, runs, peerTime, 2000));
  if (peer) {
    const nodes = evaluateStory(world, requests);
    const own = new Map(asked.map((one, index) => [one.action, nodes[index]?.decision ?? 'error']));
    const disagreements = await peer.compare(asked.slice(0, options.quick ? 50 : 250), own);
    for (const line of disagreements) console.log(`disagreement: ${line}`);
  }

  const everything = corpusScenario(
    (await askedActions(catalog, 22_000)).map(({ action }) => ({ action, resource: '*' })),
  );
  const allFacts = await catalog.factsFor(neededFacts(everything));
  const all = buildWorld(everything, allFacts);
  const whole = measure(() => decideMany(all.world, all.requests), 1000, runs);
  rows.push(
    row(
      'everything',
      'every action of the reference against one principal with ten managed policies',
      whole,
      'ms',
      runs,
      { most: 150 },
    ),
  );

  const stars = `${'*a'.repeat(40)}*`;
  const text = 'a'.repeat(39) + 'b'.repeat(9_961);
  const glob = measure(() => repeat(20, () => globMatches(stars, text)), 20 * 1000, runs);
  rows.push(row('wildcards', '40 stars against 10,000 characters', glob, 'ms', runs, { most: 5 }));
  return rows;
}

function row(
  id: string,
  what: string,
  { median, spread }: ReturnType<typeof measure>,
  unit: string,
  runs: number,
  reach: BenchRow['reach'],
): BenchRow {
  return { id, what, value: median, unit, spread, runs, ...(reach ? { reach } : {}) };
}

function perSecond(
  id: string,
  what: string,
  { median, spread }: ReturnType<typeof measure>,
  runs: number,
  peerMicroseconds: number | undefined,
  times: number,
): BenchRow {
  const value = 1e6 / median;
  const peer = peerMicroseconds === undefined ? undefined : 1e6 / peerMicroseconds;
  return {
    id,
    what,
    value,
    unit: 'per CPU second',
    spread: value * (spread / median),
    runs,
    ...(peer === undefined
      ? {}
      : { reach: { least: peer * times }, peer: { name: '@cloud-copilot/iam-simulate 0.1.173', value: peer } }),
  };
}

function scenarioOf(text: string): Scenario {
  const { scenario } = readScenario(text);
  if (!scenario) throw new Error('the scenario does not read');
  return scenario;
}

function repeat(times: number, work: () => unknown): void {
  for (let count = 0; count < times; count++) work();
}
