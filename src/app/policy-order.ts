import { valueAt, withValue } from '../scenario/edit';
import { below } from '../scenario/pointer';
import { moved } from '../scenario/things/edited';
import type { Scenario } from '../scenario/types';
import type { Playground } from './playground.svelte';

/**
 * The policy of a list before (-1) or behind (1) another one of its kind, inline or managed, by pointer: the page shows
 * the two kinds apart. Undefined at the ends, and where the policy is of no list.
 */
export function policyNeighbour(scenario: Scenario, pointer: string, by: -1 | 1): string | undefined {
  const { list, index } = placeIn(pointer);
  const policies = valueAt(scenario, list);
  if (!Array.isArray(policies)) return undefined;
  for (let at = index + by; at >= 0 && at < policies.length; at += by)
    if (typeof policies[at] === typeof policies[index]) return below(list, at);
  return undefined;
}

/** Lets two policies of a list change places. */
export function swapPolicies(playground: Playground, one: string, other: string): void {
  const [first, second] = [valueAt(playground.scenario, one), valueAt(playground.scenario, other)];
  const scenario = withValue(withValue(playground.scenario, one, second), other, first);
  const follow = (pointer: string): string => {
    const next = moved(pointer, one, other);
    return next === pointer ? moved(pointer, other, one) : next;
  };
  playground.become({ scenario, follow }, other);
}

function placeIn(pointer: string): { readonly list: string; readonly index: number } {
  const slash = pointer.lastIndexOf('/');
  return { list: pointer.slice(0, slash), index: Number(pointer.slice(slash + 1)) };
}
