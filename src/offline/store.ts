import { cachePrefix, lockOf } from './names';
import type { Release } from './release';

/** The caches of one site: each version's files in one of its own, and the reference data that was used. */
export class Store {
  readonly #release: Release;
  /** The site's address: another one on the same origin has caches of its own. */
  readonly #site: string;

  constructor(release: Release, site: string) {
    this.#release = release;
    this.#site = site;
  }

  /** Fetches every file of the version. All of them are exactly its own, or none is kept and it throws. */
  async fill(): Promise<void> {
    const name = this.#nameOf(this.#release.version);
    const wasThere = await caches.has(name);
    try {
      const cache = await caches.open(name);
      const waiting = Object.entries(this.#release.files);
      const work = async (): Promise<void> => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
          const [path, integrity] = next;
          const address = this.#addressOf(path);
          await cache.put(address, plain(await fetched(new Request(address, { cache: 'no-cache', integrity }))));
        }
      };
      await Promise.all([work(), work(), work(), work()]);
    } catch (error) {
      if (!wasThere) await caches.delete(name);
      throw error;
    }
  }

  /** A file of this version. */
  async file(path: string): Promise<Response | undefined> {
    const cache = await caches.open(this.#nameOf(this.#release.version));
    return cache.match(this.#addressOf(path));
  }

  /** A file of a version that some page is still open in: the names of scripts and styles say what is in them. */
  async former(path: string): Promise<Response | undefined> {
    for (const version of await this.#versions()) {
      const cache = await caches.open(this.#nameOf(version));
      const found = await cache.match(this.#addressOf(path));
      if (found) return found;
    }
    return undefined;
  }

  /** Reference data: its folder is named after its content, so that what is kept never grows old. */
  async data(request: Request): Promise<Response> {
    const cache = await caches.open(this.#nameOf('data'));
    const kept = await cache.match(request.url);
    if (kept) return kept;
    const response = await fetch(request);
    // Without room it is not kept, and used all the same.
    if (response.ok) await cache.put(request.url, response.clone()).catch(() => undefined);
    return response;
  }

  /** Drops the versions that no page is open in. */
  async tidy(): Promise<void> {
    const { held = [] } = await navigator.locks.query();
    const locks = new Set(held.map(({ name }) => name));
    const others = (await this.#versions()).filter((version) => version !== this.#release.version);
    const closed = others.filter((version) => !locks.has(lockOf(version)));
    await Promise.all(closed.map((version) => caches.delete(this.#nameOf(version))));
    if (closed.length < others.length) return;
    const cache = await caches.open(this.#nameOf('data'));
    const old = (await cache.keys()).filter(({ url }) => !url.startsWith(this.#addressOf(this.#release.data)));
    await Promise.all(old.map((request) => cache.delete(request)));
  }

  async #versions(): Promise<readonly string[]> {
    const beginning = this.#nameOf('');
    const names = (await caches.keys()).filter((name) => name.startsWith(beginning));
    return names.map((name) => name.slice(beginning.length)).filter((part) => part !== 'data');
  }

  #nameOf(part: string): string {
    return `${cachePrefix}${this.#site} ${part}`;
  }

  #addressOf(path: string): string {
    return new URL(path, this.#site).href;
  }
}

async function fetched(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!response.ok) throw new Error(`${request.url}: the server answers ${response.status}`);
  return response;
}

/** A page may not be answered by a response that was redirected, as hosts do that leave out `.html`. */
function plain(response: Response): Response {
  if (!response.redirected) return response;
  const { status, headers } = response;
  return new Response(response.body, { status, headers });
}
