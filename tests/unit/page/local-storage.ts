import { vi } from 'vitest';

/** A browser's storage with as much room as a test wants. */
export class FakeStorage {
  /** In characters of all values together; a negative room means that the browser blocks storage. */
  room = Infinity;
  readonly #entries = new Map<string, string>();

  get blocked(): boolean {
    return this.room < 0;
  }

  get text(): string {
    return [...this.#entries.values()].join('');
  }

  put(key: string, value: string): void {
    this.#entries.set(key, value);
  }

  keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** What the page sees as `localStorage`: its entries are properties, as in browsers. */
  get api(): object {
    const refuse = (): void => {
      if (this.blocked) throw new DOMException('denied', 'SecurityError');
    };
    const methods = {
      getItem: (key: string) => {
        refuse();
        return this.#entries.get(key) ?? null;
      },
      setItem: (key: string, value: string) => {
        refuse();
        const others = this.text.length - (this.#entries.get(key)?.length ?? 0);
        if (others + value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
        this.#entries.set(key, value);
      },
      removeItem: (key: string) => {
        refuse();
        this.#entries.delete(key);
      },
    };
    return new Proxy(methods, {
      ownKeys: () => {
        refuse();
        return this.keys();
      },
      getOwnPropertyDescriptor: (_target, key) =>
        typeof key === 'string' && this.#entries.has(key)
          ? { enumerable: true, configurable: true, value: this.#entries.get(key) }
          : undefined,
    });
  }
}

/** Puts a storage in the place of the browser's, until `vi.unstubAllGlobals()`. */
export function stubStorage(): FakeStorage {
  const storage = new FakeStorage();
  vi.stubGlobal('localStorage', storage.api);
  vi.stubGlobal('sessionStorage', new FakeStorage().api);
  return storage;
}
