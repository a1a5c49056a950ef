/** What a page notes of itself while it starts. */
export interface Watched {
  /** When its first verdict was painted, in milliseconds since its start. */
  verdict?: number;
  /** The same by the clock that all frames share. */
  verdictAt?: number;
  /** Sum of all layout shifts. */
  shift: number;
  /** What every task took beyond 50 ms. */
  blocking: number;
}

/** Runs in the page, before any script of its own: so it must hold everything that it uses. */
export function watchStart(): void {
  const watched: Watched = { shift: 0, blocking: 0 };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!hadRecentInput) watched.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.blocking += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });

  const observer = new MutationObserver(() => {
    if (document.querySelector('#verdict [data-decision], .verdict[data-decision]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        watched.verdict = performance.now();
        watched.verdictAt = performance.timeOrigin + watched.verdict;
      };
      port2.postMessage(undefined);
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}

/** Runs in the playground: notes in `keys` how long each keystroke took to the frame that shows another decision. */
export function watchKeys(): void {
  const keys: number[] = [];
  Object.assign(globalThis, { keys });
  const decision = () => document.querySelector<HTMLElement>('#verdict [data-decision]')?.dataset['decision'];
  let pressed: number | undefined;
  let before: string | undefined;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressed = timeStamp;
      before = decision();
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (pressed === undefined || decision() === before) return;
    const at = pressed;
    pressed = undefined;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keys.push(performance.now() - at);
      port2.postMessage(undefined);
    });
  }).observe(document, { subtree: true, childList: true, attributes: true });
}
