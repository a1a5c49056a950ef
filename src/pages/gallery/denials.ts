import { denialIn, printDenial, type Denial } from '../script/denial';
import type { Item, Story } from './item';

/** The denials that an item shows, one a line, for a search that compares them with a pasted message. */
export function denialsOf({ story, twin }: Pick<Item, 'story' | 'twin'>): string {
  return [...new Set([story, ...(twin ? [twin] : [])].flatMap(ofStory).map(printDenial))].join('|');
}

function ofStory({ scenario, results }: Story): readonly Denial[] {
  return results.flatMap(({ outcome, decidedBy, message }, index) => {
    if (outcome !== 'implicitDeny' && outcome !== 'explicitDeny') return [];
    // The message names the action that was denied, of several that a call needs.
    const action = denialIn(message)?.action ?? scenario.requests?.[index]?.action ?? '';
    return [{ action, outcome, decidedBy }];
  });
}
