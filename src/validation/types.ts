import type { PolicyType } from '../engine/policy/policy';

/** Policies that say what their own holder may do: no Principal, identity grammar. */
export function isIdentityType(type: PolicyType): boolean {
  return type === 'identityBasedPolicy' || type === 'permissionsBoundary' || type === 'sessionPolicy';
}

/** Policies that a resource carries; a trust policy is one by nature, and has rules of its own. */
export function isResourceType(type: PolicyType): boolean {
  return type === 'resourceBasedPolicy' || type === 'keyPolicy';
}

export function isControlType(type: PolicyType): boolean {
  return type === 'serviceControlPolicy' || type === 'resourceControlPolicy';
}
