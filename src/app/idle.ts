/** Takes back what was planned; nothing happens where it has begun. */
export type Cancel = () => void;

/** Runs work once it has rested for some milliseconds and the browser is idle. */
export function whenIdle(work: () => Promise<void>, rest: number): Cancel {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(() => void work(), { timeout: 1000 });
    else void work();
  }, rest);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}

/** Settles once what stands in the document has been painted; in a hidden tab, which paints nothing, soon. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 300);
  });
}

/** Settles when the browser has done what waited: answered a key, drawn a frame. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Does work once what stands in the document has been painted, and behind what waited for that paint. */
export function behindPaint(work: () => void): void {
  // A browser that is typed in gives idle callbacks late.
  void afterPaint().then(() => setTimeout(work));
}
