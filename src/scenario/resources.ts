import type { RequestDocument, ResourceRef } from './types';

/** Whether `resource` names one resource, rather than a list of what the call needs. */
export function isOneResource(resource: NonNullable<RequestDocument['resource']>): resource is string | ResourceRef {
  return !Array.isArray(resource);
}

/** What a request's `resource` names, one by one; empty where it names none. */
export function resourceRefs(resource: RequestDocument['resource']): readonly (string | ResourceRef)[] {
  if (resource === undefined) return [];
  return isOneResource(resource) ? [resource] : resource;
}
