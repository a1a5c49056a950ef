// @ts-check
/* One TypeScript entry as one JavaScript file for Node, bundled once for each state of its sources. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, root } from './run.mjs';

/**
 * @param {string} entry path below the project's folder
 * @param {readonly string[]} sources what the bundle depends on
 * @param {string} name folder below .cache
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleFile(entry, sources, name) {
  const folder = join(root, '.cache', name);
  const file = join(folder, `${fingerprint([...sources]).slice(0, 20)}.js`);
  if (existsSync(file)) return file;
  const text = await bundle(entry);
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.endsWith('.js')) rmSync(join(folder, old), { force: true });
  // Another process may be starting at this moment: it finds a whole file or none.
  const unfinished = join(folder, `${process.pid}.tmp`);
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
  return file;
}

/**
 * @param {string} entry
 * @returns {Promise<string>} the entry and all it imports, packages included
 */
async function bundle(entry) {
  const { build } = await import('vite');
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: { ssr: entry, write: false, target: 'node20', rolldownOptions: { output: { codeSplitting: false } } },
  });
  const [chunk] = 'output' in result ? result.output : [];
  if (chunk === undefined) throw new Error(`${entry} gave no bundle`);
  return chunk.code;
}
