import type { MarkKind } from './marks';

/** What a statement's badge says. */
export const markWords: Readonly<Record<MarkKind, string>> = {
  matchedAllow: 'matches, allows',
  matchedDeny: 'matches, denies',
  almost: 'almost matches',
  notApplicable: 'does not match',
};
