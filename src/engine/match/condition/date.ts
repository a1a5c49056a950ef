import { joinParts } from '../glob';
import { parseInstant } from './instant';
import type { Operator } from './operator';

/** An operator of the date family by what the order of request and policy instant must be (PL-170, PL-175). */
export function date(holds: (order: number) => boolean): Operator {
  return {
    variables: false,
    unreadable: 'PL-175',
    compile(value) {
      const policy = parseInstant(joinParts(value));
      if (policy === undefined) return undefined;
      return (request) => {
        const instant = parseInstant(request);
        return instant !== undefined && holds(instant < policy ? -1 : instant > policy ? 1 : 0);
      };
    },
    reads: (request) => parseInstant(request) !== undefined,
  };
}
