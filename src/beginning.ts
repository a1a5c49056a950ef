import evaluationWorker from 'virtual:worker-text/evaluation';
import type { Opened, OpenRequest } from './scenario/open';
import { createEvaluationClient } from './service/client';
import { blobWorkers, fetchedScript } from './service/worker';
import { errorPrefix } from './app/error-link';
import { openStart } from './app/start';

/** The reference data that the workers loaded before there was something that keeps it. */
export const used: string[] = [];

/** What the workers tell, and whom: the page, once it is there. */
export const told: { onuse: (address: string) => void; onreplaced: () => void } = {
  onuse: (address) => used.push(address),
  onreplaced: () => undefined,
};

/** Starts a worker that evaluates. */
export const start = blobWorkers(fetchedScript(evaluationWorker), (address) => told.onuse(address));

/** The page's own evaluations. */
export const client = createEvaluationClient({ start, onReplaced: () => told.onreplaced(), openHere });

/** Opens what an address holds: a link, which a worker reads, or an error, whose reader comes when there is one. */
export async function open(request: OpenRequest): Promise<Opened> {
  if (request.kind !== 'hash' || !request.hash.startsWith(errorPrefix)) return client.open(request);
  const { openError } = await import('./app/from-error');
  return openError(request.hash);
}

/** What the page shows first; the worker is asked for it before there is a page. */
export const started = openStart(location.hash, open, async () => {
  const first = await import('./gallery/b1-ec2-reads-a-bucket/scenario.json?raw');
  return first.default;
});

/** A page without a worker still shows what its address holds, and can be edited until one starts. */
async function openHere(request: OpenRequest): Promise<Opened> {
  return import('./scenario/open').then(
    ({ openScenario }) => openScenario(request),
    () => ({ kind: 'problem', sentence: 'A part of this page did not load: load the page again.' }),
  );
}
