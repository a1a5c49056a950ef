import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../../src/checker/data';
import { decideMany } from '../../../src/engine/quick';
import { evaluateStory } from '../../../src/engine/story';
import { neededFacts } from '../../../src/scenario/needed-facts';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { buildWorld } from '../../../src/scenario/world';
import { askedActions, corpusScenario } from '../../bench/corpus';
import { seed } from '../../spec/seed';
import { parts, scenarioOf } from '../../spec/stories/parts';

const catalog = openCatalog();

function scenariosIn(folder: string): readonly (readonly [string, Scenario])[] {
  const root = new URL(`../../../${folder}/`, import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('scenario.json'))
    .flatMap((path) => {
      const { scenario } = readScenario(readFileSync(new URL(path, root), 'utf8'));
      return scenario ? [[path, scenario] as const] : [];
    });
}

/** Requests that the short road answers, and what both roads say of them. */
async function compare(
  scenario: Scenario,
): Promise<{ readonly quick: readonly unknown[]; readonly traced: readonly unknown[] }> {
  const { world, requests } = buildWorld(scenario, await catalog.factsFor(neededFacts(scenario)));
  const nodes = evaluateStory(world, requests);
  const pairs = decideMany(world, requests).flatMap((quick, index) => {
    const node = nodes[index];
    // what stands in the way of a whole request is the story's to say
    return quick && node && node.obstacles.length === 0
      ? [{ quick, traced: { decision: node.decision, decidedBy: node.decidedBy } }]
      : [];
  });
  return { quick: pairs.map(({ quick }) => quick), traced: pairs.map(({ traced }) => traced) };
}

describe('deciding without a trace', () => {
  it('says what the trace says, for every scenario of the cases and the gallery', async () => {
    let compared = 0;
    for (const [path, scenario] of [...scenariosIn('tests/cases'), ...scenariosIn('src/gallery')]) {
      const { quick, traced } = await compare(scenario);
      expect(quick, path).toEqual(traced);
      compared += quick.length;
    }
    expect(compared).toBeGreaterThan(150);
  });

  it('says what the trace says, for actions of every service against ten AWS managed policies', async () => {
    const { quick, traced } = await compare(corpusScenario(await askedActions(catalog, 400)));
    expect(quick).toEqual(traced);
    expect(new Set(quick.map((one) => JSON.stringify(one))).size).toBeGreaterThan(1);
    expect(quick.length).toBeGreaterThan(350);
  });

  it('says what the trace says, for random policies of every type and callers of every kind', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(parts, async (of) => {
        const { scenario } = readScenario(JSON.stringify({ version: 1, ...scenarioOf(of) }));
        const { quick, traced } = await compare(scenario as Scenario);
        expect(quick).toEqual(traced);
        compared += quick.length;
      }),
      { seed, numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(150);
  });
});
