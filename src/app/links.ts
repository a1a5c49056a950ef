import type { Scenario } from '../scenario/types';

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

/** The scenario as it opens at one of its requests: what else its author wants to be seen first belongs to another one. */
export function openingAt(scenario: Scenario, request: number): Scenario {
  const { request: first = 0, extra } = scenario.view ?? {};
  return request === first ? scenario : { ...scenario, view: { ...(extra && { extra }), request } };
}

/** The absolute address of one of the site's pages, with a hash. */
export function addressOf(page: string, hash: string): string {
  return new URL(page + hash, new URL('./', document.baseURI)).href;
}
