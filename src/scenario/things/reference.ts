/** A text of a scenario that may mean something else in it. */
export interface Reference {
  /**
   * `text`: an ARN, an id, or any value that may be one; `key`: a condition key, or another member name of a policy;
   * the others: a name of that kind, the member that defines it included.
   */
  readonly kind: 'text' | 'key' | 'user' | 'group' | 'role' | 'policy' | 'session';
  readonly text: string;
  /** Where it stands; for a text inside a policy document, where the document does. */
  readonly pointer: string;
  /** Whose name it is, for what has its name in an account. */
  readonly account?: string;
}

/** What a text becomes; the same text where it means nothing else. */
export type Visit = (reference: Reference) => string;
