import type { AttachedPolicy, Role, User } from './world';

/**
 * Who makes a request, resolved against the world (evaluation, 0.3). `outsider` principals belong to an account that
 * the scenario does not model: their own account's side is taken for granted.
 */
export type Principal =
  | UserPrincipal
  | RoleSessionPrincipal
  | FederatedUserPrincipal
  | RootPrincipal
  | AssumedRootPrincipal
  | ServicePrincipal
  | WebIdentityPrincipal
  | SamlPrincipal
  | AnonymousPrincipal;

export interface UserPrincipal {
  readonly kind: 'user';
  readonly account: string;
  readonly arn: string;
  readonly name: string;
  /** `AIDA…`; undefined: an open fact of `aws:userid`. */
  readonly id?: string;
  /** undefined for an outsider. */
  readonly user?: User;
  readonly credentials: 'longTerm' | 'sessionToken' | 'console';
  readonly mfa?: boolean;
  /** Milliseconds since 1970; for `sessionToken` credentials that a request of the story obtained. */
  readonly issuedAt?: number;
  readonly expiresAt?: number;
}

export interface RoleSessionPrincipal {
  readonly kind: 'roleSession';
  readonly account: string;
  readonly roleArn: string;
  readonly roleName: string;
  /** `AROA…`; undefined: an open fact of `aws:userid`. */
  readonly roleId?: string;
  /** undefined: an open fact. */
  readonly sessionName?: string;
  readonly role?: Role;
  /** undefined: none was passed, which never blocks. */
  readonly sessionPolicies?: readonly AttachedPolicy[];
  readonly sessionTags: ReadonlyMap<string, string>;
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity?: string;
  /** undefined: the session carries no MFA key (web identity, SAML, services; ST-12). */
  readonly mfa?: boolean;
  readonly issuedAt?: number;
  readonly expiresAt?: number;
  /** Keys that the session carries from its federation: `HOST:sub`, `saml:sub`, `aws:FederatedProvider`. */
  readonly federationKeys: ReadonlyMap<string, readonly string[]>;
}

export interface FederatedUserPrincipal {
  readonly kind: 'federatedUser';
  readonly account: string;
  readonly arn: string;
  readonly name: string;
  readonly creator: UserPrincipal | RootPrincipal;
  /** undefined: none was passed, which counts as an implicit deny (EV-06). */
  readonly sessionPolicies?: readonly AttachedPolicy[];
  readonly sessionTags: ReadonlyMap<string, string>;
  readonly issuedAt?: number;
  readonly expiresAt?: number;
}

export interface RootPrincipal {
  readonly kind: 'root';
  readonly account: string;
  readonly arn: string;
  readonly credentials: 'longTerm' | 'sessionToken' | 'console';
  readonly mfa?: boolean;
  readonly issuedAt?: number;
  readonly expiresAt?: number;
}

/** An AssumeRoot session in a member account (PR-04). */
export interface AssumedRootPrincipal {
  readonly kind: 'assumedRoot';
  readonly account: string;
  readonly arn: string;
  readonly taskPolicy: AttachedPolicy;
  readonly issuedAt?: number;
  readonly expiresAt?: number;
}

export interface ServicePrincipal {
  readonly kind: 'service';
  /** `ec2.amazonaws.com` */
  readonly service: string;
}

export interface WebIdentityPrincipal {
  readonly kind: 'webIdentity';
  /** Host and path of the issuer without `https://`, or a built-in provider: `accounts.google.com`. */
  readonly provider: string;
  readonly claims: ReadonlyMap<string, readonly string[]>;
}

export interface SamlPrincipal {
  readonly kind: 'saml';
  /** ARN of the SAML provider. */
  readonly provider: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

export interface AnonymousPrincipal {
  readonly kind: 'anonymous';
}
