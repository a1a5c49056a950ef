/** How far a popover stays from its anchor and from the edges of the window, in pixels. */
const gap = 4;
/** A list that has less room than this below its anchor opens above it, where there is more. */
const enough = 240;

/**
 * Keeps a popover beside its anchor for as long as it is open: below it, or above where there is more room. The height
 * that is left is `--room`, the anchor's width `--anchor-width`. The window's visible part counts, so that a keyboard
 * on the screen covers nothing.
 */
export function anchored(anchorOf: () => HTMLElement | undefined) {
  return (popover: HTMLElement) => {
    let frame = 0;

    function follow() {
      const anchor = anchorOf();
      if (anchor) place(popover, anchor);
      frame = requestAnimationFrame(follow);
    }

    function onbeforetoggle(event: ToggleEvent) {
      cancelAnimationFrame(frame);
      // The popover has no size yet; a frame's callbacks run before it is painted.
      if (event.newState === 'open') frame = requestAnimationFrame(follow);
    }

    if (popover.matches(':popover-open')) follow();
    popover.addEventListener('beforetoggle', onbeforetoggle);
    return () => {
      cancelAnimationFrame(frame);
      popover.removeEventListener('beforetoggle', onbeforetoggle);
    };
  };
}

function place(popover: HTMLElement, anchor: HTMLElement) {
  const at = anchor.getBoundingClientRect();
  const { offsetTop: top, height } = window.visualViewport ?? { offsetTop: 0, height: window.innerHeight };
  const width = document.documentElement.clientWidth;
  const below = top + height - at.bottom - 2 * gap;
  const above = at.top - top - 2 * gap;
  const isBelow = below >= Math.min(enough, popover.offsetHeight) || below >= above;
  const left = Math.max(gap, Math.min(at.left, width - popover.offsetWidth - gap));
  set(popover, '--room', `${Math.max(0, isBelow ? below : above)}px`);
  set(popover, '--anchor-width', `${at.width}px`);
  set(popover, 'left', `${left}px`);
  set(popover, 'top', `${isBelow ? at.bottom + gap : Math.max(gap, at.top - gap - popover.offsetHeight)}px`);
}

function set({ style }: HTMLElement, name: string, value: string) {
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}
