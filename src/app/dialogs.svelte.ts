import { flushSync } from 'svelte';

/** What opens over the page from more than one place. */
export type DialogName = 'addRequest' | 'addToWorld' | 'addRole' | 'open' | 'share' | 'palette' | 'keys';

/** Which of the page's dialogs is open: one at most. */
export class Dialogs {
  #current: DialogName | undefined = $state();

  get current(): DialogName | undefined {
    return this.#current;
  }

  open(name: DialogName): void {
    // A browser says later that a dialog has closed: the one before is gone before it can close this one.
    if (this.#current !== undefined) flushSync(() => (this.#current = undefined));
    this.#current = name;
  }

  close(): void {
    this.#current = undefined;
  }
}
