import type { ContextEntry, RequestContext } from './context';

/** A request context that is derived when a condition or variable first asks for a key. */
export class LazyContext implements RequestContext {
  readonly #derive: () => RequestContext;
  #derived: RequestContext | undefined;

  constructor(derive: () => RequestContext) {
    this.#derive = derive;
  }

  get(key: string): ContextEntry | undefined {
    return this.#context().get(key);
  }

  isMultivalued(key: string): boolean {
    return this.#context().isMultivalued(key);
  }

  entries(): readonly ContextEntry[] {
    return this.#context().entries();
  }

  #context(): RequestContext {
    return (this.#derived ??= this.#derive());
  }
}
