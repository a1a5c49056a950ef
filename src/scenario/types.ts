import type { Decision } from '../engine/trace/decision';

/**
 * What a node of the document says beyond what we understand, so that writing loses nothing. A required text that
 * is missing or unreadable is `''`; a member that is set wins over what is kept under its name.
 */
export interface Kept {
  /** Members that the format does not name, or whose value cannot be read: JSON by name, in our formatting. */
  readonly extra?: Readonly<Record<string, string>>;
  /** JSON that stands where an object belongs: of the node itself nothing is known. */
  readonly unread?: string;
}

/**
 * Scenario format 1, as a document says it. Members hold what the author wrote; nothing is resolved here.
 * Every member but `version` may be missing. Names in records may be any text, `__proto__` and `constructor`
 * included: look them up with `Object.hasOwn` or `Object.entries`.
 */
export interface Scenario extends Kept {
  readonly version: 1;
  readonly title?: string;
  /** Markdown. */
  readonly description?: string;
  /** ISO 8601 instant; `2026-01-01T12:00:00Z` where it is missing. */
  readonly now?: string;
  readonly referenceData?: string;
  readonly view?: ViewDocument;
  readonly accounts?: Readonly<Record<string, AccountDocument>>;
  readonly organization?: OrganizationDocument;
  readonly requests?: readonly RequestDocument[];
}

/** What to show first; never part of a verdict. */
export interface ViewDocument extends Kept {
  readonly request?: number;
  /** JSON pointer of a policy document. */
  readonly document?: string;
}

/**
 * A policy document's text. `object`: the text is our formatting of a JSON object (or of another JSON value that stood
 * where the object belongs), and is written as such; `text`: anything else, written as a string, and kept exactly; of a
 * long text it is asked only when it is written.
 * `policyText` makes one from what a person typed.
 */
export interface PolicyText {
  readonly form: 'object' | 'text';
  readonly text: string;
}

export type PolicyRef = string | InlinePolicy;
export interface InlinePolicy extends Kept {
  readonly name: string;
  readonly document: PolicyText;
}

export interface AccountDocument extends Kept {
  readonly name?: string;
  readonly users?: Readonly<Record<string, UserDocument>>;
  readonly groups?: Readonly<Record<string, GroupDocument>>;
  readonly roles?: Readonly<Record<string, RoleDocument>>;
  readonly policies?: Readonly<Record<string, PolicyText>>;
  readonly identityProviders?: readonly string[];
  readonly resources?: Readonly<Record<string, ResourceDocument>>;
  readonly vpcEndpoints?: Readonly<Record<string, VpcEndpointDocument>>;
}

export interface UserDocument extends Kept {
  readonly path?: string;
  readonly groups?: readonly string[];
  readonly policies?: readonly PolicyRef[];
  readonly permissionsBoundary?: PolicyRef;
  readonly tags?: Readonly<Record<string, string>>;
  readonly id?: string;
}

export interface GroupDocument extends Kept {
  readonly path?: string;
  readonly policies?: readonly PolicyRef[];
}

export interface RoleDocument extends Kept {
  readonly path?: string;
  readonly trustPolicy?: PolicyText;
  readonly policies?: readonly PolicyRef[];
  readonly permissionsBoundary?: PolicyRef;
  readonly maxSessionDuration?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly id?: string;
}

export interface ResourceDocument extends Kept {
  readonly policy?: PolicyText;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface VpcEndpointDocument extends Kept {
  readonly vpc?: string;
  readonly region?: string;
  readonly policy?: PolicyText;
  readonly type?: 'interface' | 'gateway';
}

export interface OrganizationDocument extends Kept {
  readonly id: string;
  readonly managementAccount: string;
  readonly root: OrganizationNodeDocument;
}

export interface OrganizationNodeDocument extends Kept {
  readonly id: string;
  readonly name?: string;
  readonly serviceControlPolicies?: readonly PolicyRef[];
  readonly resourceControlPolicies?: readonly PolicyRef[];
  readonly units?: readonly OrganizationNodeDocument[];
  readonly accounts?: Readonly<Record<string, OrganizationAccountDocument>>;
}

export interface OrganizationAccountDocument extends Kept {
  readonly serviceControlPolicies?: readonly PolicyRef[];
  readonly resourceControlPolicies?: readonly PolicyRef[];
}

/** A string in one of the contract's forms, or one of the objects. `''`: missing or unreadable. */
export type PrincipalDocument =
  string | ArnPrincipalDocument | SessionPrincipalDocument | WebIdentityPrincipalDocument | SamlPrincipalDocument;

export interface ArnPrincipalDocument extends Kept {
  readonly arn: string;
  readonly credentials?: 'longTerm' | 'sessionToken' | 'console';
  readonly mfa?: boolean;
  /** Of a federated user session: ARN of the user that asked for it. */
  readonly creator?: string;
  readonly sessionPolicy?: PolicyText;
}

export interface SessionPrincipalDocument extends Kept {
  readonly session: string;
  readonly mfa?: boolean;
}

export interface WebIdentityPrincipalDocument extends Kept {
  readonly webIdentity: string;
  readonly claims?: Readonly<Record<string, ContextValue>>;
}

export interface SamlPrincipalDocument extends Kept {
  readonly saml: string;
  readonly attributes?: Readonly<Record<string, ContextValue>>;
}

/** A condition key's value in a scenario; `null` makes the key absent. Numbers keep their digits as typed. */
export type ContextValue = string | boolean | NumberText | null | readonly (string | boolean | NumberText)[];
/** A JSON number by its digits. */
export interface NumberText {
  readonly number: string;
}

export interface ResourceRef extends Kept {
  readonly arn: string;
  readonly account?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface RequestDocument extends Kept {
  readonly name?: string;
  readonly disabled?: boolean;
  readonly principal: PrincipalDocument;
  readonly action: string;
  readonly resource?: string | ResourceRef | readonly (string | ResourceRef)[];
  readonly resourceAccount?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly vpcEndpoint?: string;
  readonly calledVia?: readonly string[];
  /** ISO 8601 instant, or seconds after `now`. */
  readonly at?: string | number;
  readonly parameters?: StsParameters;
  readonly session?: string;
  readonly expect?: Decision | 'deny';
}

export interface StsParameters extends Kept {
  readonly RoleSessionName?: string;
  readonly DurationSeconds?: number;
  readonly ExternalId?: string;
  readonly Policy?: PolicyText;
  readonly PolicyArns?: readonly string[];
  readonly Tags?: Readonly<Record<string, string>>;
  readonly TransitiveTagKeys?: readonly string[];
  readonly SourceIdentity?: string;
  readonly SerialNumber?: string;
  readonly TokenCode?: string;
  readonly ProvidedContexts?: readonly ProvidedContext[];
  readonly Name?: string;
  readonly TaskPolicyArn?: string;
}

export interface ProvidedContext extends Kept {
  readonly ProviderArn: string;
  readonly ContextAssertion: string;
}
