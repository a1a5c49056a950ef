import type { WorkerHandle } from './worker';

/** What a worker posts when it holds its lock. */
const held = 'iam-playground.held';

/**
 * No event tells a page that its worker ended. A lock does: the worker holds it from its start, and the browser releases
 * it when the worker is gone. The lock is named after the worker. Where locks are refused (no secure context, a sandboxed
 * frame) a worker that is gone is one that does not answer.
 */
export function showLife(): void {
  const { name } = globalThis as unknown as { readonly name: string };
  const hold = (): Promise<never> => {
    postMessage(held);
    return new Promise(() => undefined);
  };
  locksOf(globalThis)
    ?.request(name, hold)
    .catch(() => undefined);
}

/** Calls `onend` when a worker that shows its life is gone, however it ended. Returns how to stop. */
export function watchLife(worker: WorkerHandle, name: string, onend: () => void): () => void {
  const stop = new AbortController();
  const listen = (event: Event): void => {
    if ((event as MessageEvent<unknown>).data !== held) return;
    worker.removeEventListener('message', listen);
    // Aborted, the request rejects.
    locksOf(globalThis)
      ?.request(name, { signal: stop.signal }, onend)
      .catch(() => undefined);
  };
  worker.addEventListener('message', listen);
  return () => {
    worker.removeEventListener('message', listen);
    stop.abort();
  };
}

/** A name that no other worker of the origin has. */
export function newWorkerName(): string {
  return `iam-playground.worker ${performance.timeOrigin} ${Math.random()}`;
}

function locksOf({ navigator }: { readonly navigator?: { readonly locks?: LockManager } }): LockManager | undefined {
  return navigator?.locks;
}
