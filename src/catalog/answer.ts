/** `unknown`: the data is there and knows no such thing. `unavailable`: the data did not load, so nothing can be said. */
export type Answer<T> = { readonly kind: 'found'; readonly value: T } | Unknown | Unavailable;

export interface Unknown {
  readonly kind: 'unknown';
}

export interface Unavailable {
  readonly kind: 'unavailable';
  /** A sentence for people, in the form of a message. */
  readonly message: string;
}

export const unknown: Unknown = { kind: 'unknown' };

export function found<T>(value: T): { readonly kind: 'found'; readonly value: T } {
  return { kind: 'found', value };
}

/** The answer's value turned into another one; `unknown` and `unavailable` stay what they are. */
export function mapAnswer<T, U>(answer: Answer<T>, change: (value: T) => U): Answer<U> {
  return answer.kind === 'found' ? found(change(answer.value)) : answer;
}

/** The first that is `unavailable`, where one is: what rests on several files is as good as the worst of them. */
export function findUnavailable(answers: readonly Answer<unknown>[]): Unavailable | undefined {
  return answers.find((answer) => answer.kind === 'unavailable');
}
