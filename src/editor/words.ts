import type { MarkedStatement, MarkKind } from './marks';

const kindWords: Readonly<Record<Exclude<MarkKind, 'almost'>, string>> = {
  matchedAllow: 'matches, allows',
  matchedDeny: 'matches, denies',
  notApplicable: 'does not match',
};

/** What a statement's badge says: what it does, or which of its elements keep it from doing so. */
export function markWords({ kind, statement }: MarkedStatement): string {
  if (kind === 'matchedAllow' || kind === 'matchedDeny') return kindWords[kind];
  const failing = statement.elements.filter(({ matches }) => !matches).map(({ element }) => element);
  // conditions are looked at where every element matches
  if (failing.length === 0) return statement.conditions.length > 0 ? 'Condition is not met' : kindWords.notApplicable;
  const names = [failing.slice(0, -1).join(', '), failing.at(-1)].filter((part) => part !== '').join(' and ');
  return `${names} ${failing.length === 1 ? 'does' : 'do'} not match`;
}
