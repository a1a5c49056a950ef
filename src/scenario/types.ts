import type { Decision } from '../engine/trace/decision';

/**
 * Scenario format 1, as a document says it. Members hold what the author wrote; nothing is resolved here.
 * Every member but `version` may be missing.
 */
export interface Scenario {
  readonly version: 1;
  readonly title?: string;
  /** Markdown. */
  readonly description?: string;
  /** ISO 8601 instant; `2026-01-01T12:00:00Z` where it is missing. */
  readonly now?: string;
  readonly referenceData?: string;
  readonly view?: { readonly request?: number; readonly document?: string };
  readonly accounts?: Readonly<Record<string, AccountDocument>>;
  readonly organization?: OrganizationDocument;
  readonly requests?: readonly RequestDocument[];
}

/**
 * A policy document's text. `object`: it stood as a JSON object, and the text is our formatting of it, made from the
 * source slice; `text`: it stood as a string, and the text is exactly that.
 */
export interface PolicyText {
  readonly form: 'object' | 'text';
  readonly text: string;
}

export type PolicyRef = string | InlinePolicy;
export interface InlinePolicy {
  readonly name: string;
  readonly document: PolicyText;
}

export interface AccountDocument {
  readonly name?: string;
  readonly users?: Readonly<Record<string, UserDocument>>;
  readonly groups?: Readonly<Record<string, GroupDocument>>;
  readonly roles?: Readonly<Record<string, RoleDocument>>;
  readonly policies?: Readonly<Record<string, PolicyText>>;
  readonly identityProviders?: readonly string[];
  readonly resources?: Readonly<Record<string, ResourceDocument>>;
  readonly vpcEndpoints?: Readonly<Record<string, VpcEndpointDocument>>;
}

export interface UserDocument {
  readonly path?: string;
  readonly groups?: readonly string[];
  readonly policies?: readonly PolicyRef[];
  readonly permissionsBoundary?: PolicyRef;
  readonly tags?: Readonly<Record<string, string>>;
  readonly id?: string;
}

export interface GroupDocument {
  readonly path?: string;
  readonly policies?: readonly PolicyRef[];
}

export interface RoleDocument {
  readonly path?: string;
  readonly trustPolicy?: PolicyText;
  readonly policies?: readonly PolicyRef[];
  readonly permissionsBoundary?: PolicyRef;
  readonly maxSessionDuration?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly id?: string;
}

export interface ResourceDocument {
  readonly policy?: PolicyText;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface VpcEndpointDocument {
  readonly vpc?: string;
  readonly region?: string;
  readonly policy?: PolicyText;
  readonly type?: 'interface' | 'gateway';
}

export interface OrganizationDocument {
  readonly id: string;
  readonly managementAccount: string;
  readonly root: OrganizationNodeDocument;
}

export interface OrganizationNodeDocument {
  readonly id: string;
  readonly name?: string;
  readonly serviceControlPolicies?: readonly PolicyRef[];
  readonly resourceControlPolicies?: readonly PolicyRef[];
  readonly units?: readonly OrganizationNodeDocument[];
  readonly accounts?: Readonly<Record<string, OrganizationAccountDocument>>;
}

export interface OrganizationAccountDocument {
  readonly serviceControlPolicies?: readonly PolicyRef[];
  readonly resourceControlPolicies?: readonly PolicyRef[];
}

export type PrincipalDocument =
  | string
  | {
      readonly arn: string;
      readonly credentials?: 'longTerm' | 'sessionToken' | 'console';
      readonly mfa?: boolean;
      readonly creator?: string;
      readonly sessionPolicy?: PolicyText;
    }
  | { readonly session: string; readonly mfa?: boolean }
  | { readonly webIdentity: string; readonly claims?: Readonly<Record<string, ContextValue>>; readonly mfa?: boolean }
  | { readonly saml: string; readonly attributes?: Readonly<Record<string, ContextValue>>; readonly mfa?: boolean };

/** A condition key's value in a scenario; `null` makes the key absent. Numbers keep their digits as typed. */
export type ContextValue = string | boolean | NumberText | null | readonly (string | boolean | NumberText)[];
/** A JSON number by its digits. */
export interface NumberText {
  readonly number: string;
}

export interface ResourceRef {
  readonly arn: string;
  readonly account?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface RequestDocument {
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

export interface StsParameters {
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
  readonly ProvidedContexts?: readonly { readonly ProviderArn: string; readonly ContextAssertion: string }[];
  readonly Name?: string;
  readonly TaskPolicyArn?: string;
}
