// @ts-check
/*
 * npm test: everything that has to hold, in the order of how soon it fails. `--only types,unit` runs some of the steps.
 * A failed step does not stop the next one. The last line says how many tests passed and failed; a tool that is no test
 * runner counts as one test.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from './audit.mjs';
import { getBrowser, getOtherBrowsers, noBrowser } from './browser.mjs';
import { buildSite } from './build.mjs';
import { add, none, playwrightCount, tell, vitestCount } from './count.mjs';
import { findDifferences } from './reproducible.mjs';
import { root, runPackage } from './run.mjs';
import { setUp } from './setup.mjs';

const steps = { types, lint, unit, build, browser };
const reports = '.cache/reports';

/** The programs of TypeScript and Svelte, one for each set of globals (tests/config/realms). */
async function types() {
  const tsc = ['engine', 'pure', 'worker', 'node', 'tests'].map((realm) => ({
    name: `tsc ${realm}`,
    script: 'typescript/bin/tsc',
    args: ['--project', `tests/config/realms/${realm}.json`],
  }));
  return tools([
    ...tsc,
    ...['page', 'pages'].map((realm) => ({
      name: `svelte-check ${realm}`,
      script: 'svelte-check/bin/svelte-check',
      args: ['--tsconfig', `tests/config/realms/${realm}.json`, '--fail-on-warnings', '--output', 'human'],
    })),
  ]);
}

async function lint() {
  return tools([
    { name: 'eslint', script: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
    { name: 'prettier', script: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
    {
      name: 'dependency-cruiser',
      script: 'dependency-cruiser/bin/dependency-cruise.mjs',
      args: ['src', 'workers', '--output-type', 'err-long'],
    },
    { name: 'knip', script: 'knip/bin/knip.js', args: ['--no-progress'] },
  ]);
}

async function unit() {
  // Once, before test files that run beside each other look for it.
  const { compileData } = await import('./data.mjs');
  await compileData();
  const report = `${reports}/vitest.json`;
  const { ok } = await runPackage('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return vitestCount(ok, readReport(report));
}

async function build() {
  const built = await isBuilt();
  const count = tell('build', built);
  if (!built) return count;
  const sizes = await tools([{ name: 'size-limit', script: 'size-limit/bin.js', args: [] }]);
  return add(add(add(count, sizes), await reproducible()), await audited());
}

/** The same sources give the same files. */
async function reproducible() {
  const differences = await findDifferences();
  for (const difference of differences) console.log(difference);
  return tell('two builds in two folders are the same', differences.length === 0);
}

/** No package that the lock file names is known to be dangerous. */
async function audited() {
  const answer = await audit();
  if (answer.kind === 'skipped') {
    console.log(`- npm audit skipped: ${answer.reason}`);
    return { ...none, skipped: 1 };
  }
  if (answer.kind === 'found') console.log(answer.report);
  return tell('npm audit finds nothing high', answer.kind === 'clean');
}

async function browser() {
  // Never against what an older state of the sources has left in dist/.
  if (!(await isBuilt())) return tell('browser', false);
  const chromium = await getBrowser();
  if (chromium === undefined) {
    console.error(noBrowser);
    return tell('browser', false);
  }
  const { firefox, webkit } = await getOtherBrowsers();
  if (firefox === undefined) console.log('No Firefox (Debian’s firefox-esr) is here: its tests are skipped.');
  if (webkit === undefined) console.log('No WebKit (Debian’s webkit2gtk-driver, xvfb) is here: its tests are skipped.');
  const report = `${reports}/playwright.json`;
  const { ok } = await runPackage('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: join(root, report) },
  });
  return playwrightCount(ok, readReport(report));
}

async function isBuilt() {
  try {
    await buildSite();
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

/**
 * Runs tools two at a time, and shows what those say that fail.
 * @param {readonly { name: string, script: string, args: readonly string[] }[]} list
 */
async function tools(list) {
  const waiting = [...list];
  let count = none;
  const work = async () => {
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) {
      const { ok, output } = await runPackage(tool.script, tool.args, { quiet: true, env: { NO_COLOR: '1' } });
      if (!ok) console.log(output.trimEnd());
      count = add(count, tell(tool.name, ok));
    }
  };
  await Promise.all([work(), work()]);
  return count;
}

/** A runner's report; undefined where it ended before it could write one. */
function readReport(/** @type {string} */ file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** @returns {(keyof typeof steps)[]} */
function chosenSteps() {
  const all = /** @type {(keyof typeof steps)[]} */ (Object.keys(steps));
  const flag = process.argv.indexOf('--only');
  if (flag < 0) return all;
  const names = (process.argv[flag + 1] ?? '').split(',');
  const unknown = names.filter((name) => !all.some((step) => step === name));
  if (unknown.length > 0) {
    console.error(`There is no step \`${unknown.join(', ')}\`: the steps are ${all.join(', ')}.`);
    process.exit(1);
  }
  return all.filter((step) => names.includes(step));
}

const chosen = chosenSteps();
await setUp();
rmSync(join(root, reports), { recursive: true, force: true });
mkdirSync(join(root, reports), { recursive: true });

let total = none;
for (const step of chosen) {
  console.log(`\n— ${step}`);
  const start = performance.now();
  const count = await steps[step]();
  total = add(total, count);
  console.log(`— ${step}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
const { passed, failures, flaky } = total;
for (const [heading, names] of Object.entries({ 'Passed at the second try only': flaky, Failed: failures })) {
  if (names.length > 0) console.log(`\n${heading}:\n${names.map((name) => `- ${name}`).join('\n')}`);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${passed} passed, ${failures.length} failed${skipped}`);
process.exitCode = failures.length > 0 ? 1 : 0;
