import type { Catalog } from '../catalog/catalog';
import type { RequestNode } from '../engine/trace/nodes';
import { neededFacts } from '../scenario/needed-facts';
import { openScenario } from '../scenario/open';
import { fetchedCatalog } from './data';
import type { EvaluationService } from './protocol';
import { findInDocuments } from './run';
import { StoryRunner } from './story-runner';

/** The evaluation service; `openCatalog` gives the catalog of a data folder. */
export function createEvaluationService(openCatalog: (data: string) => Catalog): EvaluationService {
  const runner = new StoryRunner();
  let nodes: readonly (RequestNode | undefined)[] = [];
  const traceOf = (index: number | undefined): string | undefined => {
    const node = index === undefined ? undefined : nodes[index];
    return node && JSON.stringify(node);
  };
  return {
    open: openScenario,
    async evaluate({ scenario, revision, selected, data }) {
      const need = neededFacts(scenario);
      const facts = await openCatalog(data).factsFor(need);
      const start = performance.now();
      const run = runner.run(scenario, facts, need);
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
        unavailable: facts.unavailable.map(({ message }) => message),
        elapsed: performance.now() - start,
      };
    },
    trace: (index) => Promise.resolve(traceOf(index)),
    ping: () => Promise.resolve(true),
  };
}

/** What the worker exposes: reference data is fetched from the folder that each request names. */
export const evaluationService = createEvaluationService(fetchedCatalog);
