import { unnamedSession } from '../engine/decide/open-facts/values';
import type { Alternative, AuthorizationNode } from '../engine/trace/nodes';

/** The answers of an undetermined authorization: `any other` is said of a session after those that have a name. */
export function alternativesOf(authorization: AuthorizationNode | undefined): readonly Alternative[] {
  const isOther = ({ facts }: Alternative): number => Number(facts.some(({ value }) => value === unnamedSession));
  return (authorization?.alternatives ?? []).toSorted((one, other) => isOther(one) - isOther(other));
}

/** What is supposed in one of the answers of an undetermined request, as a clause. */
export function suppositionOf({ facts }: Alternative): string {
  return facts
    .map(({ fact, value }) => {
      if (fact !== 'roleSessionName') return `\`${fact}\` is \`${value}\``;
      return value === unnamedSession ? 'the session has any other name' : `the session is named \`${value}\``;
    })
    .join(' and ');
}
