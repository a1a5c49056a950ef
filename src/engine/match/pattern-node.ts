import type { TextValue } from '../policy/policy';
import type { PatternNode } from '../trace/match';

type Details = Pick<PatternNode, 'resolved' | 'form' | 'rule'>;

/** The node of one pattern; what special rule, form or resolved text it has comes in `details`. */
export function patternNode(source: TextValue | undefined, matches: boolean, details?: Details): PatternNode {
  if (source === undefined) throw new Error('a pattern that the policy does not have');
  const { value: text, span } = source;
  return details ? { kind: 'pattern', text, span, matches, ...details } : { kind: 'pattern', text, span, matches };
}
