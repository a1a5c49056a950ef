/** One condition key of a request, present. An absent key has no entry. */
export interface ContextEntry {
  /** The key in AWS's spelling, or as the scenario gave it: `aws:PrincipalArn`. */
  readonly key: string;
  /** The values as text (PL-163); `[]` is the empty set of a multivalued key. */
  readonly values: readonly string[];
  readonly multivalued: boolean;
  /** `given` by the scenario, `derived` from the model. */
  readonly origin: 'given' | 'derived';
}

/** The request context: keys are looked up regardless of case (PL-034). */
export interface RequestContext {
  get(key: string): ContextEntry | undefined;
  /** Whether a key holds several values, by the key's type: whatever the request carries (PL-147). */
  isMultivalued(key: string): boolean;
  entries(): readonly ContextEntry[];
}
