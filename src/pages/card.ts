import { decisionNames } from '../report/policy-types';
import { verdictColours } from '../report/picture/story-svg';
import { wrapInto, type Face } from '../report/picture/text';
import type { RequestResult } from '../report/result';
import { escapeHtml, singleLine } from '../report/share/shared';
import { icons } from '../ui/icons';
import { capitalized } from '../ui/words';

/** What a page shows of itself where it is linked: a title, and the verdicts or a sentence below it. */
export interface CardContent {
  readonly title: string;
  readonly summary: string;
  readonly results: readonly RequestResult[];
}

/** The size that social networks ask for, in pixels. */
const [width, height] = [1200, 630];
const margin = 80;
const titleSize = 60;
const titleLine = 70;
const firstTitleLine = 198;
const rowHeight = 62;
const lowest = 590;

/** A page's picture for social networks, as SVG in the site's two faces, Source Serif and Source Sans. */
export function cardPicture({ title, summary, results }: CardContent): string {
  const titleLines = balanced(singleLine(title), titleSize, 3, 'bold');
  const titleEnd = firstTitleLine + (titleLines.length - 1) * titleLine;
  const verdicts = rows(results, titleEnd + 46);
  const below = titleEnd + (verdicts.length > 0 ? 46 + verdicts.length * rowHeight + 52 : 62);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#f8f7f3"/><rect width="${width}" height="10" fill="#2a4b9b"/>`,
    mark,
    `<text x="${margin + 62}" y="98" font-family="Source Sans 3" font-weight="600" font-size="28" fill="#53565c">IAM Playground</text>`,
    ...titleLines.map(
      (line, index) =>
        `<text x="${margin}" y="${firstTitleLine + index * titleLine}" font-family="Source Serif 4" font-weight="600" font-size="${titleSize}" fill="#1c1e22">${escapeHtml(line)}</text>`,
    ),
    ...verdicts,
    ...sentence(summary, below),
    '</svg>',
  ].join('\n');
}

/** As in `static/icon.svg`. */
const mark = `<g transform="translate(${margin} 64) scale(1.5)" fill="none" stroke="#2a4b9b" stroke-width="2" stroke-linecap="round"><rect x="2" y="2" width="28" height="28" rx="7"/><path d="M9 23V9m0 7h8a5 5 0 0 0 5-5" stroke-width="2.5"/><circle cx="9" cy="8" r="2" fill="#f8f7f3"/><circle cx="22" cy="10" r="3.2" fill="#17663d" stroke="none"/><path d="M9 24h0" stroke-width="5"/></g>`;

/** The first requests with their verdicts; what has no room is counted. */
function rows(results: readonly RequestResult[], top: number): readonly string[] {
  const room = Math.floor((lowest - top) / rowHeight);
  const shown = results.slice(0, results.length > room ? room - 1 : room);
  const rest = results.length - shown.length;
  const lines = shown.map(({ name, outcome }, index) => {
    const [colour, , wash] = verdictColours[outcome];
    const y = top + index * rowHeight;
    const word = capitalized(decisionNames[outcome]);
    return [
      `<rect x="${margin}" y="${y}" width="230" height="46" rx="23" fill="${wash}"/>`,
      `<path transform="translate(${margin + 16} ${y + 10}) scale(1.08)" d="${icons[outcome]}" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
      text(margin + 52, y + 32, 25, colour, word, 170, 600),
      text(margin + 256, y + 33, 28, '#1c1e22', name, width - 2 * margin - 256),
    ].join('');
  });
  const more = text(margin, top + shown.length * rowHeight + 33, 25, '#53565c', `and ${rest} more`, 400);
  return rest > 0 ? [...lines, more] : lines;
}

/** The summary, where all of it has room. */
function sentence(summary: string, top: number): readonly string[] {
  const lines = balanced(singleLine(summary), 32, 9, 'plain');
  if (top + (lines.length - 1) * 44 > lowest) return [];
  return lines.map((line, index) => text(margin, top + index * 44, 32, '#53565c', line, width));
}

function text(x: number, y: number, size: number, fill: string, words: string, most: number, weight = 400): string {
  const shown = escapeHtml(wrapInto(1, singleLine(words), most, size).join(''));
  return `<text x="${x}" y="${y}" font-family="Source Sans 3" font-weight="${weight}" font-size="${size}" fill="${fill}">${shown}</text>`;
}

/** A text in lines of about the same length, as few as there can be. */
function balanced(words: string, size: number, most: number, face: Face): readonly string[] {
  const room = width - 2 * margin;
  let lines = wrapInto(most, words, room, size, face);
  for (let narrower = room * 0.96; narrower > room / 2; narrower *= 0.96) {
    const tried = wrapInto(most + 1, words, narrower, size, face);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines;
}
