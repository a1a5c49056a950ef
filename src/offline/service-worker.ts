import { takeOver, type Keep } from './names';
import { findFile, type Release } from './release';
import { Store } from './store';

/*
 * Makes the site work without a network, by one version at a time. A new version is fetched whole, beside the one that
 * is used, and waits until a reader agrees to it. Pages that stay open keep the files that they came with.
 */

declare const self: ServiceWorkerGlobalScope;
/** The build puts it in front (`scripts/vite/service-worker.ts`). */
declare const release: Release;

const site = self.registration.scope;
const store = new Store(release, site);

self.addEventListener('install', (event) => {
  event.waitUntil(store.fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), tidy()]));
});

self.addEventListener('message', (event) => {
  if (event.data === takeOver) {
    event.waitUntil(self.skipWaiting());
    return;
  }
  const { keep } = (event.data ?? {}) as Partial<Keep>;
  const asked = Array.isArray(keep) ? keep.map(String) : [];
  const addresses = asked.filter((address) => address.startsWith(site + release.data));
  // They have just been loaded: the browser's own cache has them.
  const requests = addresses.map((address) => new Request(address, { cache: 'force-cache' }));
  event.waitUntil(Promise.allSettled(requests.map((request) => store.data(request))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== 'GET' || !address.startsWith(site)) return;
  const path = address.slice(site.length);
  if (path.startsWith('data/')) {
    event.respondWith(store.data(request));
    return;
  }
  const file = findFile(release.files, path);
  event.respondWith(answer(request, file === undefined ? store.former(path) : store.file(file)));
  if (request.mode === 'navigate') event.waitUntil(tidy());
});

async function answer(request: Request, kept: Promise<Response | undefined>): Promise<Response> {
  return (await kept) ?? fetch(request);
}

/** Not while a newer version is on its way: its files belong to no page yet. */
async function tidy(): Promise<void> {
  if (self.registration.installing === null && self.registration.waiting === null) await store.tidy();
}
