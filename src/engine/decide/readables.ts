import { indexOf, mayName, type ActionIndex } from '../match/action-index';
import type { AttachedPolicy, DocumentSource } from '../model/world';
import type { Effect, Policy, PolicyType } from '../policy/policy';
import { readPolicy } from '../policy/read';
import { looksAtOpenFacts } from './open-facts/asked';
import type { InPlay } from './policies';

/** The documents of one type, read. */
export class Readables {
  readonly type: PolicyType;
  readonly policies: readonly Policy[];
  /** Those that look at an open fact. */
  readonly asking: readonly Policy[];
  /** Whether all of them are there and read, and none looks at an open fact. */
  readonly plain: boolean;
  readonly #near = new Map<string, Readonly<Record<Effect, readonly Indexed[]>>>();

  constructor(documents: readonly AttachedPolicy['document'][], type: PolicyType) {
    const policies = documents.flatMap((document) => ('missing' in document ? [] : [readPolicy(document.text, type)]));
    const readable = policies.filter(({ stopped }) => !stopped);
    this.type = type;
    this.policies = policies;
    this.asking = readable.filter(looksAtOpenFacts);
    this.plain = readable.length === documents.length && this.asking.length === 0;
  }

  /** Those with statements of an effect that may name an action of a service, found once per service. */
  near(service: string): Readonly<Record<Effect, readonly Indexed[]>> {
    let near = this.#near.get(service);
    if (!near)
      this.#near.set(
        service,
        (near = { Allow: this.#speaking('Allow', service), Deny: this.#speaking('Deny', service) }),
      );
    return near;
  }

  #speaking(effect: Effect, service: string): readonly Indexed[] {
    return this.policies
      .map((policy) => ({ policy, index: indexOf(policy)[effect] }))
      .filter(({ index }) => mayName(index, service));
  }
}

interface Indexed {
  readonly policy: Policy;
  readonly index: ActionIndex;
}

/** What a caller has of one type, or what a level of the organization has. */
export function readAll(list: readonly (InPlay | AttachedPolicy)[], type: PolicyType): Readables {
  return once(list, type, () => list.map((one) => ('attached' in one ? one.attached.document : one.document)));
}

/** A policy that stands alone: a resource's, an endpoint's. */
export function readOne(document: DocumentSource, type: PolicyType): Readables {
  return once(document, type, () => [document]);
}

/** By what holds the documents: the same objects from request to request. */
const known = new WeakMap<object, Readables>();

function once(holder: object, type: PolicyType, documents: () => readonly AttachedPolicy['document'][]): Readables {
  const before = known.get(holder);
  // the policy of a key is a key policy or a resource-based one, by what is asked
  if (before?.type === type) return before;
  const readables = new Readables(documents(), type);
  known.set(holder, readables);
  return readables;
}
