import type { PolicyType } from './policy';

/** What a policy type says of an element that not all types have. */
export type Requirement = 'required' | 'expected' | 'forbidden';

/** Principal, by policy type (PL-015, section 2). */
export function principalIn(type: PolicyType): Exclude<Requirement, 'expected'> {
  switch (type) {
    case 'resourceBasedPolicy':
    case 'keyPolicy':
    case 'trustPolicy':
    case 'resourceControlPolicy':
    case 'vpcEndpointPolicy':
      return 'required';
    case 'identityBasedPolicy':
    case 'permissionsBoundary':
    case 'sessionPolicy':
    case 'serviceControlPolicy':
      return 'forbidden';
  }
}

/** Resource, by policy type (PL-014, PL-045). A resource's own policy may leave it out: then it means that resource. */
export function resourceIn(type: PolicyType): Requirement {
  switch (type) {
    case 'trustPolicy':
      return 'forbidden';
    case 'resourceBasedPolicy':
    case 'keyPolicy':
      return 'expected';
    case 'identityBasedPolicy':
    case 'permissionsBoundary':
    case 'sessionPolicy':
    case 'serviceControlPolicy':
    case 'resourceControlPolicy':
    case 'vpcEndpointPolicy':
      return 'required';
  }
}

/** Whether IAM itself keeps documents of this type, and so holds them to its own characters (PL-030). */
export function isKeptByIam(type: PolicyType): boolean {
  return (
    type === 'identityBasedPolicy' ||
    type === 'permissionsBoundary' ||
    type === 'sessionPolicy' ||
    type === 'trustPolicy'
  );
}

/** The policy type in a sentence: `a resource control policy`. */
export function sayType(type: PolicyType): string {
  switch (type) {
    case 'resourceBasedPolicy':
      return 'a resource-based policy';
    case 'keyPolicy':
      return 'a key policy';
    case 'trustPolicy':
      return 'a trust policy';
    case 'resourceControlPolicy':
      return 'a resource control policy';
    case 'vpcEndpointPolicy':
      return 'a VPC endpoint policy';
    case 'identityBasedPolicy':
      return 'an identity-based policy';
    case 'permissionsBoundary':
      return 'a permissions boundary';
    case 'sessionPolicy':
      return 'a session policy';
    case 'serviceControlPolicy':
      return 'a service control policy';
  }
}
