// @ts-check
/*
 * npm run bench: measures the engine beside its peers, and the built page in a real browser and by Lighthouse; `--quick`
 * is shorter, `--lighthouse` is that part alone. What is only measured with is installed into a folder of the
 * benchmark's own.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getBrowser, noBrowser } from './browser.mjs';
import { buildSite } from './build.mjs';
import { bundleFile } from './bundle.mjs';
import { root, run } from './run.mjs';
import { serve } from './serve.mjs';
import { setUp } from './setup.mjs';

const folder = join(root, '.cache/bench');
const peers = { '@cloud-copilot/iam-simulate': '0.1.173', '@cedar-policy/cedar-wasm': '4.13.0' };
// Version 13 needs a newer Node than the oldest that this project runs on.
const lighthouse = { lighthouse: '12.8.2' };

/**
 * Installs packages beside the project: never a dependency of it (one peer is AGPL, Lighthouse is large).
 * @param {Readonly<Record<string, string>>} packages
 */
async function install(packages) {
  const specs = Object.entries(packages);
  if (specs.every(([name]) => existsSync(join(folder, 'node_modules', name)))) return;
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, JSON.stringify({ private: true, type: 'module' }));
  const names = specs.map(([name, version]) => `${name}@${version}`);
  const { ok } = await run('npm', ['install', '--no-audit', '--no-fund', '--save-exact', '--prefix', folder, ...names]);
  if (!ok) throw new Error(`npm could not install ${names.join(', ')}`);
}

await setUp();
await buildSite();
const isShort = process.argv.includes('--quick') && !process.argv.includes('--lighthouse');
await install(isShort ? peers : { ...peers, ...lighthouse });
const browser = await getBrowser();
if (browser === undefined) throw new Error(noBrowser);
const serving = await serve({ port: 0 });
if (serving === undefined) throw new Error('no port is free');
process.env['BENCH_ROOT'] = root;
process.env['BENCH_SITE'] = `http://127.0.0.1:${serving.port}/`;
process.env['BENCH_BROWSER'] = browser;
process.env['BENCH_LIGHTHOUSE'] = join(folder, 'node_modules/lighthouse/cli/index.js');
const sources = [
  'tests/bench',
  'src/engine',
  'src/scenario',
  'src/report',
  'src/service',
  'src/catalog',
  'src/checker',
  'scripts/bundle.mjs',
  'package-lock.json',
];
try {
  await import(pathToFileURL(await bundleFile('tests/bench/main.ts', sources, 'bench-code')).href);
} finally {
  serving.server.close();
  serving.server.closeAllConnections();
}
