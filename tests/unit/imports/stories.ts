import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalog } from '../../../src/checker/data';
import type { Request } from '../../../src/engine/model/request';
import type { RequestNode } from '../../../src/engine/trace/nodes';
import { neededFacts } from '../../../src/scenario/needed-facts';
import { readScenario } from '../../../src/scenario/read';
import type { RequestDocument } from '../../../src/scenario/types';
import { buildWorld } from '../../../src/scenario/world';
import { runScenario } from '../../../src/service/run';

const root = join(import.meta.dirname, '../../..');

/** One evaluated request of a scenario in the project. */
export interface Evaluated {
  readonly label: string;
  readonly node: RequestNode;
  readonly request: Request;
  readonly document: RequestDocument;
}

/** Every request of every scenario below some folders, with its trace. */
export async function evaluateFolders(...folders: readonly string[]): Promise<readonly Evaluated[]> {
  const catalog = openCatalog();
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|[/\\])scenario\.json$/.test(file))
      .sort()
      .map((file) => `${folder}/${file}`),
  );
  const evaluated: Evaluated[] = [];
  for (const file of files) {
    const { scenario } = readScenario(readFileSync(join(root, file), 'utf8'));
    if (!scenario) continue;
    const facts = await catalog.factsFor(neededFacts(scenario));
    const { nodes } = runScenario(scenario, facts);
    const { requests } = buildWorld(scenario, facts);
    nodes.forEach((node, index) => {
      const request = requests[index];
      const document = scenario.requests?.[index];
      if (node && request && document) evaluated.push({ label: `${file} #${index}`, node, request, document });
    });
  }
  return evaluated;
}
