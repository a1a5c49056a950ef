import { joinParts } from '../glob';
import type { Operator } from './operator';

/** PL-178: true with true and false with false, in any case of letters; variables against the letter of VARS (PL-102). */
export const bool: Operator = {
  variables: true,
  unreadable: 'PL-178',
  compile(value) {
    const policy = joinParts(value).toLowerCase();
    return isBool(policy) ? (request) => request.toLowerCase() === policy : undefined;
  },
  reads: (request) => isBool(request.toLowerCase()),
};

function isBool(text: string): boolean {
  return text === 'true' || text === 'false';
}
