import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../../src/checker/data';
import { policyText } from '../../../src/scenario/document';
import { listDocuments } from '../../../src/scenario/documents';
import { withValue } from '../../../src/scenario/edit';
import { neededFacts } from '../../../src/scenario/needed-facts';
import { readScenario } from '../../../src/scenario/read';
import type { RequestDocument, Scenario } from '../../../src/scenario/types';
import { runScenario } from '../../../src/service/run';
import { StoryRunner } from '../../../src/service/story-runner';
import { callerOf, estate, estateAccount, estateRole } from '../../bench/estate';
import { seed } from '../../spec/seed';

const catalog = openCatalog();

const scenarios = ['tests/cases', 'src/gallery'].flatMap((folder) => {
  const root = new URL(`../../../${folder}/`, import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('scenario.json'))
    .flatMap((path) => readScenario(readFileSync(new URL(path, root), 'utf8')).scenario ?? []);
});

interface Edit {
  readonly what: 'document' | 'request' | 'other';
  readonly which: number;
  readonly how: number;
  readonly from: number;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom('document', 'document', 'document', 'request', 'other'),
  which: fc.nat(99),
  how: fc.nat(99),
  from: fc.nat(99),
});

function pick<T>(all: readonly T[], index: number): T | undefined {
  return all[index % Math.max(all.length, 1)];
}

function apply(scenario: Scenario, { what, which, how, from }: Edit): Scenario {
  const requests = scenario.requests ?? [];
  if (what === 'document') {
    const documents = listDocuments(scenario);
    const document = pick(documents, which);
    if (!document) return scenario;
    const { text } = document;
    const texts = [
      text.replace('"Allow"', '"Deny"'),
      text.replace('"Deny"', '"Allow"'),
      text.replace(/"[a-z0-9]+:[A-Za-z*]+"/, '"s3:*"'),
      text.replace(/"Resource": *"[^"]*"/, '"Resource": "*"'),
      text.slice(0, -3),
      pick(documents, from)?.text ?? '',
    ];
    return withValue(scenario, document.pointer, policyText(pick(texts, how) ?? text));
  }
  const at = which % Math.max(requests.length, 1);
  const request = requests[at];
  const other = pick(requests, from);
  if (!request || !other) return scenario;
  if (what === 'request') {
    const members: readonly (keyof RequestDocument)[] = ['action', 'resource', 'principal', 'context', 'name', 'at'];
    const member = pick(members, how) ?? 'action';
    const value = member === 'name' ? `renamed ${from}` : other[member];
    return value === undefined ? scenario : withValue(scenario, `/requests/${at}/${member}`, value);
  }
  const account = Object.keys(scenario.accounts ?? {})[0] ?? '';
  const role = Object.keys(scenario.accounts?.[account]?.roles ?? {})[0];
  const tags = `/accounts/${account}/roles/${role ?? ''}/tags`;
  const others = [
    withValue(scenario, '/title', `title ${from}`),
    withValue(scenario, `/requests/${at}/disabled`, how % 2 === 0),
    withValue(scenario, '/now', '2026-02-01T00:00:00Z'),
    role === undefined ? scenario : withValue(scenario, `${tags}/text`, `tag ${from}`),
    role === undefined ? scenario : withValue(scenario, `${tags}/form`, `tag ${from}`),
  ];
  return pick(others, how) ?? scenario;
}

describe('evaluating a scenario while it is edited', () => {
  it('gives what a fresh evaluation gives, after any edits, and evaluates less', async () => {
    let evaluated = 0;
    let all = 0;
    const story = fc.record({
      start: fc.nat(scenarios.length - 1),
      edits: fc.array(edit, { minLength: 1, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ start, edits }) => {
        const runner = new StoryRunner();
        let scenario = scenarios[start] as Scenario;
        for (const [step, next] of [undefined, ...edits].entries()) {
          if (next) scenario = apply(scenario, next);
          const need = neededFacts(scenario);
          const facts = await catalog.factsFor(need);
          const run = runner.run(structuredClone(scenario), facts, need);
          const fresh = runScenario(scenario, facts);
          expect(run.results).toEqual(fresh.results);
          expect(JSON.stringify(run.nodes)).toBe(JSON.stringify(fresh.nodes));
          if (step === 0) continue;
          evaluated += run.evaluated;
          all += run.nodes.filter((node) => node).length;
        }
      }),
      { seed, numRuns: 150 },
    );
    expect(evaluated).toBeLessThan(0.8 * all);
  });

  it('evaluates only requests whose documents were edited, among thirty accounts with ten roles each', async () => {
    const scenario = estate({ accounts: 30, roles: 10, requests: 200 });
    const runner = new StoryRunner();
    const need = neededFacts(scenario);
    const facts = await catalog.factsFor(need);
    expect(runner.run(scenario, facts, need).evaluated).toBe(200);
    expect(runner.run(structuredClone(scenario), facts, need).evaluated).toBe(0);
    const [account, role] = [estateAccount(3), estateRole(4)];
    const pointer = `/accounts/${account}/roles/${role}/policies/0/document`;
    const edited = withValue(
      scenario,
      pointer,
      policyText('{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'),
    );
    const asked = (edited.requests ?? []).filter(({ principal }) => principal === callerOf(account, role)).length;
    const run = runner.run(edited, facts, neededFacts(edited));
    expect(run.evaluated).toBe(asked);
    expect(run.results).toEqual(runScenario(edited, facts).results);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(5);
  });

  it('evaluates everything again when some of the reference data did not load', async () => {
    const scenario = scenarios[0] as Scenario;
    const runner = new StoryRunner();
    const need = neededFacts(scenario);
    const facts = {
      ...(await catalog.factsFor(need)),
      unavailable: [{ kind: 'unavailable' as const, message: 'offline' }],
    };
    const first = runner.run(scenario, facts, need).evaluated;
    expect(runner.run(scenario, facts, need).evaluated).toBe(first);
  });
});
