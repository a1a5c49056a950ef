import { without } from '../edit';
import type { Scenario } from '../types';
import { usesOf } from './uses';

/**
 * The scenario without what stands at a pointer. As in AWS, a policy is detached and a group loses its members on the
 * way; a boundary that is gone stays named, since without it more would be allowed, and so does everything else.
 */
export function removeThing(scenario: Scenario, pointer: string): Scenario {
  const named = usesOf(scenario, pointer).filter(({ kind }) => kind === 'attachment' || kind === 'membership');
  // From the last to the first, so that the places in lists hold.
  const detached = named.toReversed().reduce((left, use) => without(left, use.pointer), scenario);
  return without(detached, pointer);
}
