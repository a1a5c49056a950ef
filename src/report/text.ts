import type { RequestNode } from '../engine/trace/nodes';
import { reportLines } from './lines';

/** A request's trace as indented plain text, a line each. */
export function textReport(node: RequestNode): string {
  return reportLines(node)
    .map(({ depth, text, heading }) => `${heading && depth === 0 ? '' : '  '.repeat(depth)}${text}`)
    .join('\n');
}
