import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../scripts/data/compile';
import { compileData } from '../../../scripts/data.mjs';
import { createCatalog, type Catalog } from '../../../src/catalog/catalog';
import { openDataFolder } from '../../../src/checker/data';

await compileData();

/** A catalog over the compiled files that keeps a record of what it fetched. */
export interface CountingCatalog {
  readonly catalog: Catalog;
  /** Paths in the order in which they were fetched, each as often as it was. */
  readonly fetched: string[];
}

export function openCounting(change: (path: string, text: string) => string = (_, text) => text): CountingCatalog {
  const folder = openDataFolder();
  const fetched: string[] = [];
  const catalog = createCatalog(async (path) => {
    fetched.push(path);
    return change(path, readFileSync(join(folder, path), 'utf8'));
  });
  return { catalog, fetched };
}

/** What the data says of itself: tests go by it, so that newer data does not make them wrong. */
export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(openDataFolder(), '../manifest.json'), 'utf8')) as Manifest;
}

/** The text of a compiled file. */
export function readCompiled(path: string): string {
  return readFileSync(join(openDataFolder(), path), 'utf8');
}
