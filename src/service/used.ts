/** What a worker posts when it has loaded a file of the reference data, beside its answers. */
interface Used {
  readonly used: string;
}

/** Tells the page the absolute address of a file that was loaded. */
export function tellUsed(address: string): void {
  postMessage({ used: address } satisfies Used);
}

/** Passes on the addresses of the files that a worker loads. */
export function watchUsed(worker: EventTarget, onuse: (address: string) => void): void {
  worker.addEventListener('message', (event: Event) => {
    const { used } = ((event as MessageEvent<unknown>).data ?? {}) as Partial<Used>;
    if (typeof used === 'string') onuse(used);
  });
}
