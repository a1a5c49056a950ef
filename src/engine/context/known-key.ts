import type { ReferenceFacts } from '../facts';
import type { ContextEntry } from './context';
import { findConditionKey } from './keys';

/** What there is to know of a condition key as somebody spells it. */
export interface KnownKey {
  readonly lower: string;
  /** AWS's spelling, where it is one of the engine's own table. */
  readonly spelled: string | undefined;
  /** undefined: neither table nor reference data knows the key. */
  readonly multivalued: boolean | undefined;
  /** The entry that the key had last: most requests of a scenario share most of their context. */
  last?: ContextEntry;
  /** The same of what scenarios give. */
  lastGiven?: ContextEntry;
}

const known = new WeakMap<ReferenceFacts, Map<string, KnownKey>>();

/** Looks a key up, once for the facts of an evaluation: every request of a scenario has about the same few. */
export function knownKey(facts: ReferenceFacts, key: string): KnownKey {
  let keys = known.get(facts);
  if (!keys) known.set(facts, (keys = new Map<string, KnownKey>()));
  let found = keys.get(key);
  if (!found) keys.set(key, (found = lookUp(facts, key)));
  return found;
}

function lookUp(facts: ReferenceFacts, key: string): KnownKey {
  const row = findConditionKey(key);
  const multivalued = row?.multivalued ?? facts.isMultivalued(key);
  return { lower: key.toLowerCase(), spelled: row?.key, multivalued };
}
