import type { Shared } from '../../app/share';
import type { StoryRequest } from '../../report/picture/story-groups';
import type { RequestResult } from '../../report/result';
import { iframeHtml, iframeWithScriptHtml } from '../../report/share/iframe';
import { markdownTable } from '../../report/share/markdown-table';
import { storySvgText } from '../../report/picture/story-svg';

/** A form in which a scenario can be copied or saved. */
export interface Form {
  readonly name: string;
  readonly hint: string;
  readonly text: string;
  readonly file?: { readonly ending: string; readonly type: string };
  /** It has the link in it. */
  readonly isLink?: true;
}

export function formsOf(
  { title, link, embed, script, file, isTooLarge }: Shared,
  results: readonly RequestResult[],
  requests: readonly StoryRequest[],
): readonly Form[] {
  const frame = { address: embed, title, height: heightOf(results.length) };
  const forms: readonly Form[] = [
    { name: 'Embed', hint: 'An iframe of a fixed height, for any page', text: iframeHtml(frame), isLink: true },
    {
      name: 'Embed with script',
      hint: 'The same, as high as what it shows',
      text: iframeWithScriptHtml(frame, script),
      isLink: true,
    },
    {
      name: 'Markdown table',
      hint: 'The verdicts, for issues and pull requests',
      text: markdownTable({ title, results, link }),
      isLink: true,
    },
    {
      name: 'SVG picture',
      hint: 'The story with its verdicts, for slides and documents',
      text: storySvgText({ title, requests }),
      file: { ending: 'svg', type: 'image/svg+xml' },
    },
    {
      name: 'JSON file',
      hint: 'The scenario itself, of any size, for the checker too',
      text: file,
      file: { ending: 'json', type: 'application/json' },
    },
  ];
  return isTooLarge ? forms.filter(({ isLink }) => isLink === undefined) : forms;
}

/** How high an embed is, in CSS pixels: near enough to look right where no script says it. */
function heightOf(requests: number): number {
  return 460 + 37 * Math.min(requests, 12);
}
