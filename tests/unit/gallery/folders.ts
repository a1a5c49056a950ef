import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalog } from '../../../src/checker/data';
import type { RequestResult } from '../../../src/report/result';
import { neededFacts } from '../../../src/scenario/needed-facts';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { runScenario, type Run } from '../../../src/service/run';

const gallery = join(import.meta.dirname, '../../../src/gallery');

/** Names of all items, the basics first, in the order of their numbers. */
export const names: readonly string[] = readdirSync(gallery, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort((a, b) => Number(b.startsWith('b')) - Number(a.startsWith('b')) || a.localeCompare(b, 'en', { numeric: true }));

/** Folders of all scenarios: of each item itself, its flip, and its twin where it has one. */
export const folders: readonly string[] = names.flatMap((name) =>
  [name, `${name}/flipped`, `${name}/twin`].filter((folder) => existsSync(join(gallery, folder, 'scenario.json'))),
);

export function readText(folder: string, file = 'scenario.json'): string {
  return readFileSync(join(gallery, folder, file), 'utf8');
}

/** A scenario of the gallery. Throws where it cannot be read. */
export function readItem(folder: string): Scenario {
  const { scenario, problems } = readScenario(readText(folder));
  if (scenario === undefined || problems.length > 0) throw new Error(`${folder}: ${JSON.stringify(problems)}`);
  return scenario;
}

const catalog = openCatalog();

export async function runItem(folder: string): Promise<Run> {
  const scenario = readItem(folder);
  return runScenario(scenario, await catalog.factsFor(neededFacts(scenario)));
}

/** Results whose outcome is not the expected one, or for which nothing is expected. */
export function disappointed({ results }: Run): readonly RequestResult[] {
  return results.filter(({ ok, expect }) => !ok || expect === undefined);
}
