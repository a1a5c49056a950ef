/** Gives embeds the colour scheme that the reader chose for the page, unless their address has one. */
export function addFrameThemes(): void {
  const { theme } = document.documentElement.dataset;
  if (theme === undefined) return;
  for (const frame of document.querySelectorAll('iframe')) {
    const address = new URL(frame.src);
    if (address.searchParams.has('theme')) continue;
    address.searchParams.set('theme', theme);
    frame.src = address.href;
  }
}
