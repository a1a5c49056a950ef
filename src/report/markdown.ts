import type { RequestNode } from '../engine/trace/nodes';
import { escapeMarkdown } from './escape';
import { reportLines } from './lines';

/** A request's trace as Markdown: headings and nested lists. User text is escaped, so that it stays text. */
export function markdownReport(node: RequestNode, title: string): string {
  const lines = [`## ${escapeMarkdown(title)}`, ''];
  for (const { depth, text, heading } of reportLines(node)) {
    if (heading) lines.push('', `### ${escapeMarkdown(text)}`, '');
    else lines.push(`${'  '.repeat(depth)}- ${escapeMarkdown(text)}`);
  }
  return `${lines.join('\n').replaceAll('\n\n\n', '\n\n')}\n`;
}
