/** Acts when what is pressed is let go, before the click that follows is handled: until then nothing moves under it. */
export function onRelease(act: () => void): void {
  const end = new AbortController();
  const { signal } = end;
  const once = () => {
    if (signal.aborted) return;
    end.abort();
    act();
  };
  addEventListener('click', once, { capture: true, signal });
  // A press that is no click: it was let go elsewhere.
  for (const name of ['pointerup', 'pointercancel', 'blur']) addEventListener(name, () => setTimeout(once), { signal });
}
