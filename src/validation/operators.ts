import type { ConditionOperator } from '../engine/policy/policy';

export type OperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'Ip' | 'Arn' | 'Null';

export function familyOf(base: ConditionOperator): OperatorFamily {
  if (base.startsWith('String')) return 'String';
  if (base.startsWith('Numeric')) return 'Numeric';
  if (base.startsWith('Date')) return 'Date';
  if (base.startsWith('Arn')) return 'Arn';
  switch (base) {
    case 'IpAddress':
    case 'NotIpAddress':
      return 'Ip';
    case 'BinaryEquals':
      return 'Binary';
    case 'Bool':
      return 'Bool';
    default:
      return 'Null';
  }
}

/** PL-135 */
export function isNegated(base: ConditionOperator): boolean {
  return base.includes('Not');
}

/** Operators in whose values wildcards are live; both kinds of Arn operators are the same (PL-090). */
export function isGlobbing(base: ConditionOperator): boolean {
  return base === 'StringLike' || base === 'StringNotLike' || base.startsWith('Arn');
}
