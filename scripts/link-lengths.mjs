// @ts-check
/* Prints the length of the link to each gallery scenario in both versions, as a Markdown table; `--json` prints it as data. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from './run.mjs';

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false },
});
const load = (/** @type {string} */ name) => server.ssrLoadModule(`/src/scenario/${name}.ts`);
const { readScenario } = await load('read');
const { writeLink } = await load('write-link');
const { writeShortLink } = await load('short-link');

const gallery = join(root, 'src/gallery');
const rows = readdirSync(gallery, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const text = readFileSync(join(gallery, name, 'scenario.json'), 'utf8');
    const { scenario } = readScenario(text);
    const [open, short] = [writeLink(scenario).length, writeShortLink(scenario).length];
    return { name, json: JSON.stringify(JSON.parse(text)).length, open, short };
  })
  .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
await server.close();

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(rows));
} else {
  const sum = (/** @type {'json' | 'open' | 'short'} */ column) => rows.reduce((total, row) => total + row[column], 0);
  const line = (/** @type {{ name: string, json: number, open: number, short: number }} */ row) =>
    `| ${row.name} | ${row.json} | ${row.open} | ${row.short} | ${Math.round((100 * row.short) / row.open)} % |`;
  console.log('| Scenario | JSON | `#1.` | `#2.` | `#2.` of `#1.` |\n| --- | --: | --: | --: | --: |');
  for (const row of rows) console.log(line(row));
  console.log(line({ name: 'all', json: sum('json'), open: sum('open'), short: sum('short') }));
}
