import type { Obstacle } from '../trace/nodes';
import type { AttachedPolicy } from './world';

/** One request of a story, read from the scenario but not yet resolved against the world. */
export interface Request {
  /** Position in the scenario's requests, from 0. */
  readonly index: number;
  readonly pointer: string;
  /** What sentences call it. */
  readonly label: string;
  readonly disabled: boolean;
  readonly principal: PrincipalSpec;
  readonly action: string;
  /** At least one; `{ arn: '*' }` where the scenario names none. */
  readonly resources: readonly ResourceSpec[];
  readonly resourceAccount?: string;
  readonly context: ContextSpec;
  readonly vpcEndpoint?: string;
  readonly calledVia: readonly string[];
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
  readonly parameters: Parameters;
  /** The name under which later requests use what this one obtains. */
  readonly session?: string;
  /** Members of the scenario that it needs and that cannot be read: with one, the outcome is `error`. */
  readonly obstacles?: readonly Obstacle[];
}

/** Condition keys that the scenario gives; `undefined` values make a key absent. `list`: it was given as a list. */
export type ContextSpec = ReadonlyMap<
  string,
  { readonly values: readonly string[]; readonly list: boolean } | undefined
>;

export interface ResourceSpec {
  readonly arn: string;
  readonly account?: string;
  readonly context: ContextSpec;
  readonly tags?: ReadonlyMap<string, string>;
}

export type PrincipalSpec =
  | {
      readonly kind: 'arn';
      readonly arn: string;
      readonly credentials?: 'longTerm' | 'sessionToken' | 'console';
      readonly mfa?: boolean;
      readonly creator?: string;
      readonly sessionPolicy?: AttachedPolicy;
    }
  | { readonly kind: 'session'; readonly session: string; readonly mfa?: boolean }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'webIdentity'; readonly provider: string; readonly claims: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'saml'; readonly provider: string; readonly attributes: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'unreadable'; readonly text: string };

/** Parameters of an STS call. Durations in seconds. */
export interface Parameters {
  readonly RoleSessionName?: string;
  readonly DurationSeconds?: number;
  readonly ExternalId?: string;
  readonly Policy?: AttachedPolicy;
  readonly PolicyArns?: readonly AttachedPolicy[];
  readonly Tags?: ReadonlyMap<string, string>;
  readonly TransitiveTagKeys?: readonly string[];
  readonly SourceIdentity?: string;
  readonly SerialNumber?: string;
  readonly TokenCode?: string;
  readonly ProvidedContexts?: readonly { readonly ProviderArn: string; readonly ContextAssertion: string }[];
  readonly Name?: string;
  readonly TaskPolicyArn?: string;
}
