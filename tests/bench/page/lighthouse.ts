import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { summary, type BenchRow } from '../measure';

/** What Lighthouse looks at, by the address below the site's root. */
const pages = {
  playground: '',
  'a gallery page': 'gallery/b1-ec2-reads-a-bucket.html',
  'a page of Learn': 'learn/what-a-role-is.html',
  'the gallery': 'gallery.html',
  'an embed': 'embed.html?gallery=b1-ec2-reads-a-bucket',
} as const;

const categories = { accessibility: 100, 'best-practices': 100, seo: 100, performance: 95 } as const;

interface Report {
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly Audit[] }>
  >;
  readonly audits: Readonly<Record<string, { readonly title: string; readonly score: number | null }>>;
}

interface Audit {
  readonly id: string;
  readonly weight: number;
}

/** Lighthouse's scores of some pages, each the median of `runs`. What costs a page points is printed. */
export async function benchLighthouse(options: {
  /** Lighthouse's command line, in the benchmark's own folder. */
  readonly cli: string;
  readonly address: string;
  readonly executable: string;
  readonly folder: string;
  readonly runs: number;
}): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const reports: Report[] = [];
    while (reports.length < options.runs) reports.push(await runOnce(options, options.address + path));
    for (const [category, least] of Object.entries(categories)) {
      // An embed is no page to be found by itself: it says so to search engines.
      if (name === 'an embed' && category === 'seo') continue;
      const scores = reports.map((report) => 100 * (report.categories[category]?.score ?? 0));
      const { median, spread } = summary(scores);
      rows.push({
        id: `lighthouse-${name.replaceAll(' ', '-')}-${category}`,
        what: `Lighthouse, ${category.replace('-', ' ')} of ${name}`,
        value: median,
        unit: 'points',
        spread,
        runs: options.runs,
        reach: { least },
      });
      const [report] = reports;
      if (report && category !== 'performance')
        for (const line of faultsOf(report, category)) console.log(`${name}: ${line}`);
    }
  }
  return rows;
}

async function runOnce(
  { cli, executable, folder }: { readonly cli: string; readonly executable: string; readonly folder: string },
  address: string,
): Promise<Report> {
  const file = join(folder, 'report.json');
  const flags = '--headless=new --no-sandbox --disable-background-networking --disable-component-update --disable-sync';
  await promisify(execFile)(
    process.execPath,
    [cli, address, '--quiet', '--output=json', `--output-path=${file}`, `--chrome-flags=${flags}`],
    { env: { ...process.env, CHROME_PATH: executable }, timeout: 180_000 },
  );
  if (!existsSync(file)) throw new Error('Lighthouse gives no report');
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function faultsOf(report: Report, category: string): readonly string[] {
  return (report.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = report.audits[id];
    return weight > 0 && audit && audit.score !== null && audit.score < 1
      ? [`${category}: ${audit.title} (${id})`]
      : [];
  });
}
