import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCatalog, type Catalog } from '../catalog/catalog';
import type { FetchText } from '../catalog/files';

/** AWS's reference data from the compiled files of `static/data/`; compiles them where they are missing. */
export function openCatalog(): Catalog {
  return createCatalog(readDataFile(openDataFolder()));
}

/** Reads the files of a data folder from disk. */
export function readDataFile(folder: string): FetchText {
  return (path) => readFile(join(folder, path), 'utf8');
}

/** The folder of the compiled files. Throws, with the compiler's own sentences, where there is none to be had. */
export function openDataFolder(): string {
  const root = projectFolder();
  const manifest = join(root, 'static/data/manifest.json');
  if (!existsSync(manifest)) {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/data.mjs')], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
  const { folder } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly folder: string };
  return join(root, 'static/data', folder);
}

/** The nearest folder above this file that holds a package.json: the file may stand in a bundle. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('the checker stands outside of its project');
    folder = dirname(folder);
  }
  return folder;
}
