// @ts-check
/* How many tests passed, and which failed: counted here, or read from a runner's JSON report. */
import { relative } from 'node:path';
import { root } from './run.mjs';

/** @typedef {{ passed: number, failures: readonly string[], flaky: readonly string[], skipped: number }} Count by name */

/** @type {Count} `flaky` are those that passed at their second try alone */
export const none = { passed: 0, failures: [], flaky: [], skipped: 0 };

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
  return {
    passed: a.passed + b.passed,
    failures: [...a.failures, ...b.failures],
    flaky: [...a.flaky, ...b.flaky],
    skipped: a.skipped + b.skipped,
  };
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
  return withOthers('vitest', ok, { ...none, passed: report.numPassedTests, failures, skipped });
}

/**
 * A test that passes only when it is tried again is named: it waits for something that it should not.
 * @param {boolean} ok
 * @param {any} report Playwright's JSON report; undefined as above
 * @returns {Count}
 */
export function playwrightCount(ok, report) {
  if (report === undefined) return tell('Playwright', false);
  const called = (/** @type {string} */ status) =>
    report.suites.flatMap((/** @type {any} */ suite) => namesOf(suite, status));
  const { expected, skipped } = report.stats;
  const flaky = called('flaky');
  return withOthers('Playwright', ok, {
    passed: expected + flaky.length,
    failures: called('unexpected'),
    flaky,
    skipped,
  });
}

/**
 * @param {any} suite
 * @param {string} status
 * @returns {readonly string[]} the tests of a suite, and of the suites in it, that ended so
 */
function namesOf({ specs = [], suites = [] }, status) {
  return [
    ...specs.flatMap((/** @type {any} */ { title, file, line, tests }) =>
      tests
        .filter((/** @type {any} */ test) => test.status === status)
        .map((/** @type {any} */ { projectName }) => `[${projectName}] ${file}:${line}: ${title}`),
    ),
    ...suites.flatMap((/** @type {any} */ inner) => namesOf(inner, status)),
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
