import type { Finding } from '../finding';
import type { Span } from '../json/tree';

/** The policy types, by AWS's names. A key policy is the resource-based policy of a KMS key. */
export const policyTypes = [
  'serviceControlPolicy',
  'resourceControlPolicy',
  'vpcEndpointPolicy',
  'resourceBasedPolicy',
  'trustPolicy',
  'keyPolicy',
  'identityBasedPolicy',
  'permissionsBoundary',
  'sessionPolicy',
] as const;
export type PolicyType = (typeof policyTypes)[number];

export type Effect = 'Allow' | 'Deny';

/** A policy document as its text says it: plain data, with the place of everything. */
export interface Policy {
  readonly type: PolicyType;
  readonly text: string;
  /** What evaluation goes by: a missing Version reads as 2008-10-17 (PL-006). */
  readonly version: PolicyVersion;
  /** The Version element, where there is one. */
  readonly versionElement?: TextValue;
  readonly id?: TextValue;
  /** Statements that can be read; when `stopped` is set, they are not evaluated. */
  readonly statements: readonly Statement[];
  /** What the reader found: faults of the text and of the grammar, all of them, in text order. */
  readonly findings: readonly Finding[];
  /** The first finding that stops the document, if one does. */
  readonly stopped?: Finding;
}

export type PolicyVersion = '2012-10-17' | '2008-10-17';

/** One string (or the text of a number or boolean) of a document, decoded, with its place. */
export interface TextValue {
  readonly value: string;
  readonly span: Span;
}

export interface Statement {
  /** Position in the policy, from 0. */
  readonly index: number;
  readonly span: Span;
  readonly sid?: TextValue;
  readonly effect: Effect;
  readonly effectSpan: Span;
  /** Absent in the policy types that take none, and in a resource policy's statement that forgot it. */
  readonly principal?: PrincipalElement;
  readonly action: ActionElement;
  /** Absent in trust policies; absent elsewhere means the attached resource (PL-014). */
  readonly resource?: ResourceElement;
  /** One row for every operator and key; all must match (PL-130). */
  readonly conditions: readonly ConditionRow[];
  /** The whole Condition element, where there is one. */
  readonly conditionSpan?: Span;
}

export interface ActionElement {
  readonly element: 'Action' | 'NotAction';
  readonly keySpan: Span;
  readonly span: Span;
  readonly patterns: readonly TextValue[];
}

export interface ResourceElement {
  readonly element: 'Resource' | 'NotResource';
  readonly keySpan: Span;
  readonly span: Span;
  readonly patterns: readonly TextValue[];
}

export interface PrincipalElement {
  readonly element: 'Principal' | 'NotPrincipal';
  readonly keySpan: Span;
  readonly span: Span;
  readonly entries: readonly PrincipalEntry[];
}

/** `{"AWS": "…"}` is type AWS; the bare `"*"` is type `*`. */
export interface PrincipalEntry extends TextValue {
  readonly type: '*' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
}

export type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** One condition key under one operator: `{"StringEquals": {"aws:username": ["a", "b"]}}`. */
export interface ConditionRow {
  readonly operator: TextValue;
  readonly set?: SetOperator;
  /** One of the 27 operators (PL-134), in AWS's spelling. */
  readonly base: ConditionOperator;
  readonly ifExists: boolean;
  readonly key: TextValue;
  readonly values: readonly TextValue[];
  /** From the key to the end of its values. */
  readonly span: Span;
}

/** PL-134: the base operators, in the order of AWS's page. */
export const conditionOperators = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'Null',
] as const;
export type ConditionOperator = (typeof conditionOperators)[number];
