import type { Decision } from '../../engine/trace/decision';
import type { RequestResult } from '../result';
import { escapeHtml, marks, singleLine, verdictWords, type SharedScenario } from './shared';

const width = 720;
const rowHeight = 44;
const head = 64;
const foot = 36;
// A picture is for a glance: what does not fit on a slide is counted.
const mostRows = 30;

const colours: Readonly<Record<Decision, readonly [light: string, dark: string]>> = {
  allowed: ['#17663d', '#6fd6a1'],
  explicitDeny: ['#a6211c', '#ff9d94'],
  implicitDeny: ['#874200', '#f0b274'],
  error: ['#663a9e', '#cdb0f7'],
  undetermined: ['#33587a', '#9fc7e6'],
};

/**
 * A picture of a scenario's verdicts, as SVG that needs nothing else: no font, no image, no script. It follows the
 * reader's light or dark scheme, and reads aloud as its title and a line a request.
 */
export function svgPicture({ title, results }: Omit<SharedScenario, 'link'>): string {
  const shown = results.slice(0, mostRows);
  const height = head + shown.length * rowHeight + foot;
  const rest = results.length - shown.length;
  const footer = `${rest > 0 ? `and ${rest} more · ` : ''}IAM Playground`;
  const summary = shown.map((result) => `${singleLine(result.name)}: ${verdictWords(result)}`).join('. ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title summary">`,
    `<title id="title">${text(title, 200)}</title>`,
    `<desc id="summary">${text(summary, 4000)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${width}" height="${height}" rx="12"/>`,
    `<text class="title" x="24" y="40">${text(title, 72)}</text>`,
    ...shown.map((result, index) => row(result, head + index * rowHeight)),
    `<text class="soft" x="24" y="${height - 14}">${footer}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function row(result: RequestResult, top: number): string {
  const kind = result.disabled ? 'soft' : result.outcome;
  const mark = result.disabled ? '–' : marks[result.outcome];
  const baseline = top + 27;
  return [
    `<path class="line" d="M24 ${top}H${width - 24}"/>`,
    `<text class="mark ${kind}" x="32" y="${baseline}">${mark}</text>`,
    `<text class="ink" x="56" y="${baseline}">${text(result.name, 56)}</text>`,
    `<text class="verdict ${kind}" x="${width - 32}" y="${baseline}">${text(verdictWords(result), 40)}</text>`,
  ].join('');
}

const style = [
  'text{font:15px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}',
  '.title{font-size:19px;font-weight:600}.mark{font-weight:700;text-anchor:middle}.verdict{font-weight:600;text-anchor:end}',
  scheme(0, ['#fffefb', '#1c1e22', '#53565c', '#e0dcd1']),
  `@media(prefers-color-scheme:dark){${scheme(1, ['#1b1e23', '#e9e7e1', '#a8acb3', '#2c3037'])}}`,
].join('');

function scheme(index: 0 | 1, [paper, ink, soft, line]: readonly [string, string, string, string]): string {
  const verdicts = Object.entries(colours).map(([decision, pair]) => `.${decision}{fill:${pair[index]}}`);
  return `.paper{fill:${paper}}.title,.ink{fill:${ink}}.soft{fill:${soft}}.line{stroke:${line}}${verdicts.join('')}`;
}

/** User text, cut to what the picture has room for; a lone surrogate would make the XML unreadable. */
function text(source: string, longest: number): string {
  const characters = [...singleLine(source).replaceAll(/\p{Surrogate}/gu, '\ufffd')];
  const cut = characters.length > longest ? [...characters.slice(0, longest - 1), '…'] : characters;
  return escapeHtml(cut.join(''));
}
