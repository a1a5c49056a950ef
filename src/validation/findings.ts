import type { Finding } from '../engine/finding';
import { countOf } from '../engine/json/faults';
import type { Policy } from '../engine/policy/policy';
import { examine } from './document';
import { rules } from './registry';
import type { Found, Rule } from './rule';
import type { Setting } from './setting';

const maxFindings = 200;

/**
 * What AWS would refuse or report, what is risky, what is odd in a document, in text order. What the reader found is
 * not among it: the caller joins `policy.findings`.
 */
export function findingsOf(policy: Policy, setting: Setting = {}): readonly Finding[] {
  if (policy.statements.length === 0) return [];
  const document = examine(policy, setting);
  const found = rules.flatMap((rule) => rule.check(document).map((place) => findingOf(rule, place)));
  const sorted = found.toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  const [first, ...rest] = sorted.slice(maxFindings);
  if (first === undefined) return sorted;
  return [...sorted.slice(0, maxFindings), countOf(rest.length + 1, first.span, false)];
}

/** None of these stops a document: what IAM could not hold at all, the reader reports. */
function findingOf({ code, severity, rule }: Rule, { fix, related, ...place }: Found): Finding {
  return {
    code,
    severity,
    rule,
    stops: false,
    ...place,
    ...(fix === undefined ? {} : { fixes: [fix] }),
    ...(related === undefined ? {} : { related }),
  };
}
