import type { Span } from '../json/tree';
import type { ConditionOperator, Effect, SetOperator } from '../policy/policy';

/** The lower half of the trace: what the policy language alone says of one request. Plain data throughout. */

/**
 * In which form a Principal entry named the caller. What each is worth in the caller's own account stands in T4:
 * the same policy may name one caller in several forms, and the strongest counts (EV-21).
 */
export type PrincipalForm =
  | 'user'
  | 'role'
  | 'session'
  | 'federatedUser'
  | 'creator'
  | 'root'
  | 'account'
  | 'anyone'
  | 'service'
  | 'federated'
  | 'canonicalUser';

/** One pattern of Action, NotAction, Resource, NotResource, Principal or NotPrincipal. */
export interface PatternNode {
  readonly kind: 'pattern';
  readonly text: string;
  readonly span: Span;
  readonly matches: boolean;
  /** A variable's text after substitution, where the pattern has variables. */
  readonly resolved?: string;
  /** For Principal and NotPrincipal: the form in which the entry names the caller. */
  readonly form?: PrincipalForm;
  /** The special rule that fired, with its note key: `PL-075`. */
  readonly rule?: string;
}

/** An element other than Condition. Of a long list it holds what matches, the nearest that do not, and counts the rest. */
export interface ElementNode {
  readonly kind: 'element';
  readonly element: 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction' | 'Resource' | 'NotResource';
  readonly span: Span;
  readonly matches: boolean;
  readonly patterns: readonly PatternNode[];
  /** How many patterns are not listed; none of them matches. */
  readonly omitted: number;
  readonly rule?: string;
}

/** One value that the policy lists under a condition key. */
export interface ConditionValueNode {
  readonly text: string;
  readonly span: Span;
  /** After substitution of variables; absent where a variable has no value and no default (PL-110). */
  readonly resolved?: string;
  readonly unresolved?: boolean;
  /** Whether any request value equals, resembles or lies in it: before negation. */
  readonly matches: boolean;
}

/** One row of the condition table: operator, key, policy values, request value or absent, result, rule. */
export interface ConditionNode {
  readonly kind: 'condition';
  readonly operator: string;
  readonly base: ConditionOperator;
  readonly set?: SetOperator;
  readonly ifExists: boolean;
  readonly key: string;
  readonly span: Span;
  readonly values: readonly ConditionValueNode[];
  readonly omitted: number;
  /** The request's values; undefined where the key is absent. */
  readonly request: readonly string[] | undefined;
  readonly matches: boolean;
  /** The rule that made the result: `PL-140` for an absent key, and so on. Always there. */
  readonly rule: string;
  /** Rules of section 12 on which sources disagree and which this result rests on. */
  readonly notes?: readonly string[];
}

/** Why a statement does or does not apply. */
export interface StatementNode {
  readonly kind: 'statement';
  /** JSON pointer of the document in the scenario, or the ARN of an AWS managed policy. */
  readonly document: string;
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
  readonly span: Span;
  readonly applies: boolean;
  /**
   * In AWS's order: Principal, Action, Resource. The elements after the first that fails are still there; of a
   * statement about other services, in a long policy or one of AWS's own, Action stands here alone.
   */
  readonly elements: readonly ElementNode[];
  readonly conditions: readonly ConditionNode[];
  /** The strongest forms in which Principal named the caller, where the policy type has principals. */
  readonly forms?: readonly PrincipalForm[];
}
