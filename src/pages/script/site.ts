/** Where scripts lie, seen from the site's folder; in a variable, for Vite takes a literal for a file. */
const fromScripts = '../';

/** The site's absolute address, from whichever of its pages. */
export function siteAddress(): string {
  return new URL(fromScripts, import.meta.url).href;
}
