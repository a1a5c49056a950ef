import { watchUsed } from './used';

/** What the client needs of a worker. */
export interface WorkerHandle {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  terminate(): void;
}

/** Where a worker's script comes from: a response, a file, anything that gives its text. */
export interface WorkerSource {
  text(): Promise<string>;
}

interface ScriptAddresses {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptAddresses): ScriptAddresses;
}

/** The name that the page's Content-Security-Policy allows. */
const policyName = 'iam-playground-worker';

/**
 * Gives a function that starts workers of one classic script. They start from a Blob: only such a worker is bound by the
 * page's Content-Security-Policy, and only such a one runs in a sandboxed frame. The text is asked for once, and again
 * where it did not come. `onuse` is told of the reference data that they load.
 */
export function blobWorkers(
  source: WorkerSource,
  onuse?: (address: string) => void,
): (name: string) => Promise<WorkerHandle> {
  let address: Promise<string> | undefined;
  return async (name) => {
    address ??= makeAddress(source).catch((error: unknown) => {
      address = undefined;
      throw error;
    });
    const worker = new Worker(await address, { name });
    if (onuse) watchUsed(worker, onuse);
    return worker;
  };
}

/** The text of a worker's script by its address, which is fetched again where it did not come. */
export function fetchedScript(address: string): WorkerSource {
  let text: Promise<string> | undefined;
  return {
    text: () => {
      text ??= fetchScript(address).catch((error: unknown) => {
        text = undefined;
        throw error;
      });
      return text;
    },
  };
}

async function fetchScript(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  return response.text();
}

const blobs = new Set<string>();
let scripts: ScriptAddresses | undefined;

async function makeAddress(source: WorkerSource): Promise<string> {
  const blob = new Blob([await source.text()], { type: 'text/javascript' });
  const address = URL.createObjectURL(blob);
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // One policy for a name, and it lets through nothing but the addresses of our own Blobs.
  scripts ??= trustedTypes?.createPolicy(policyName, { createScriptURL: (blob) => (blobs.has(blob) ? blob : '') });
  blobs.add(address);
  return scripts?.createScriptURL(address) ?? address;
}
