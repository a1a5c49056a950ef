import { marks, singleLine, verdictWords, type SharedScenario } from './shared';

/** A Markdown table of a scenario's verdicts under a link to it, for issues and docs. */
export function markdownTable({ title, results, link }: SharedScenario): string {
  const rows = results.map((result) => {
    // AWS's sentences have no code spans: ours stand beside them in the same dress.
    const message = result.message.replaceAll('`', '');
    const mark = result.disabled ? '' : `${marks[result.outcome]} `;
    return `| ${cell(result.name)} | ${mark}${cell(verdictWords(result))} | ${cell(message)} |`;
  });
  const head = ['| Request | Verdict | Message |', '| --- | --- | --- |'];
  return `${[`[${cell(title)}](${target(link)})`, '', ...head, ...rows].join('\n')}\n`;
}

const special = new Set('\\`*_[]<>#|~!&$'.split(''));

/** Text that starts nothing in Markdown: no code, link, HTML, formula, or another cell. */
function cell(text: string): string {
  let escaped = '';
  for (const character of singleLine(text)) escaped += special.has(character) ? `\\${character}` : character;
  return escaped;
}

/** An address as a link's target: nothing in it ends the link. */
function target(link: string): string {
  return link.replaceAll(/[\s<>()\\|]/g, (character) =>
    encodeURIComponent(character).replace(/^[()]$/, (mark) => (mark === '(' ? '%28' : '%29')),
  );
}
