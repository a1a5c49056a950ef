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

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** The name that the page's Content-Security-Policy allows. */
const policyName = 'iam-playground-worker';

/**
 * Gives a function that starts workers of one classic script. They start from a Blob: only such a worker is bound by the
 * page's Content-Security-Policy, and only such a one runs in a sandboxed frame. The text is asked for once.
 */
export function blobWorkers(source: WorkerSource): () => Promise<WorkerHandle> {
  let address: Promise<string> | undefined;
  return async () => {
    address ??= makeAddress(source);
    return new Worker(await address);
  };
}

async function makeAddress(source: WorkerSource): Promise<string> {
  const blob = new Blob([await source.text()], { type: 'text/javascript' });
  const address = URL.createObjectURL(blob);
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // The address is our own Blob's, whatever is asked for.
  return trustedTypes?.createPolicy(policyName, { createScriptURL: () => address }).createScriptURL('') ?? address;
}
