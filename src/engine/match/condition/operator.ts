import type { GlobPart } from '../glob';

/** Whether one request value equals, resembles or lies in one policy value. */
export type Comparison = (request: string) => boolean;

/** What a base operator does, before negation and set operators. */
export interface Operator {
  /** Policy variables are live in its values; else `${…}` is text (PL-101 to PL-103). */
  readonly variables: boolean;
  /** Compiles a policy value; undefined where it is not of the operator's type, and so matches nothing. */
  compile(value: readonly GlobPart[]): Comparison | undefined;
  /** Whether a request value is of the operator's type; absent where every text is. */
  reads?(request: string): boolean;
  /** The rule for values that are not of its type. */
  readonly unreadable: string;
}
