import { joinParts } from '../glob';
import { contains, parseIp, parseRange, unmap } from './ip-address';
import type { Operator } from './operator';

/** PL-183 to PL-188: the request's address lies in the range. */
export const ipAddress: Operator = {
  variables: false,
  unreadable: 'PL-188',
  compile(value) {
    const range = parseRange(joinParts(value));
    if (range === undefined) return undefined;
    return (request) => {
      const address = parseIp(request);
      return address !== undefined && contains(range, unmap(address) ?? address);
    };
  },
  reads: (request) => parseIp(request) !== undefined,
};

/** Whether a request value is an IPv4 address written as IPv6, which AWS says nothing about (PL-186). */
export function isMapped(request: string): boolean {
  const address = parseIp(request);
  return address !== undefined && unmap(address) !== undefined;
}
