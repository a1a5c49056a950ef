import type { ReferenceFacts } from '../facts';
import type { ContextEntry, RequestContext } from './context';
import { knownKey, type KnownKey } from './known-key';

/** Values on their way into a context; undefined makes a key absent. */
export interface ContextDraft {
  set(key: string, value: string | boolean | number | undefined): void;
  setList(key: string, values: readonly string[] | undefined): void;
}

/** A contradiction between what the scenario gives and what the model says (PL-275, step 6). */
export interface Contradiction {
  readonly key: string;
  readonly given: string;
  readonly derived: string;
}

/** Collects derived keys, then lets the given ones win. */
export class ContextBuilder implements ContextDraft {
  readonly #facts: ReferenceFacts;
  readonly #entries = new Map<string, ContextEntry>();
  readonly #given = new Set<string>();
  #givenLists: Set<string> | undefined;
  readonly contradictions: Contradiction[] = [];

  constructor(facts: ReferenceFacts) {
    this.#facts = facts;
  }

  set(key: string, value: string | boolean | number | undefined): void {
    if (value === undefined) return;
    const known = knownKey(this.#facts, key);
    const text = String(value);
    const { last } = known;
    if (last?.values.length === 1 && last.values[0] === text) this.#entries.set(known.lower, last);
    else this.#derive(key, known, [text]);
  }

  setList(key: string, values: readonly string[] | undefined): void {
    if (values !== undefined) this.#derive(key, knownKey(this.#facts, key), values);
  }

  #derive(key: string, known: KnownKey, values: readonly string[]): void {
    const entry: ContextEntry = { key, values, multivalued: this.#multivalued(known), origin: 'derived' };
    if (known.multivalued !== undefined) known.last = entry;
    this.#entries.set(known.lower, entry);
  }

  /** A value that follows from others, unless the scenario says something of the key, be it that it is absent. */
  follow(key: string, ...values: readonly string[]): void {
    if (!this.has(key) && !this.isGiven(key)) this.setList(key, values);
  }

  /** Whether the scenario says something of a key. */
  isGiven(key: string): boolean {
    return this.#given.has(knownKey(this.#facts, key).lower);
  }

  /** The model implies that a key is absent: a value that the scenario gives contradicts it. */
  expectAbsent(key: string): void {
    const values = this.isGiven(key) ? this.values(key) : undefined;
    if (values) this.contradictions.push({ key, given: values.join(', '), derived: 'absent' });
  }

  has(key: string): boolean {
    return this.#entries.has(knownKey(this.#facts, key).lower);
  }

  values(key: string): readonly string[] | undefined {
    return this.#entries.get(knownKey(this.#facts, key).lower)?.values;
  }

  /** What follows a prefix, given in lower case, in the keys that begin with it. */
  keysAfter(prefix: string): readonly string[] {
    const found: string[] = [];
    this.#entries.forEach(({ key }, lower) => {
      if (lower.startsWith(prefix)) found.push(key.slice(prefix.length));
    });
    return found;
  }

  /** A value of the scenario: it wins over a derived one, and a contradiction is reported. */
  give(key: string, given: { readonly values: readonly string[]; readonly list: boolean } | undefined): void {
    const known = knownKey(this.#facts, key);
    const { lower } = known;
    const before = this.#entries.get(lower);
    this.#given.add(lower);
    if (given === undefined) {
      this.#entries.delete(lower);
      if (before) this.contradictions.push({ key: before.key, given: 'absent', derived: before.values.join(', ') });
      return;
    }
    if (given.list) (this.#givenLists ??= new Set()).add(lower);
    if (before && !isSame(before.values, given.values) && !assumedDefaults.has(lower)) {
      this.contradictions.push({ key: before.key, given: given.values.join(', '), derived: before.values.join(', ') });
    }
    const spelled = before?.key ?? known.spelled ?? key;
    const name = spelled.includes('${') ? key : spelled;
    const multivalued = this.#multivalued(known);
    const { lastGiven: last } = known;
    const isLast = last?.key === name && last.multivalued === multivalued && isSame(last.values, given.values);
    const entry: ContextEntry = isLast ? last : { key: name, values: given.values, multivalued, origin: 'given' };
    known.lastGiven = entry;
    this.#entries.set(lower, entry);
  }

  build(): RequestContext {
    return new FrozenContext(this.#entries, (key) => this.#multivalued(knownKey(this.#facts, key)));
  }

  #multivalued({ multivalued, lower }: KnownKey): boolean {
    return multivalued ?? this.#givenLists?.has(lower) === true;
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

// defaults of the format, not facts of the model: giving another value contradicts nothing
const assumedDefaults: ReadonlySet<string> = new Set([
  'aws:securetransport',
  'aws:requestedregion',
  'aws:currenttime',
  'aws:epochtime',
  'aws:tokenissuetime',
  'aws:multifactorauthpresent',
  'aws:tagkeys',
  'aws:sourceaccount',
  'aws:principalservicenameslist',
]);

class FrozenContext implements RequestContext {
  readonly #entries: ReadonlyMap<string, ContextEntry>;
  readonly #isMultivalued: (key: string) => boolean;

  constructor(entries: ReadonlyMap<string, ContextEntry>, isMultivalued: (key: string) => boolean) {
    this.#entries = entries;
    this.#isMultivalued = isMultivalued;
  }

  get(key: string): ContextEntry | undefined {
    return this.#entries.get(key.toLowerCase());
  }

  isMultivalued(key: string): boolean {
    return this.#entries.get(key.toLowerCase())?.multivalued ?? this.#isMultivalued(key);
  }

  entries(): readonly ContextEntry[] {
    return [...this.#entries.values()];
  }
}
