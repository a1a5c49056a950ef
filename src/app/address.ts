import { describeLink, openLink, writeLink } from '../scenario/permalink';
import type { Scenario } from '../scenario/types';

/** What the address bar holds when a page opens: a scenario, nothing, or why it cannot be read. */
export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly sentence: string };

/** Reads a hash; a link is untrusted input, and the reader bounds it. */
export async function openHash(hash: string): Promise<Opened> {
  const link = await openLink(hash);
  if (link.kind === 'none') return { kind: 'none' };
  if (link.kind === 'opened') return { kind: 'scenario', scenario: link.scenario };
  const sentence = describeLink(link);
  return { kind: 'problem', sentence: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` };
}

/** The absolute link to a scenario on one of the site's pages. */
export function linkTo(scenario: Scenario, page = './'): string {
  const address = new URL(page, document.baseURI);
  address.search = '';
  return `${address.href.split('#')[0]}${writeLink(scenario)}`;
}

export interface AddressBar {
  /** Notes that the scenario has changed; the address follows when the reader pauses. */
  changed(): void;
  close(): void;
}

const pause = 1000;

/**
 * Keeps the address bar and the open scenario together. A link that is opened in this tab replaces the scenario, one
 * undo away; our own writing makes no entry in the browser's history and causes no `hashchange`.
 */
export function watchAddress(current: () => Scenario, onopen: (opened: Opened) => void): AddressBar {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const address = linkTo(current(), location.pathname);
    if (address !== location.href) history.replaceState(history.state, '', address);
  };
  const read = () => {
    clearTimeout(timer);
    timer = undefined;
    const { hash } = location;
    void openHash(hash).then((opened) => {
      if (hash === location.hash) onopen(opened);
    });
  };
  addEventListener('hashchange', read);
  addEventListener('blur', write);
  addEventListener('pagehide', write);
  return {
    changed() {
      clearTimeout(timer);
      timer = setTimeout(write, pause);
    },
    close() {
      clearTimeout(timer);
      removeEventListener('hashchange', read);
      removeEventListener('blur', write);
      removeEventListener('pagehide', write);
    },
  };
}
