/** How long after one change the next of the same kind still belongs to it, in milliseconds. */
const mergeWithin = 800;
const limit = 500;
/** How long those who watch may go without what was typed, in milliseconds: its verdict is mostly painted long before. */
const longestUntold = 150;

interface Entry<T> {
  readonly value: T;
  readonly place: string | undefined;
}

/**
 * Undo and redo over a value that is replaced whole. Whoever reads it gets what stands; whoever watches it is told of a
 * keystroke by `tell`, or a little later, so that the page can draw first what the keystroke is about.
 */
export class History<T> {
  #past: readonly Entry<T>[] = [];
  #present: Entry<T>;
  #future: readonly Entry<T>[] = [];
  #merge: { readonly key: string; readonly at: number } | undefined;
  #told = $state(0);
  #isAhead = false;

  constructor(value: T) {
    this.#present = { value, place: undefined };
  }

  get present(): T {
    void this.#told;
    return this.#present.value;
  }

  get canUndo(): boolean {
    void this.#told;
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    void this.#told;
    return this.#future.length > 0;
  }

  /** Tells those who watch of the keystrokes that they have not been told of. */
  tell(): void {
    if (this.#isAhead) this.#tellAtOnce();
  }

  /**
   * Replaces the value. `place` is where the change happens, so that undo can show it; keystrokes in one place that
   * follow each other quickly are one change.
   */
  commit(value: T, place?: string, typing = false): void {
    const at = performance.now();
    const merges = typing && place !== undefined && this.#merge?.key === place && at - this.#merge.at < mergeWithin;
    this.#merge = typing && place !== undefined ? { key: place, at } : undefined;
    if (!merges) this.#past = [...this.#past.slice(-limit), this.#present];
    this.#present = { value, place };
    this.#future = [];
    if (!typing) return this.#tellAtOnce();
    this.#isAhead = true;
    setTimeout(() => this.tell(), longestUntold);
  }

  /** Goes back one change and returns its place. */
  undo(): string | undefined {
    const previous = this.#past.at(-1);
    if (previous === undefined) return undefined;
    const { place } = this.#present;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#present, ...this.#future];
    this.#present = previous;
    this.#merge = undefined;
    this.#tellAtOnce();
    return place;
  }

  /** Takes back an undo and returns the place of the change. */
  redo(): string | undefined {
    const [next, ...rest] = this.#future;
    if (next === undefined) return undefined;
    this.#past = [...this.#past, this.#present];
    this.#future = rest;
    this.#present = next;
    this.#merge = undefined;
    this.#tellAtOnce();
    return next.place;
  }

  #tellAtOnce(): void {
    this.#isAhead = false;
    this.#told += 1;
  }
}
