// @ts-check
/* npm run check: the checker (src/checker), bundled once for each state of its sources, then run in this process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint, readStamp, root, writeStamp } from './run.mjs';
import { setUp } from './setup.mjs';

const sources = [
  ...['checker', 'engine', 'catalog', 'validation', 'report', 'scenario', 'service'].map((folder) => `src/${folder}`),
  'scripts/check.mjs',
  'package-lock.json',
];
const folder = '.cache/checker';

/** Bundles the checker where its sources changed. @returns {Promise<string>} its main file */
export async function bundleChecker() {
  const file = join(root, folder, 'main.js');
  const current = fingerprint(sources);
  if (existsSync(file) && readStamp(`${folder}/stamp`) === current) return file;
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: 'src/checker/main.ts',
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
  writeStamp(`${folder}/stamp`, current);
  return file;
}

await setUp();
const main = await bundleChecker();
// npm runs scripts in the project's folder; the files that a person names are meant from where they stand.
if (process.env['npm_lifecycle_event'] === 'check' && process.env['INIT_CWD'] !== undefined) {
  process.chdir(process.env['INIT_CWD']);
}
await import(pathToFileURL(main).href);
