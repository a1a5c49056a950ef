/**
 * Tells the page around this one how high an element is, now and whenever it changes. The message holds nothing else,
 * so that any page may hear it.
 */
export function tellHeight(element: HTMLElement): void {
  if (parent === window) return;
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: 'iam-playground:height', height }, '*');
  }).observe(element);
}
