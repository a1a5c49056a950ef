import type { ConditionOperator } from '../../policy/policy';
import { arnLike } from './arn';
import { binaryEquals } from './binary';
import { bool } from './bool';
import { date } from './date';
import { ipAddress } from './ip';
import { numeric } from './numeric';
import type { Operator } from './operator';
import { stringEquals, stringEqualsIgnoreCase, stringLike } from './string';

interface BaseOperator {
  readonly operator: Operator;
  /** PL-135 */
  readonly negated: boolean;
}

/** The operators that compare values: every one of PL-134 but Null, which asks only whether the key is there. */
export const baseOperators: Readonly<Record<Exclude<ConditionOperator, 'Null'>, BaseOperator>> = {
  StringEquals: is(stringEquals),
  StringNotEquals: isNot(stringEquals),
  StringEqualsIgnoreCase: is(stringEqualsIgnoreCase),
  StringNotEqualsIgnoreCase: isNot(stringEqualsIgnoreCase),
  StringLike: is(stringLike),
  StringNotLike: isNot(stringLike),
  NumericEquals: is(numeric((order) => order === 0)),
  NumericNotEquals: isNot(numeric((order) => order === 0)),
  NumericLessThan: is(numeric((order) => order < 0)),
  NumericLessThanEquals: is(numeric((order) => order <= 0)),
  NumericGreaterThan: is(numeric((order) => order > 0)),
  NumericGreaterThanEquals: is(numeric((order) => order >= 0)),
  DateEquals: is(date((order) => order === 0)),
  DateNotEquals: isNot(date((order) => order === 0)),
  DateLessThan: is(date((order) => order < 0)),
  DateLessThanEquals: is(date((order) => order <= 0)),
  DateGreaterThan: is(date((order) => order > 0)),
  DateGreaterThanEquals: is(date((order) => order >= 0)),
  Bool: is(bool),
  BinaryEquals: is(binaryEquals),
  IpAddress: is(ipAddress),
  NotIpAddress: isNot(ipAddress),
  ArnEquals: is(arnLike),
  ArnNotEquals: isNot(arnLike),
  ArnLike: is(arnLike),
  ArnNotLike: isNot(arnLike),
};

function is(operator: Operator): BaseOperator {
  return { operator, negated: false };
}

function isNot(operator: Operator): BaseOperator {
  return { operator, negated: true };
}
