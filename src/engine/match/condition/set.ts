import type { SetOperator } from '../../policy/policy';

/** How a condition operator is put together. */
export interface Shape {
  readonly set?: SetOperator;
  readonly ifExists: boolean;
  readonly negated: boolean;
}

/** What a condition comes to, the rule that made it so, and the readings of section 12 that it rests on. */
export interface Outcome {
  readonly matches: boolean;
  readonly rule: string;
  readonly notes?: readonly string[];
}

const absent: Outcome = { matches: false, rule: 'PL-140' };
const absentNegated: Outcome = { matches: true, rule: 'PL-140' };
const absentIfExists: Outcome = { matches: true, rule: '5.2' };
const absentForAll: Outcome = { matches: true, rule: 'PL-141' };
const absentForAllIfExists: Outcome = { matches: true, rule: 'PL-144' };
const absentForAny: Outcome = { matches: false, rule: 'PL-142' };
const absentForAnyIfExists: Outcome = { matches: false, rule: 'PL-143', notes: ['12.11'] };
const emptyForAll: Outcome = { matches: true, rule: 'PL-141', notes: ['12.19'] };
const bareOnMultivalued: Outcome = { matches: false, rule: 'PL-147', notes: ['12.18'] };

/**
 * The master table (5.2) for every base but Null: from the request's values (undefined: the key is absent) and from
 * whether one of them resembles any policy value, before negation. `multivalued`: by the key's type (PL-147).
 */
export function applySetOperator(
  shape: Shape,
  request: readonly string[] | undefined,
  multivalued: boolean,
  resembles: (value: string) => boolean,
): Outcome {
  if (request === undefined || request.length === 0) return ofAbsentKey(shape);
  const holds = shape.negated ? (value: string) => !resembles(value) : resembles;
  if (shape.set === 'ForAllValues') {
    // PL-153: to ForAllValues an empty text is no value.
    if (request.every((value) => value === '')) return emptyForAll;
    return present(shape, multivalued, request.every(holds));
  }
  if (shape.set === 'ForAnyValue') return present(shape, multivalued, request.some(holds));
  if (multivalued) return bareOnMultivalued;
  // Several values of a single-valued key: any may resemble a policy value, or none may (PL-131).
  return present(shape, multivalued, shape.negated ? request.every(holds) : request.some(holds));
}

function ofAbsentKey({ set, ifExists, negated }: Shape): Outcome {
  if (set === 'ForAllValues') return ifExists ? absentForAllIfExists : absentForAll;
  if (set === 'ForAnyValue') return ifExists ? absentForAnyIfExists : absentForAny;
  if (negated) return absentNegated;
  return ifExists ? absentIfExists : absent;
}

function present({ set, negated }: Shape, multivalued: boolean, matches: boolean): Outcome {
  if (set === undefined) return { matches, rule: negated ? 'PL-131' : 'PL-130' };
  if (!multivalued) return { matches, rule: 'PL-148' };
  return { matches, rule: negated ? 'PL-149' : '5.2' };
}
