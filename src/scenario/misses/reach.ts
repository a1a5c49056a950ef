import type { PolicyType } from '../../engine/policy/policy';
import type { ElementNode, StatementNode } from '../../engine/trace/match';

/**
 * How far an edit reaches beyond the request that it is for. The order is that of narrowness:
 * - `request`: the call itself says something else, and no policy changes;
 * - `tag`: one user, role or resource is tagged;
 * - `exact`: a policy allows, or spares, one action on one resource, and no pattern goes with it;
 * - `several`: a policy says one thing more, beside a pattern or other values, so that more than the request may follow;
 * - `wide`: a pattern begins to count, or a Deny is given up for all its callers or for all its actions.
 */
export const reaches = ['request', 'tag', 'exact', 'several', 'wide'] as const;
export type Reach = (typeof reaches)[number];

/** How far one more value in an element or a condition of a statement reaches: as far as its other elements do. */
export function reachOfValue({ elements }: StatementNode, changed?: ElementNode['element']): Reach {
  const others = elements.filter(({ element }) => element !== changed);
  const isExact = others.every(
    ({ element, patterns, omitted }) =>
      !element.startsWith('Not') && patterns.length + omitted === 1 && patterns.every(({ text }) => !hasWildcard(text)),
  );
  return isExact ? 'exact' : 'several';
}

/** How far a Deny without one of its actions or resources reaches: a policy of one caller's own spares nobody else. */
export function reachOfRemoval(type: PolicyType, statement: StatementNode, changed: ElementNode['element']): Reach {
  return isOfCaller(type) ? reachOfValue(statement, changed) : 'wide';
}

/** How far a Deny reaches that spares one caller: in a policy of the caller's own, nothing is left of it. */
export function reachOfExemption(type: PolicyType, statement: StatementNode): Reach {
  return isOfCaller(type) ? 'wide' : reachOfValue(statement, 'Principal');
}

/** Whether a value of a policy stands for many. */
export function hasWildcard(value: string): boolean {
  return value.includes('*') || value.includes('?');
}

function isOfCaller(type: PolicyType): boolean {
  return type === 'identityBasedPolicy' || type === 'permissionsBoundary' || type === 'sessionPolicy';
}
