import type { TextValue } from '../policy/policy';
import type { PatternNode } from '../trace/match';
import type { Growing } from '../trace/growing';

type Details = Pick<PatternNode, 'resolved' | 'form' | 'rule'>;

/** The node of one pattern; what special rule, form or resolved text it has comes in `details`. */
export function patternNode(source: TextValue | undefined, matches: boolean, details?: Details): PatternNode {
  if (source === undefined) throw new Error('a pattern that the policy does not have');
  const node: Growing<PatternNode> = { kind: 'pattern', text: source.value, span: source.span, matches };
  if (details?.resolved !== undefined) node.resolved = details.resolved;
  if (details?.form) node.form = details.form;
  if (details?.rule !== undefined) node.rule = details.rule;
  return node;
}
