import type { PolicyType } from '../engine/policy/policy';
import type { DecidedBy, Decision } from '../engine/trace/decision';
import type { GatePart } from '../engine/trace/nodes';

/** What AWS's messages call a policy type, without article (evaluation, 13.1). A key policy is a resource-based policy there. */
export const messageNames: Readonly<Record<PolicyType, string>> = {
  serviceControlPolicy: 'service control policy',
  resourceControlPolicy: 'resource control policy',
  vpcEndpointPolicy: 'VPC endpoint policy',
  resourceBasedPolicy: 'resource-based policy',
  keyPolicy: 'resource-based policy',
  trustPolicy: 'role trust policy',
  identityBasedPolicy: 'identity-based policy',
  permissionsBoundary: 'permissions boundary',
  sessionPolicy: 'session policy',
};

/** What the page calls a policy type. */
export const policyTypeNames: Readonly<Record<PolicyType, string>> = {
  ...messageNames,
  keyPolicy: 'key policy',
  trustPolicy: 'trust policy',
};

/** The plural, for headings. */
export const policyTypePlurals: Readonly<Record<PolicyType, string>> = {
  serviceControlPolicy: 'service control policies',
  resourceControlPolicy: 'resource control policies',
  vpcEndpointPolicy: 'VPC endpoint policy',
  resourceBasedPolicy: 'resource-based policy',
  keyPolicy: 'key policy',
  trustPolicy: 'trust policy',
  identityBasedPolicy: 'identity-based policies',
  permissionsBoundary: 'permissions boundary',
  sessionPolicy: 'session policies',
};

export const decisionNames: Readonly<Record<Decision, string>> = {
  allowed: 'allowed',
  explicitDeny: 'explicit deny',
  implicitDeny: 'implicit deny',
  error: 'error',
  undetermined: 'undetermined',
};

/** Who decides, in words. */
export function decidedByName(decidedBy: DecidedBy): string {
  switch (decidedBy) {
    case 'serviceRule':
      return 'a rule of the service';
    case 'rootUser':
      return 'the root user';
    case 'credentials':
      return 'the credentials';
    case 'model':
      return 'the scenario';
    default:
      return policyTypeNames[decidedBy];
  }
}

export const gatePartNames: Readonly<Record<GatePart, string>> = {
  decides: 'decides',
  passes: 'passes',
  bypassed: 'bypassed',
  absent: 'absent',
  notReached: 'not reached',
};

/** With AWS's article: `an identity-based policy`, `the role trust policy`. */
export function withArticle(policyType: PolicyType): string {
  const name = messageNames[policyType];
  if (policyType === 'trustPolicy') return `the ${name}`;
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
