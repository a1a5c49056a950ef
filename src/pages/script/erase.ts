import { eraseKept } from '../../app/kept';
import { cachePrefix } from '../../offline/names';
import { siteAddress } from './site';

/** The button that deletes everything that the site keeps in this browser. */
export function addErasing(): void {
  const said = document.querySelector('[data-erased]');
  document.querySelector('[data-erase]')?.addEventListener('click', () => {
    void erase().then((text) => {
      if (said) said.textContent = text;
    });
  });
}

async function erase(): Promise<string> {
  delete document.documentElement.dataset['theme'];
  const count = eraseKept();
  // Copies for use without a network stand in stores of their own.
  const copies = await eraseCopies().catch(() => 0);
  if (count === undefined) return 'Your browser keeps nothing for this site.';
  return count + copies === 0 ? 'There was nothing.' : 'Deleted.';
}

/** Ends the service worker of this site, and deletes what it has kept; tells how much there was. */
async function eraseCopies(): Promise<number> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  const { caches } = globalThis as { caches?: CacheStorage };
  if (serviceWorker === undefined || caches === undefined) return 0;
  const site = siteAddress();
  const registrations = (await serviceWorker.getRegistrations()).filter(({ scope }) => scope === site);
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = (await caches.keys()).filter((name) => name.startsWith(`${cachePrefix}${site} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  return registrations.length + names.length;
}
