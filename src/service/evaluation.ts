import { createCatalog, type Catalog } from '../catalog/catalog';
import type { RequestNode } from '../engine/trace/nodes';
import { neededFacts } from '../scenario/needed-facts';
import type { EvaluationService } from './protocol';
import { findInDocuments, runScenario } from './run';

/** The evaluation service over catalogs that `openCatalog` opens, one for each data folder. */
export function createEvaluationService(openCatalog: (data: string) => Catalog): EvaluationService {
  const catalogs = new Map<string, Catalog>();
  let nodes: readonly (RequestNode | undefined)[] = [];
  const traceOf = (index: number | undefined): string | undefined => {
    const node = index === undefined ? undefined : nodes[index];
    return node && JSON.stringify(node);
  };
  return {
    async evaluate({ scenario, revision, selected, data }) {
      const catalog = catalogs.get(data) ?? openCatalog(data);
      catalogs.set(data, catalog);
      const facts = await catalog.factsFor(neededFacts(scenario));
      const start = performance.now();
      const run = runScenario(scenario, facts);
      nodes = run.nodes;
      const trace = traceOf(selected);
      const findings = findInDocuments(scenario);
      return {
        revision,
        results: run.results,
        ...(trace !== undefined && { trace }),
        findings,
        problems: run.problems,
        ...(facts.date !== undefined && { referenceData: facts.date }),
        elapsed: performance.now() - start,
      };
    },
    trace: (index) => Promise.resolve(traceOf(index)),
    ping: () => Promise.resolve(true),
  };
}

// A file that never comes must not keep a verdict for ever.
const longestFetch = 20_000;

/** What the worker exposes: reference data is fetched from the folder that each request names. */
export const evaluationService = createEvaluationService((data) =>
  createCatalog(async (path) => {
    const response = await fetch(new URL(path, data), { signal: AbortSignal.timeout(longestFetch) });
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    return response.text();
  }),
);
