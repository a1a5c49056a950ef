// @ts-check
/* npm run check: the checker (src/checker), bundled once for each state of its sources, then run in this process. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint, root } from './run.mjs';
import { setUp } from './setup.mjs';

const sources = [
  ...['checker', 'engine', 'catalog', 'validation', 'report', 'scenario', 'service'].map((folder) => `src/${folder}`),
  'scripts/check.mjs',
  'package-lock.json',
];

/** The checker as one file, named after the state of its sources. */
async function bundleChecker() {
  const folder = join(root, '.cache/checker');
  const name = `${fingerprint(sources).slice(0, 20)}.js`;
  const file = join(folder, name);
  if (existsSync(file)) return file;
  const text = await bundle('src/checker/main.ts');
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.endsWith('.js')) rmSync(join(folder, old), { force: true });
  // Another checker may be starting at this moment: it finds a whole file or none.
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

await setUp();
const main = await bundleChecker();
// npm runs scripts in the project's folder; the files that a person names are meant from where they stand.
if (process.env['npm_lifecycle_event'] === 'check' && process.env['INIT_CWD'] !== undefined) {
  process.chdir(process.env['INIT_CWD']);
}
await import(pathToFileURL(main).href);
