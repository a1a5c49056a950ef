import { below, valueAt } from '../../../app/pointer';
import type { Playground } from '../../../app/playground.svelte';

/** Sets a member, or takes it out where nothing is said any more. What says nothing new changes nothing. */
export function setMember(playground: Playground, pointer: string, member: string, value: unknown): void {
  const at = below(pointer, member);
  const old = valueAt(playground.scenario, at);
  const isEmpty = value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
  if (value === undefined || isEmpty) {
    if (old !== undefined) playground.remove(at);
  } else if (JSON.stringify(old) !== JSON.stringify(value)) playground.put(at, value);
}
