import { lockOf, takeOver, type Keep } from '../offline/names';
import { writeKept, removeKept } from './kept';

interface ScriptAddresses {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptAddresses): ScriptAddresses;
}

/** The name that the page's Content-Security-Policy allows. */
const policyName = 'iam-playground-offline';

/** How long an open page waits before it looks for a newer version again, in milliseconds. */
const lookAgain = 3_600_000;

/**
 * Makes the site work without a network from the next visit on. Nothing happens where the browser keeps nothing, or the
 * reader wants to save data. `onupdate` is told of a newer version that has arrived whole; until its function is called,
 * this one goes on. `site` is the site's absolute address.
 */
export async function workOffline(site: string, onupdate?: (agree: () => void) => unknown): Promise<void> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (serviceWorker === undefined || !import.meta.env.PROD || savesData() || !keepsThings()) return;
  holdVersion();
  try {
    const registration = await serviceWorker.register(scriptAddress(site), { scope: site, updateViaCache: 'none' });
    if (onupdate) watchUpdates(serviceWorker, registration, onupdate);
  } catch {
    // Refused, or without a network at this moment: the page works as it did.
  }
}

/** Keeps files of the reference data that this page has used, as soon as there is something that keeps them. */
export async function keepUsed(addresses: readonly string[]): Promise<void> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (serviceWorker === undefined || addresses.length === 0) return;
  const { active } = await serviceWorker.ready;
  active?.postMessage({ keep: addresses } satisfies Keep);
}

function watchUpdates(
  serviceWorker: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  onupdate: (agree: () => void) => unknown,
): void {
  const agree = (): void => {
    const { waiting } = registration;
    if (waiting === null) {
      location.reload();
      return;
    }
    serviceWorker.addEventListener(
      'controllerchange',
      () => {
        location.reload();
      },
      { once: true },
    );
    waiting.postMessage(takeOver);
  };
  const tell = (): void => {
    // The very first version takes nobody's place.
    if (registration.waiting !== null && serviceWorker.controller !== null) onupdate(agree);
  };
  tell();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell);
  });
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - looked < lookAgain) return;
    looked = performance.now();
    registration.update().catch(() => undefined);
  });
}

/** For as long as this page is open, the files of its version are kept. */
function holdVersion(): void {
  const version = document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content;
  const { locks } = navigator as { locks?: LockManager };
  if (version === undefined) return;
  locks?.request(lockOf(version), { mode: 'shared' }, () => new Promise(() => undefined)).catch(() => undefined);
}

function scriptAddress(site: string): string {
  const address = new URL('sw.js', site).href;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const scripts = trustedTypes?.createPolicy(policyName, {
    createScriptURL: (asked) => (asked === address ? asked : ''),
  });
  return scripts?.createScriptURL(address) ?? address;
}

function keepsThings(): boolean {
  const name = 'asked';
  const isKept = writeKept(name, '') === undefined;
  removeKept(name);
  return isKept;
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
