// @ts-check
/* Builds the site into dist/, unless it stands there already for exactly these sources. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isMain, readStamp, root, writeStamp } from './run.mjs';
import { setUp } from './setup.mjs';

const sources = [
  'src',
  'workers',
  'static',
  'scripts',
  'tests',
  'index.html',
  'embed.html',
  'vite.config.ts',
  'package-lock.json',
];
const stamp = '.cache/build';

/** @returns {Promise<boolean>} whether there was anything to build */
export async function buildSite() {
  const current = stampOf();
  if (readStamp(stamp) === current && existsSync(join(root, 'dist/index.html'))) return false;
  // Vite's notice is about a loader of a later version.
  process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] ??= 'true';
  const { build } = await import('vite');
  // Svelte names the styles of a component after its path, seen from here: the same wherever the project is.
  process.chdir(root);
  await build({
    root,
    logLevel: 'warn',
    build: { rolldownOptions: { checks: { pluginTimings: false } } },
  });
  writeStamp(stamp, stampOf());
  return true;
}

/** The sources, and the address that the pages are made for. */
function stampOf() {
  return `${fingerprint(sources)} ${process.env['SITE_URL'] ?? ''}`.trim();
}

if (isMain(import.meta.url)) {
  await setUp();
  console.log((await buildSite()) ? 'Built dist/.' : 'dist/ is up to date.');
}
