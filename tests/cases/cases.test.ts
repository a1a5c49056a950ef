import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, type CheckReport } from '../../src/checker/check';
import { openCatalog } from '../../src/checker/data';

const root = join(import.meta.dirname, '../..');
const catalog = openCatalog();

function findScenarios(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[/\\])scenario\.json$/.test(file))
    .map((file) => dirname(`${folder}/${file}`))
    .sort();
}

/** What `npm run --silent check -- --json` says of a folder's scenario, but for the name of its file. */
async function reportOf(folder: string): Promise<Omit<CheckReport, 'source'>> {
  const text = readFileSync(join(root, folder, 'scenario.json'), 'utf8');
  const { report } = await check({ kind: 'text', source: '', text }, (need) => catalog.factsFor(need));
  const { title, ok, results, problems } = report;
  return { ...(title !== undefined && { title }), ok, results, problems };
}

/** The golden report of a case; written where it is missing and `UPDATE_CASES=1` asks for it. */
function goldenOf(folder: string, report: unknown): unknown {
  const file = join(root, folder, 'report.json');
  if (!existsSync(file) && process.env['UPDATE_CASES'] === '1') {
    writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('the report of', () => {
  it.each(findScenarios('tests/cases'))('%s is what it was', async (folder) => {
    const report = await reportOf(folder);
    expect(report).toEqual(goldenOf(folder, report));
  });
});

describe('every expectation holds in', () => {
  it.each([...findScenarios('tests/cases'), ...findScenarios('src/gallery')])('%s', async (folder) => {
    const { results } = await reportOf(folder);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(results.filter(({ expect }) => expect === undefined).map(({ name }) => name)).toEqual([]);
  });
});
