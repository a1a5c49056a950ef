/** Settles when the button that was just pressed is let go, and the browser has done with it. */
export function untilReleased(): Promise<void> {
  return new Promise((resolve) => {
    const end = new AbortController();
    const release = () => {
      end.abort();
      // The click that follows, and what the browser selects by it, come first.
      setTimeout(resolve);
    };
    for (const name of ['pointerup', 'pointercancel', 'blur'])
      window.addEventListener(name, release, { signal: end.signal });
  });
}
