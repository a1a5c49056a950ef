import type { SetOperator } from '../../policy/policy';
import type { Outcome } from './set';

/**
 * Null with `true` holds where the key is absent, with `false` where it is present; of several values any may hold
 * (PL-145). A key without values, or with an empty text, counts as absent. With a set operator it is constant
 * (PL-146). IfExists says nothing here.
 */
export function applyNull(
  set: SetOperator | undefined,
  policy: readonly string[],
  request: readonly string[] | undefined,
): Outcome {
  if (set !== undefined) return { matches: set === 'ForAllValues', rule: 'PL-146', notes: ['12.33'] };
  const matches = policy.some((value) => nullHolds(value, request));
  const isEmptyText = request !== undefined && request.length > 0 && isAbsent(request);
  return { matches, rule: 'PL-145', ...(isEmptyText ? { notes: ['12.19'] } : {}) };
}

/** Whether one policy value says what is the case. */
export function nullHolds(policy: string, request: readonly string[] | undefined): boolean {
  const wanted = policy.toLowerCase();
  return wanted === (isAbsent(request) ? 'true' : 'false');
}

function isAbsent(request: readonly string[] | undefined): boolean {
  return request === undefined || request.every((value) => value === '');
}
