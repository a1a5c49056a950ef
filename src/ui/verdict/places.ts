/** The heading of the nearest misses, to which the sentence leads. */
export const missesId = 'nearest-misses';

/** Brings a part of the verdict into view and gives it the focus. */
export function goTo(part: HTMLElement | null | undefined, block: ScrollLogicalPosition): void {
  part?.scrollIntoView({ block });
  part?.focus({ preventScroll: true });
}
