// @ts-check
/* Asks the registry whether a package that the lock file names is known to be dangerous. */
import { run } from './run.mjs';

/** @typedef {{ kind: 'clean' } | { kind: 'found', report: string } | { kind: 'skipped', reason: string }} Audit */

/**
 * Findings that are high or critical, of what ships and of what builds it.
 * @returns {Promise<Audit>} `skipped` where the registry is not reached
 */
export async function audit() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['audit', '--json', '--fetch-retries=1', '--fetch-timeout=20000'];
  const { output } = await run(npm, args, { quiet: true });
  const { message, metadata } = readAnswer(output);
  const counts = metadata?.vulnerabilities;
  if (counts === undefined) {
    return { kind: 'skipped', reason: `registry not reached${message === undefined ? '' : ` (${message})`}` };
  }
  if (counts.high + counts.critical === 0) return { kind: 'clean' };
  const { output: report } = await run(npm, ['audit', '--audit-level=high'], { quiet: true });
  return { kind: 'found', report };
}

/**
 * @param {string} output what npm says, with warnings before its JSON
 * @returns {{ message?: string, metadata?: { vulnerabilities?: { high: number, critical: number } } }}
 */
function readAnswer(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    return {};
  }
}
