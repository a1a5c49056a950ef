import { createCatalog, type Catalog } from '../catalog/catalog';
import { tellUsed } from './used';

// A file that never comes must not keep an answer for ever.
const longestFetch = 20_000;

const catalogs = new Map<string, Catalog>();

/** The catalog over the files of a data folder, by its absolute address; each folder has one, which keeps what it loads. */
export function fetchedCatalog(data: string): Catalog {
  const known = catalogs.get(data);
  if (known) return known;
  const catalog = createCatalog(async (path) => {
    const address = new URL(path, data).href;
    const response = await fetch(address, { signal: AbortSignal.timeout(longestFetch) });
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    const text = await response.text();
    tellUsed(address);
    return text;
  });
  catalogs.set(data, catalog);
  return catalog;
}
