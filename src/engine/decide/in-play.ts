import { principalAccount } from '../context/principal-keys';
import type { AttachedPolicy, DocumentSource } from '../model/world';
import type { Policy, PolicyType } from '../policy/policy';
import { readPolicy } from '../policy/read';
import type { Check } from './authorize';
import { resourceControlLevels, serviceControlLevels } from './organization';
import { relationOf } from './owner';
import { callerPolicies } from './policies';
import { resourceDocument } from './resource-side';

/** Every readable policy that takes part in a check, whatever its type. */
export function policiesInPlay(check: Check): readonly Policy[] {
  const { world, principal, action, resource } = check;
  const policies: Policy[] = [];
  const add = (type: PolicyType, document: DocumentSource | AttachedPolicy['document'] | undefined): void => {
    if (!document || 'missing' in document) return;
    const policy = readPolicy(document.text, type);
    if (!policy.stopped) policies.push(policy);
  };
  for (const level of serviceControlLevels(world, principal) ?? []) {
    for (const { document } of level.serviceControlPolicies) add('serviceControlPolicy', document);
  }
  for (const level of resourceControlLevels(world, principal, resource, action) ?? []) {
    for (const { document } of level.resourceControlPolicies) add('resourceControlPolicy', document);
  }
  add('vpcEndpointPolicy', check.endpoint?.policy);
  const own = callerPolicies(world, principal);
  for (const type of ['identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy'] as const) {
    for (const { attached } of own[type] ?? []) add(type, attached.document);
  }
  const account = principalAccount(principal);
  const relation = relationOf(account, resource.owner);
  const side = resourceDocument(world, action, resource, relation);
  if (side.kind === 'policy') add(side.gate, side.document);
  return policies;
}
