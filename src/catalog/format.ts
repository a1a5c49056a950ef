import type { AccessLevel, KeyType } from './reference';

/**
 * The files of the data folder, as they are written. Numbers point into the lists of the same file; lists of names are
 * one string, joined by spaces, because that is what compresses and parses best.
 */
export const format = 1;

/** `reference.json`: what every question needs first. */
export interface ReferenceFile {
  readonly format: typeof format;
  /** Of AWS's service reference, and of the newest managed policy: days, `2026-09-26`. */
  readonly dates: { readonly services: string; readonly managedPolicies: string };
  /** Service prefixes. */
  readonly services: string;
  /** Prefixes of the services that resource control policies reach (OG-11). */
  readonly resourceControlPolicies: string;
  /** Services that define condition keys under another prefix than their own, by that prefix or by the whole key. */
  readonly strayKeys: Readonly<Record<string, readonly string[]>>;
  /** Where the data's type of a condition key is wrong or has two answers, the one to go by. */
  readonly keyOverrides: Readonly<Record<string, KeyType>>;
}

/** `services.json`: name, number of actions, number of resource types; in the order of `ReferenceFile.services`. */
export type ServicesFile = readonly (readonly [name: string, actions: number, resourceTypes: number])[];

/** `actions.json`: every action by service and access level, the verb once: `Get:Object ObjectAcl;List:Bucket`. */
export type ActionsFile = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `services/PREFIX.json`: all of one service. */
export interface ServiceFile {
  readonly prefix: string;
  readonly name: string;
  /** Condition keys by type. A key's number counts through all of them, in the order that they stand in. */
  readonly keys: Readonly<Record<string, string>>;
  /** Sets of condition keys, by their numbers; the first one is empty. */
  readonly sets: readonly (readonly number[])[];
  /** Resource types: name, ARN after `arn:${Partition}:`, number of the key set. */
  readonly types: readonly (readonly [name: string, arn: string, set: number])[];
  /** What actions have in common: resource types, key set; and the actions by the letter of their access level. */
  readonly shapes: readonly (readonly [
    resourceTypes: readonly ResourceRow[],
    set: number,
    actions: Readonly<Record<string, string>>,
  ])[];
}

/** A resource type of an action, by its number: `4` optional, `[4]` required, `[4, 0 or 1, 7]` with a key set of its own. */
export type ResourceRow = number | readonly [type: number, required?: number, set?: number];

/** `policies.json`: AWS managed policies by path. */
export interface PoliciesFile {
  readonly paths: Readonly<Record<string, readonly [names: string, versions: readonly number[]]>>;
  /** Names of those that AWS has deleted. */
  readonly deleted: readonly string[];
}

/** `policies/NAME.json`: one AWS managed policy in its current version. */
export interface PolicyFile {
  readonly arn: string;
  /** `v188` */
  readonly version: string;
  readonly created: string;
  readonly updated: string;
  readonly document: unknown;
}

/** `principals.json`: where each service principal was seen, those known otherwise, and AWS's own misspellings. */
export interface PrincipalsFile {
  readonly sources: Readonly<Record<string, string>>;
  readonly gathered: Readonly<Record<string, string>>;
  readonly curated: readonly string[];
  readonly misspelt: Readonly<Record<string, string>>;
}

/** What every ARN of a resource type begins with; the files leave it out. */
export const arnStart = 'arn:${Partition}:';

/** What the ARN of every AWS managed policy begins with; path and name follow. */
export const managedPolicyStart = 'arn:aws:iam::aws:policy/';

/** The letters of the access levels in the files. */
export const levelLetters: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};
