import { joinParts } from '../glob';
import { compareDecimals, parseDecimal } from './decimal';
import type { Operator } from './operator';

/** An operator of the numeric family by what the order of request and policy value must be (PL-165, PL-166). */
export function numeric(holds: (order: number) => boolean): Operator {
  return {
    variables: false,
    unreadable: 'PL-166',
    compile(value) {
      const policy = parseDecimal(joinParts(value));
      if (policy === undefined) return undefined;
      return (request) => {
        const decimal = parseDecimal(request);
        return decimal !== undefined && holds(compareDecimals(decimal, policy));
      };
    },
    reads: (request) => parseDecimal(request) !== undefined,
  };
}
