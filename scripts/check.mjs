// @ts-check
/* npm run check: the checker (src/checker), bundled once for each state of its sources, then run in this process. */
import { pathToFileURL } from 'node:url';
import { bundleFile } from './bundle.mjs';
import { setUp } from './setup.mjs';

const sources = [
  ...['checker', 'engine', 'catalog', 'validation', 'report', 'scenario', 'service'].map((folder) => `src/${folder}`),
  'scripts/bundle.mjs',
  'package-lock.json',
];

await setUp();
const main = await bundleFile('src/checker/main.ts', sources, 'checker');
// npm runs scripts in the project's folder; the files that a person names are meant from where they stand.
if (process.env['npm_lifecycle_event'] === 'check' && process.env['INIT_CWD'] !== undefined) {
  process.chdir(process.env['INIT_CWD']);
}
await import(pathToFileURL(main).href);
