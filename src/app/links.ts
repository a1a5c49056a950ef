import type { Scenario } from '../scenario/types';
import type { Playground } from './playground.svelte';

type WriteLink = (scenario: Scenario) => string;

let writer: WriteLink | undefined;

/** Fetches what writes links; it brings a compressor, which nothing needs before somebody edits or shares. */
export async function loadLinkWriter(): Promise<WriteLink> {
  writer ??= (await import('../scenario/short-link')).writeShortLink;
  return writer;
}

/** The hash of a scenario, once the writer is there. */
export function hashOf(scenario: Scenario): string | undefined {
  return writer?.(scenario);
}

/** The absolute link to a scenario on one of the site's pages; `page` may have a query. */
export async function linkTo(scenario: Scenario, page = './'): Promise<string> {
  const write = await loadLinkWriter();
  return addressOf(page, write(scenario));
}

/** The scenario as it opens at one of its requests, and with a document in the editor where one is given. */
export function openingAt(scenario: Scenario, request: number, document?: string): Scenario {
  const { request: first = 0, document: shown, extra } = scenario.view ?? {};
  if (request === first && document === shown) return scenario;
  return { ...scenario, view: { ...(extra && { extra }), request, ...(document !== undefined && { document }) } };
}

/** The scenario as it opens where its reader is: at the request, and with the document, that is looked at. */
export function openingHere({ scenario, request, pointer, subjects }: Playground): Scenario {
  // What is shown without being said needs no place in a link; the scenario as a whole is no place in it.
  const isSaid = pointer !== '' && pointer !== subjects[0]?.pointer;
  return openingAt(scenario, request, isSaid ? pointer : undefined);
}

/** The absolute address of one of the site's pages, with a hash. */
export function addressOf(page: string, hash: string): string {
  return new URL(page + hash, new URL('./', document.baseURI)).href;
}
