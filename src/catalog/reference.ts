/** What AWS's reference data says, decoded: plain readonly data in AWS's words. */

/** The access levels, in the order in which AWS's console groups them. */
export const accessLevels = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'] as const;
export type AccessLevel = (typeof accessLevels)[number];

/** The types of condition keys; an `ArrayOf…` key is multivalued (PL-147). */
export const keyTypes = [
  'ARN',
  'ArrayOfARN',
  'ArrayOfBool',
  'ArrayOfString',
  'Bool',
  'Date',
  'IPAddress',
  'Numeric',
  'String',
] as const;
export type KeyType = (typeof keyTypes)[number];

export interface ConditionKey {
  /** As AWS documents it; a part that the author chooses is `${…}`, `<…>` or `tag-key`. */
  readonly name: string;
  readonly type: KeyType;
}

export interface ResourceType {
  readonly name: string;
  /** `arn:${Partition}:s3:::${BucketName}`; its service may be another one than the action's. */
  readonly arn: string;
  readonly conditionKeys: readonly ConditionKey[];
}

/** A resource type in one row of an action. */
export interface ActionResource {
  readonly type: ResourceType;
  /** AWS's mark for the row, not a demand on a request. */
  readonly required: boolean;
  /** Keys that hold for this action on this type. */
  readonly conditionKeys: readonly ConditionKey[];
}

export interface Action {
  /** `GetObject`, without the prefix. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Empty: the action takes no resource, only `*` (RL-01). */
  readonly resourceTypes: readonly ActionResource[];
  readonly conditionKeys: readonly ConditionKey[];
}

export interface Service {
  readonly prefix: string;
  readonly name: string;
  /** By name in lower case, in the order of the names. */
  readonly actions: ReadonlyMap<string, Action>;
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
}

export interface ServiceSummary {
  readonly prefix: string;
  readonly name: string;
  readonly actions: number;
  readonly resourceTypes: number;
}

export interface ManagedPolicySummary {
  readonly name: string;
  /** `/`, `/service-role/` */
  readonly path: string;
  readonly arn: string;
  /** The current one, `v12`. */
  readonly version: string;
  /** AWS has deleted it: nobody can attach it any more. */
  readonly deleted: boolean;
}

export interface ManagedPolicy {
  readonly arn: string;
  readonly version: string;
  /** Days: of the policy, and of its current version. */
  readonly created: string;
  readonly updated: string;
  /** The document as indented JSON. */
  readonly text: string;
}

export interface ServicePrincipal {
  readonly name: string;
  /** `gathered` from AWS's own policies or constants; `curated`: known otherwise, and not verified. */
  readonly origin: 'gathered' | 'curated';
  /** AWS's own misspelling of this principal. */
  readonly misspeltFor?: string;
}

/** Days, `2026-09-26`: of the service reference, of the newest managed policy, and the older of the two. */
export interface ReferenceDates {
  readonly services: string;
  readonly managedPolicies: string;
  readonly older: string;
}
