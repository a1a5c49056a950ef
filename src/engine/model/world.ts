import type { ReferenceFacts } from '../facts';

/** What exists: accounts, principals, resources, organization. The scenario reader builds it; the engine only reads it. */
export interface World {
  /** The scenario's clock, milliseconds since 1970 (UTC). */
  readonly now: number;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly organization?: Organization;
  readonly facts: ReferenceFacts;
}

/** A policy document's text and where it stands. */
export interface DocumentSource {
  /** JSON pointer in the scenario; the ARN for an AWS managed policy. */
  readonly pointer: string;
  readonly text: string;
}

/** A policy as it is attached to something. */
export interface AttachedPolicy {
  /** Name of the inline or managed policy. */
  readonly name: string;
  readonly arn?: string;
  readonly document: DocumentSource | MissingDocument;
}

/** A reference that leads nowhere; `pointer` is the place of the reference. */
export interface MissingDocument {
  readonly pointer: string;
  readonly missing: 'unknown' | 'unavailable' | 'managedUnknown';
  readonly reference: string;
}

export interface Account {
  readonly id: string;
  readonly users: ReadonlyMap<string, User>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly roles: ReadonlyMap<string, Role>;
  /** Customer managed policies by name. */
  readonly policies: ReadonlyMap<string, AttachedPolicy>;
  /** undefined: a provider that a trust policy names is taken to exist. */
  readonly identityProviders?: ReadonlySet<string>;
  /** By ARN. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly vpcEndpoints: ReadonlyMap<string, VpcEndpoint>;
}

export interface User {
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly pointer: string;
  /** `AIDA…` */
  readonly id?: string;
  readonly groups: readonly string[];
  readonly policies: readonly AttachedPolicy[];
  readonly permissionsBoundary?: AttachedPolicy;
  readonly tags: ReadonlyMap<string, string>;
}

export interface Group {
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly policies: readonly AttachedPolicy[];
}

export interface Role {
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly pointer: string;
  /** `AROA…` */
  readonly id?: string;
  /** A role without one trusts nobody and says so. */
  readonly trustPolicy?: DocumentSource;
  readonly policies: readonly AttachedPolicy[];
  readonly permissionsBoundary?: AttachedPolicy;
  /** Seconds, 3600 to 43200. */
  readonly maxSessionDuration: number;
  readonly tags: ReadonlyMap<string, string>;
}

export interface Resource {
  readonly account: string;
  readonly arn: string;
  readonly pointer: string;
  readonly policy?: DocumentSource;
  readonly tags: ReadonlyMap<string, string>;
}

export interface VpcEndpoint {
  readonly account: string;
  readonly id: string;
  readonly vpc?: string;
  readonly region: string;
  readonly type: 'interface' | 'gateway';
  /** undefined: the default policy, which allows everything. */
  readonly policy?: DocumentSource;
}

export interface Organization {
  readonly id: string;
  readonly managementAccount: string;
  /** Every account of the organization with its path, root first, the account itself last. */
  readonly accounts: ReadonlyMap<string, readonly OrganizationLevel[]>;
  /** Accounts that the scenario puts in two places: a problem, and an error for requests that it touches. */
  readonly repeated: ReadonlySet<string>;
}

export interface OrganizationLevel {
  readonly level: 'root' | 'unit' | 'account';
  readonly id: string;
  readonly name?: string;
  /** Where no policies are named, this holds `FullAWSAccess`. */
  readonly serviceControlPolicies: readonly AttachedPolicy[];
  /** `RCPFullAWSAccess` is always attached, and not listed. */
  readonly resourceControlPolicies: readonly AttachedPolicy[];
}
