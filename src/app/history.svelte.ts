/** How long after one change the next of the same kind still belongs to it, in milliseconds. */
const mergeWithin = 800;
const limit = 500;

interface Entry<T> {
  readonly value: T;
  readonly place: string | undefined;
}

/** Undo and redo over a value that is replaced whole. */
export class History<T> {
  #past: readonly Entry<T>[] = $state.raw([]);
  #present: Entry<T>;
  #future: readonly Entry<T>[] = $state.raw([]);
  #merge: { readonly key: string; readonly at: number } | undefined;

  constructor(value: T) {
    this.#present = $state.raw({ value, place: undefined });
  }

  get present(): T {
    return this.#present.value;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
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
    return next.place;
  }
}
