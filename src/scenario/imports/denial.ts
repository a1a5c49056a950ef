import type { PolicyType } from '../../engine/policy/policy';
import type { RequestDocument } from '../types';
import { isAwsManaged } from '../world/policies';
import { addCaller, identityOf } from './caller';
import type { Draft } from './draft';
import type { ParsedMessage } from './message';
import { callerPolicies, faultyPolicy, managedPolicyOf, trustPolicyOf, type Missing } from './missing';
import { accountOf, policyHolder } from './resource-owner';

/** What AWS says of a denial. */
export type Denial = Pick<ParsedMessage, 'kind' | 'policyType' | 'policyArn'>;

/** A denied call, as far as its text says what it was. */
export interface DeniedCall {
  /** ARN or name of the caller; empty where the text does not say it. */
  readonly principal: string;
  readonly action: string;
  /** `*` where the text names none. */
  readonly resource: string;
  readonly denial: Denial;
  /** Of a federated user session, whose permissions are those of the user that asked for it. */
  readonly creator?: string;
}

/** What the verdict should be. AWS calls some implicit denials of service control policies explicit (CX-15). */
export function expectationOf({ kind, policyType }: Denial): NonNullable<RequestDocument['expect']> {
  if (kind === 'unknown' || (kind === 'explicitDeny' && policyType === 'serviceControlPolicy')) return 'deny';
  return kind;
}

const typeWords: Readonly<Record<PolicyType, string>> = {
  serviceControlPolicy: 'service control policy',
  resourceControlPolicy: 'resource control policy',
  vpcEndpointPolicy: 'VPC endpoint policy',
  resourceBasedPolicy: 'resource-based policy',
  keyPolicy: 'key policy',
  trustPolicy: 'role trust policy',
  identityBasedPolicy: 'identity-based policy',
  permissionsBoundary: 'permissions boundary',
  sessionPolicy: 'session policy',
};

/** The policy type at fault, for the request's name: `no identity-based policy allows it`. */
export function faultWords({ kind, policyType }: Denial): string {
  const words = policyType === undefined ? undefined : typeWords[policyType];
  switch (kind) {
    case 'implicitDeny':
      return words === undefined ? 'denied by no allow' : `no ${words} allows it`;
    case 'explicitDeny':
      return words === undefined ? 'explicit deny' : `explicit deny in ${words}`;
    case 'unknown':
      return words === undefined ? 'denied, no reason given' : `denied, maybe by ${words}`;
  }
}

/**
 * Puts what a denied call speaks of into a draft, without policies: the role that it would assume, the resource whose
 * policy is at fault. An AWS managed policy that is named as denying is attached: its text is known.
 */
export function addDenied(draft: Draft, { principal, action, resource, denial }: DeniedCall): void {
  const { policyType, policyArn } = denial;
  if (isAssumeRole(action)) addCaller(draft, resource);
  const owner = accountOf(resource) ?? identityOf(principal)?.account;
  if (owner !== undefined && resource !== '*' && isResourceType(policyType)) {
    draft.put(owner, 'resources', policyHolder(resource), {});
  }
  const identity = identityOf(principal);
  if (!identity || policyArn === undefined || !isAwsManaged(policyArn)) return;
  const attached =
    policyType === 'permissionsBoundary' ? { permissionsBoundary: policyArn } : { policies: [policyArn] };
  if (policyType !== 'permissionsBoundary' && policyType !== 'identityBasedPolicy') return;
  if (identity.kind === 'user') draft.put(identity.account, 'users', identity.name, attached);
  if (identity.kind === 'session' || identity.kind === 'role') {
    draft.put(identity.account, 'roles', identity.name, attached);
  }
}

/** What has to be pasted besides: the document at fault first, then everything else that the call's verdict needs. */
export function missingOf({ principal, action, resource, denial, creator }: DeniedCall): readonly Missing[] {
  const { policyType, policyArn } = denial;
  const named =
    policyArn === undefined || isAwsManaged(policyArn) ? [] : [managedPolicyOf(policyArn, placeOf(policyArn))];
  return distinct([
    ...named,
    ...(policyType === undefined ? [] : faultyPolicy(policyType, creator ?? principal, resource)),
    ...callerPolicies(creator ?? principal),
    ...(isAssumeRole(action) && resource !== '*' ? [trustPolicyOf(resource)] : []),
  ]);
}

export function isAssumeRole(action: string): boolean {
  return action.toLowerCase().startsWith('sts:assumerole') && action.toLowerCase() !== 'sts:assumeroot';
}

/** The first of several that say the same. */
export function distinct<T extends { readonly message: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter(({ message }) => !seen.has(message) && seen.add(message));
}

function isResourceType(type: PolicyType | undefined): boolean {
  return type === 'resourceBasedPolicy' || type === 'keyPolicy';
}

/** Where the text of a customer managed policy belongs. */
function placeOf(policyArn: string): string | undefined {
  const identity = identityOf(policyArn);
  return identity?.kind === 'other' ? `/accounts/${identity.account}/policies/${identity.name}` : undefined;
}
