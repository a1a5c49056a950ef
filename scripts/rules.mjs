import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @typedef {object} Rule
 * @property {string} id
 * @property {string} sentence What AWS does, or the playground by its own choice; code stands in backticks.
 * @property {string[]} source Codes of `sources.json`.
 * @property {'high' | 'medium' | 'low'} confidence
 * @property {boolean} test Whether the specification gives the rule a test.
 * @property {'evaluation' | 'policy-language'} specification
 */

/** Every rule of the specification. @returns {Rule[]} */
export function readRules() {
  return JSON.parse(readFileSync(join(root, 'tests/spec/rules.json'), 'utf8'));
}

/** Titles of the pages and tools that rules rest on, by code. @returns {Record<string, string>} */
export function readSources() {
  return JSON.parse(readFileSync(join(root, 'tests/spec/sources.json'), 'utf8'));
}

/** Files beside the tests that name rules and prove nothing. */
const lists = new Set(['rules.json', 'sources.json', 'uncited.json']);

/**
 * The test files that cite each rule by its id, as paths below the project's folder.
 *
 * @returns {Map<string, string[]>}
 */
export function findCitations() {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const path of testFiles(join(root, 'tests'))) {
    const text = `${path}\n${readFileSync(path, 'utf8')}`;
    const cited = new Set(text.toUpperCase().match(/\b(?:[A-Z]{2}|S3|F)-\d+B?\b/g));
    for (const id of cited) {
      const normal = id.endsWith('B') ? `${id.slice(0, -1)}b` : id;
      // A case is its folder.
      const place = path.slice(root.length + 1).replace(/^(tests\/cases\/[^/]+)\/[^/]+$/, '$1');
      const places = found.get(normal) ?? [];
      if (!places.includes(place)) found.set(normal, [...places, place]);
    }
  }
  return found;
}

/** @param {string} folder @returns {string[]} */
function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return /\.(ts|json|jsonl|txt|md)$/.test(entry.name) && !lists.has(entry.name) ? [path] : [];
  });
}

/** Rules that have a test in the specification and none here. @returns {string[]} */
export function uncitedRules() {
  const cited = findCitations();
  return readRules().flatMap((rule) => (rule.test && !cited.has(rule.id) ? [rule.id] : []));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const missing = uncitedRules();
  process.stdout.write(
    missing.length === 0 ? 'every rule is cited by a test\n' : `rules that no test cites:\n${missing.join('\n')}\n`,
  );
}
