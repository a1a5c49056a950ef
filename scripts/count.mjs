// @ts-check
/* How many tests passed, and which failed: counted here, or read from a runner's JSON report. */
import { relative } from 'node:path';
import { root } from './run.mjs';

/** @typedef {{ passed: number, failures: readonly string[], skipped: number }} Count `failures` by name */

/** @type {Count} */
export const none = { passed: 0, failures: [], skipped: 0 };

/**
 * One check that is no test runner's.
 * @param {string} name
 * @param {boolean} ok
 * @returns {Count}
 */
export function tell(name, ok) {
  console.log(`${ok ? '✓' : '✗'} ${name}`);
  return ok ? { ...none, passed: 1 } : { ...none, failures: [name] };
}

/**
 * @param {Count} a
 * @param {Count} b
 * @returns {Count}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failures: [...a.failures, ...b.failures], skipped: a.skipped + b.skipped };
}

/**
 * A test file that cannot be loaded holds no tests that could fail: the file counts instead.
 * @param {boolean} ok
 * @param {any} report vitest's JSON report; undefined where it ended before it could write one
 * @returns {Count}
 */
export function vitestCount(ok, report) {
  if (report === undefined) return tell('vitest', false);
  const failures = report.testResults.flatMap((/** @type {any} */ { name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${file}: ${message}`];
    return failed.map((/** @type {any} */ { fullName }) => `${file}: ${fullName}`);
  });
  const skipped = report.numPendingTests + report.numTodoTests;
  return withOthers('vitest', ok, { passed: report.numPassedTests, failures, skipped });
}

/**
 * A test that passes only when it is tried again has failed.
 * @param {boolean} ok
 * @param {any} report Playwright's JSON report; undefined as above
 * @returns {Count}
 */
export function playwrightCount(ok, report) {
  if (report === undefined) return tell('Playwright', false);
  const failures = report.suites.flatMap(failuresOf);
  return withOthers('Playwright', ok, { passed: report.stats.expected, failures, skipped: report.stats.skipped });
}

/** @returns {readonly string[]} those of a suite and of the suites in it */
function failuresOf(/** @type {any} */ { specs = [], suites = [] }) {
  return [
    ...specs.flatMap((/** @type {any} */ { title, file, line, tests }) =>
      tests
        .filter((/** @type {any} */ { status }) => status === 'unexpected' || status === 'flaky')
        .map((/** @type {any} */ { projectName }) => `[${projectName}] ${file}:${line}: ${title}`),
    ),
    ...suites.flatMap(failuresOf),
  ];
}

/**
 * @param {string} runner
 * @param {boolean} ok
 * @param {Count} count
 */
function withOthers(runner, ok, count) {
  return ok || count.failures.length > 0 ? count : add(count, tell(`${runner}: an error outside of its tests`, false));
}
