import type { Span } from '../engine/json/tree';

/** What the editor shows: a document, one span of it, or a subject by its pointer. */
export interface Place {
  readonly pointer: string;
  readonly span?: Span;
}

const limit = 100;

/** Where the editor is, and where it was. */
export class Places {
  #current: Place | undefined = $state.raw();
  #past: readonly Place[] = $state.raw([]);

  get current(): Place | undefined {
    return this.#current;
  }

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  /** Goes where somebody asked to go, so that there is a way back. */
  go(place: Place): void {
    const from = this.#current;
    if (from !== undefined && !isSame(from, place)) this.#past = [...this.#past.slice(1 - limit), from];
    this.#current = place;
  }

  /** Shows what the page chose by itself. */
  turn(pointer: string | undefined): void {
    if (pointer !== this.#current?.pointer) this.#current = pointer === undefined ? undefined : { pointer };
  }

  /** Goes back to the last place that is still there. */
  back(isThere: (place: Place) => boolean): void {
    const at = this.#past.findLastIndex(isThere);
    const place = this.#past[at];
    this.#past = this.#past.slice(0, Math.max(0, at));
    if (place !== undefined) this.#current = place;
  }
}

function isSame(a: Place, b: Place): boolean {
  return a.pointer === b.pointer && a.span?.from === b.span?.from && a.span?.to === b.span?.to;
}
