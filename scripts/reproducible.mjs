// @ts-check
/* Builds the site once more, elsewhere, and compares: the same sources give the same files, whatever folder they are in. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildSite } from './build.mjs';
import { isMain, root, run } from './run.mjs';

/** What a build reads: everything but what it and others write. */
const left = new Set(['.git', 'node_modules', 'dist', 'test-results', 'playwright-report', '.cache']);

/** @returns {Promise<readonly string[]>} the files that differ, or what the other build complained of */
export async function findDifferences() {
  await buildSite();
  const folder = mkdtempSync(join(tmpdir(), 'another-folder-'));
  try {
    for (const name of readdirSync(root)) {
      if (!left.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    // The reference data is compiled already, and says from what.
    cpSync(join(root, '.cache/data'), join(folder, '.cache/data'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const { ok, output } = await run(process.execPath, [join(folder, 'scripts/build.mjs')], { quiet: true });
    if (!ok) return [output];
    const [one, other] = [hashesOf(join(root, 'dist')), hashesOf(join(folder, 'dist'))];
    return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {ReadonlyMap<string, string>} */
function hashesOf(/** @type {string} */ folder) {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

if (isMain(import.meta.url)) {
  const differences = await findDifferences();
  console.log(differences.length === 0 ? 'Two builds in two folders are the same.' : differences.join('\n'));
  process.exitCode = differences.length === 0 ? 0 : 1;
}
