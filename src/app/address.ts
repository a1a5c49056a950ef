import { longestLink } from '../scenario/permalink/limits';
import type { Scenario } from '../scenario/types';
import { hashOf, loadLinkWriter } from './links';
import { openHash, type Opened, type Opener } from './opening';

/** What has become of the address: it was opened, or the browser went back or forth to what stood there. */
export type Arrival = Opened | { readonly kind: 'returned'; readonly scenario: Scenario };

export interface AddressBar {
  /** Notes that the scenario has changed; the address follows when the reader pauses. */
  changed(): void;
  /** Whether the scenario is too long for an address. */
  readonly isTooLong: boolean;
}

const pause = 1000;

interface EntryState {
  readonly entry: string;
}

/**
 * Keeps the address bar and the open scenario together. Our own writing makes no entry in the browser's history; each
 * entry keeps what stood there when the reader left it, so that Back and Forward lose nothing.
 */
export function watchAddress(current: () => Scenario, open: Opener, onarrival: (arrival: Arrival) => void): AddressBar {
  return new Address(current, open, onarrival);
}

class Address implements AddressBar {
  readonly #current: () => Scenario;
  readonly #open: Opener;
  readonly #onarrival: (arrival: Arrival) => void;
  /** The hash under which a scenario was opened: where it stands unchanged, its readable address stays. */
  readonly #hashes = new WeakMap<Scenario, string>();
  readonly #left = new Map<string, Scenario>();
  #entry: string;
  #entries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isTooLong = false;

  constructor(current: () => Scenario, open: Opener, onarrival: (arrival: Arrival) => void) {
    this.#current = current;
    this.#open = open;
    this.#onarrival = onarrival;
    this.#hashes.set(current(), location.hash);
    this.#entry = this.#enter();
    addEventListener('hashchange', () => void this.#arrive());
    addEventListener('blur', () => this.#write());
    addEventListener('pagehide', () => this.#write());
  }

  get isTooLong(): boolean {
    return this.#isTooLong;
  }

  changed(): void {
    clearTimeout(this.#timer);
    const write = loadLinkWriter();
    this.#timer = setTimeout(() => void write.then(() => this.#write()), pause);
  }

  async #arrive(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left.set(this.#entry, this.#current());
    const { hash } = location;
    const state = history.state as Partial<EntryState> | null;
    const left = state?.entry === undefined ? undefined : this.#left.get(state.entry);
    this.#entry = this.#enter();
    const arrival: Arrival = left ? { kind: 'returned', scenario: left } : await openHash(hash, this.#open);
    if (hash !== location.hash) return;
    if (arrival.kind === 'scenario') this.#hashes.set(arrival.scenario, hash);
    this.#onarrival(arrival);
  }

  /** The name of this entry of the browser's history. */
  #enter(): string {
    const state = history.state as Partial<EntryState> | null;
    if (state?.entry !== undefined) return state.entry;
    this.#entries += 1;
    const entry = `${performance.timeOrigin}-${this.#entries}`;
    replaceAddress({ entry }, location.href);
    return entry;
  }

  #write(): void {
    if (this.#timer === undefined) return;
    const scenario = this.#current();
    const hash = this.#hashes.get(scenario) ?? hashOf(scenario);
    if (hash === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const page = `${location.pathname}${location.search}`;
    const state = { entry: this.#entry };
    this.#isTooLong = hash.length > longestLink || !replaceAddress(state, page + hash);
    // An address that says something else than what is open would mislead whoever copies it.
    if (this.#isTooLong) replaceAddress(state, page);
  }
}

/** Browsers throw where an address is too long for them, or is written too often: it then stays, and this is false. */
function replaceAddress(state: EntryState, address: string): boolean {
  try {
    history.replaceState(state, '', address);
    return true;
  } catch {
    return false;
  }
}
