// @ts-check
/* Installs the packages that package-lock.json names, where they are not there yet. Needs nothing but Node and npm. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root, run } from './run.mjs';

/** Whether the tools run on this Node; package.json says the same to npm. */
const isSupported = (/** @type {number} */ major, /** @type {number} */ minor) =>
  (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;

/** Prepares the project for every other script; does nothing, quickly, where that is done. Ends the process if it fails. */
export async function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (!isSupported(major, minor)) {
    fail(`Node 20.19, 22.13, 24 or newer is needed; this is Node ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  console.error('Installing packages (npm ci), this takes a minute …');
  const { ok, output } = await run(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--no-fund', '--no-audit'],
    {
      quiet: true,
      env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    },
  );
  if (!ok) fail(`${output}\nThe packages could not be installed: npm ci failed, its words are above.`);
}

/** Whether node_modules holds what package-lock.json says, by the record that npm itself keeps there. */
function isInstalled() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (isMain(import.meta.url)) await setUp();
