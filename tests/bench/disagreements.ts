import type { Disagreement } from './peer';

/** Where the peer decides otherwise and why, and how much was compared. */
export function disagreements(found: readonly Disagreement[], asked: number): readonly string[] {
  return [
    `${asked - found.length} of ${asked} decisions agree with the peer`,
    ...found.map(
      (one) => `${one.action} on ${one.resource}: ours ${one.ours}, theirs ${one.theirs}; ${reasonFor(one)}`,
    ),
  ];
}

function reasonFor({ action, resource, theirs }: Disagreement): string {
  if (theirs.includes('multiple.resource.types')) {
    return 'the ARN fits several resource types of the service, and the peer then decides nothing';
  }
  if (action.startsWith('kms:') && resource.includes(':key/')) {
    return 'the scenario gives the key no policy: here it has the default one, which delegates to the account (KM-02), for the peer it has none';
  }
  return 'not explained: please look into it';
}
