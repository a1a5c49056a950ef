// @ts-check
/* npm run bench [-- --quick]: measures the engine beside its peers, in a folder of the benchmark's own. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleFile } from './bundle.mjs';
import { root, run } from './run.mjs';
import { setUp } from './setup.mjs';

const peers = { '@cloud-copilot/iam-simulate': '0.1.173', '@cedar-policy/cedar-wasm': '4.13.0' };

/** Installs the peers beside the project: never a dependency of it (the first is AGPL). */
async function installPeers() {
  const folder = join(root, '.cache/bench');
  if (Object.keys(peers).every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies: peers }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder]);
}

await setUp();
await installPeers();
process.env['BENCH_ROOT'] = root;
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
await import(pathToFileURL(await bundleFile('tests/bench/main.ts', sources, 'bench-code')).href);
