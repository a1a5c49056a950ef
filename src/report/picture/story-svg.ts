import type { Decision } from '../../engine/trace/decision';
import { singleLine, verdictWords } from '../share/shared';
import { storyPicture, storySizes, type StoryNode } from './story';
import type { StoryColumn, StoryRequest } from './story-groups';
import { element, printSvg, type SvgElement } from './svg';
import { wrapInto } from './text';

/** A story that goes into a picture. */
export interface PicturedStory {
  readonly title: string;
  readonly requests: readonly StoryRequest[];
}

const headings: Readonly<Record<StoryColumn, string>> = {
  caller: 'Caller',
  trust: 'Trust',
  session: 'Session',
  permissions: 'Permissions',
  resource: 'Resource',
};

/**
 * The picture of a story: SVG that needs no font, no image and no script. It reads aloud as its title and a line a
 * request. `ids` keep several of one page apart.
 */
export function storySvg({ title, requests }: PicturedStory, ids = ''): SvgElement {
  const picture = storyPicture(requests);
  const { height } = picture;
  const width = Math.max(picture.width, 420);
  const [shownTitle = ''] = wrapInto(1, title, width - 2 * 22, 19, 'bold');
  const summary = requests
    .slice(0, requests.length - picture.omitted)
    .map((request, index) => `${index + 1} ${sentenceOf(request)}`)
    .join('. ');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'story-picture',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': `title${ids} summary${ids}`,
    },
    [
      element('title', { id: `title${ids}` }, cut(title, 200)),
      element('desc', { id: `summary${ids}` }, cut(summary, 4000)),
      element('rect', { class: 'paper', width, height, rx: 12 }),
      element('text', { class: 'heading', x: 22, y: 42 }, shownTitle),
      ...picture.columns.map(({ column, x }) => element('text', { class: 'column', x, y: 80 }, headings[column])),
      ...picture.edges.flatMap(({ path, isIdle }) => edge(path, isIdle)),
      ...picture.nodes.map(node),
      element(
        'text',
        { class: 'soft', x: 22, y: height - 16 },
        `${picture.omitted > 0 ? `and ${picture.omitted} more · ` : ''}IAM Playground`,
      ),
    ],
  );
}

/** The picture as a file: it brings its colours, and follows the reader's light or dark scheme. */
export function storySvgText(story: PicturedStory): string {
  const picture = storySvg(story);
  return `${printSvg({ ...picture, children: [element('style', {}, style), ...picture.children] })}\n`;
}

function sentenceOf({ caller, action, resource, result }: StoryRequest): string {
  const call = `${caller} calls ${action}${resource === '*' ? '' : ` on ${resource}`}`;
  return result ? `${call}: ${verdictWords(result)}` : call;
}

function edge(path: string, isIdle: boolean): readonly SvgElement[] {
  const [x = '', y = ''] = endOf(path);
  return [
    element('path', { class: isIdle ? 'edge idle' : 'edge', d: path }),
    element('path', { class: isIdle ? 'tip idle' : 'tip', d: `M${x} ${Number(y) - 4}l6 4l-6 4z` }),
  ];
}

/** Where a path that ends with a horizontal line ends. */
function endOf(path: string): readonly [string, string] {
  const end = path.slice(path.lastIndexOf('H') + 1);
  const before = path.slice(0, path.lastIndexOf('H'));
  return [end, before.slice(before.lastIndexOf(' ') + 1)];
}

function node(shown: StoryNode): SvgElement {
  const { x, y, width, height, part, decision, column, number, lines } = shown;
  const badge =
    number === undefined
      ? []
      : [
          element('circle', { class: 'badge', cx: x + 14, cy: y, r: 9 }),
          element('text', { class: 'number', x: x + 14, y: y + 3.5 }, String(number)),
        ];
  return element('g', { class: `${column} ${part}${decision === undefined ? '' : ` ${decision}`}` }, [
    element('rect', { class: 'box', x, y, width, height, rx: column === 'session' ? height / 2.6 : 8 }),
    ...badge,
    ...lines.map((line) => element('text', { class: line.kind, x: x + 11, y: line.y }, line.text)),
  ]);
}

/** User text, cut to what the picture has room for. */
function cut(text: string, longest: number): string {
  const characters = [...singleLine(text)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
}

/** The colours of verdicts: of text and lines, and of the ground behind them. */
export const verdictColours: Readonly<
  Record<Decision, readonly [light: string, dark: string, wash: string, darkWash: string]>
> = {
  allowed: ['#17663d', '#6fd6a1', '#e1f1e7', '#16301f'],
  explicitDeny: ['#a6211c', '#ff9d94', '#fae6e3', '#3a1b1a'],
  implicitDeny: ['#874200', '#f0b274', '#f8ebda', '#35250f'],
  error: ['#663a9e', '#cdb0f7', '#efe7f8', '#2c2140'],
  undetermined: ['#33587a', '#9fc7e6', '#e3edf5', '#182a38'],
};

/** The file's own style: the page has its colours from its tokens (ui/picture). */
const style = [
  `text{font:${storySizes.soft}px -apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif}`,
  '.heading{font-size:19px;font-weight:600}.column{font-weight:600;letter-spacing:.06em;text-transform:uppercase}',
  `.name,.action{font:500 ${storySizes.name}px ui-monospace,Menlo,Consolas,monospace}.action{font-size:${storySizes.action}px;font-weight:700}`,
  `.verdict{font-size:${storySizes.verdict}px;font-weight:600}.number{font-size:10px;font-weight:700;text-anchor:middle}`,
  '.box,.badge{stroke-width:1.25}.decides .box{stroke-width:2}.idle .box{stroke-dasharray:2 3}',
  '.edge{fill:none;stroke-width:2}.edge.idle{stroke-dasharray:1 5;stroke-linecap:round}',
  scheme(0, ['#f8f7f3', '#fffefb', '#1c1e22', '#53565c', '#b9b4a5', '#e6ebf7', '#2a4b9b']),
  `@media(prefers-color-scheme:dark){${scheme(1, ['#15171b', '#1b1e23', '#e9e7e1', '#a8acb3', '#4a505a', '#222c45', '#9bb6ff'])}}`,
].join('');

function scheme(
  index: 0 | 1,
  [paper, raised, ink, soft, line, wash, accent]: readonly [string, string, string, string, string, string, string],
): string {
  const verdicts = Object.entries(verdictColours).map(
    ([decision, pair]) =>
      `.${decision} .box{fill:${pair[index + 2]};stroke:${pair[index]}}.${decision} .verdict{fill:${pair[index]}}`,
  );
  return [
    `.paper,.badge,.idle .box{fill:${paper}}.box{fill:${raised}}.box,.badge,.edge{stroke:${line}}.tip{fill:${line}}`,
    `.heading,.name,.action,.number{fill:${ink}}.soft,.column,.verdict,.idle .name,.idle .action{fill:${soft}}`,
    `.session .box{fill:${wash};stroke:${accent}}.session.idle .box{fill:${paper};stroke:${line}}`,
    ...verdicts,
  ].join('');
}
