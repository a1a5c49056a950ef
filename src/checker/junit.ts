import type { Checked, CheckedResult } from './check';

export const junitHead = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="IAM Playground">\n';
export const junitFoot = '</testsuites>\n';

/** A scenario as a test suite of JUnit's XML, a test case a request; what is no scenario is one case with an error. */
export function printSuite({ report, readable }: Checked): string {
  const { source, title, results, problems } = report;
  const failures = results.filter(({ ok }) => !ok).length;
  const name = attribute(title === undefined ? source : `${title} (${source})`);
  const counts = `tests="${readable ? results.length : 1}" failures="${failures}" errors="${readable ? 0 : 1}"`;
  const cases = readable
    ? results.map((result) => printCase(result, source))
    : [
        `    <testcase classname="${attribute(source)}" name="can be read"><error message="${attribute(problems[0]?.message ?? '')}"/></testcase>\n`,
      ];
  return `  <testsuite name="${name}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function printCase({ name, outcome, decidedBy, message, expect, ok, link }: CheckedResult, source: string): string {
  const head = `    <testcase classname="${attribute(source)}" name="${attribute(name)}"`;
  if (ok) return `${head}/>\n`;
  const wanted = `expected ${expect ?? 'something that cannot be read'}, got ${outcome} (${decidedBy})`;
  const detail = [message, ...(link === undefined ? [] : [link])].join('\n');
  return `${head}><failure message="${attribute(wanted)}">${escapeXml(detail)}</failure></testcase>\n`;
}

const longestAttribute = 500;

function attribute(text: string): string {
  const shown = text.length > longestAttribute ? `${text.slice(0, longestAttribute - 1)}…` : text;
  return escapeXml(shown).replaceAll(/[\n\t]/g, ' ');
}

/** Characters that XML cannot hold, lone surrogates among them, become the replacement character. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
