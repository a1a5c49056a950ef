import type { PolicyText } from '../types';
import { providerHost } from '../provider';
import { documentOf, rootOf } from './starter';

/** Whom a new role trusts, as IAM's console asks it. */
export type TrustChoice =
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'account'; readonly account: string; readonly externalId?: string; readonly mfa?: boolean }
  | ({ readonly kind: 'webIdentity' } & WebIdentity)
  | { readonly kind: 'saml'; readonly provider: string; readonly console: boolean };

export interface WebIdentity {
  /** An OIDC provider's ARN, or one of the built-in ones: `accounts.google.com`. */
  readonly provider: string;
  readonly audience: string;
  /** The token's `sub`, with wildcards; empty: whatever it is. */
  readonly subject: string;
  /** Cognito's identity pools tell who has signed in. */
  readonly signedIn?: boolean;
}

/** A new role's trust policy. */
export function trustPolicyFor(choice: TrustChoice): PolicyText {
  switch (choice.kind) {
    case 'service':
      return documentOf([
        { Effect: 'Allow', Principal: { Service: choice.service }, Action: serviceActions(choice.service) },
      ]);
    case 'account': {
      const { account, externalId, mfa } = choice;
      const condition = {
        ...(externalId !== undefined && externalId !== '' && { StringEquals: { 'sts:ExternalId': externalId } }),
        ...(mfa === true && { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      };
      return documentOf([
        { Effect: 'Allow', Principal: rootOf(account), Action: 'sts:AssumeRole', ...conditionOf(condition) },
      ]);
    }
    case 'webIdentity':
      return webIdentityPolicy(choice);
    case 'saml': {
      const condition = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
      return documentOf([
        {
          Effect: 'Allow',
          Principal: { Federated: choice.provider },
          Action: 'sts:AssumeRoleWithSAML',
          ...conditionOf(choice.console ? condition : {}),
        },
      ]);
    }
  }
}

/** EKS passes the pod's names along as session tags, which is a permission of its own. */
function serviceActions(service: string): string | readonly string[] {
  return service === 'pods.eks.amazonaws.com' ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole';
}

function webIdentityPolicy({ provider, audience, subject, signedIn }: WebIdentity): PolicyText {
  const host = providerHost(provider) ?? provider;
  const isPattern = subject.includes('*') || subject.includes('?');
  const equals = {
    ...(audience !== '' && { [`${host}:aud`]: audience }),
    ...(subject !== '' && !isPattern && { [`${host}:sub`]: subject }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(isPattern && { StringLike: { [`${host}:sub`]: subject } }),
    ...(signedIn === true && { 'ForAnyValue:StringLike': { [`${host}:amr`]: 'authenticated' } }),
  };
  return documentOf([
    {
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      ...conditionOf(condition),
    },
  ]);
}

function conditionOf(condition: object): { readonly Condition?: object } {
  return Object.keys(condition).length > 0 ? { Condition: condition } : {};
}
