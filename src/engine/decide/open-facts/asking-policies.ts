import { principalAccount } from '../../context/principal-keys';
import type { Policy } from '../../policy/policy';
import type { Check } from '../authorize';
import { resourceControlLevels, serviceControlLevels } from '../organization';
import { relationOf } from '../owner';
import { callerPolicies } from '../policies';
import { readAll, readOne, type Readables } from '../readables';
import { resourceDocument } from '../resource-side';

/** Every readable policy that takes part in a check and looks at an open fact, whatever its type. */
export function askingPolicies(check: Check): readonly Policy[] {
  const { world, principal, action, resource, endpoint } = check;
  let asking: readonly Policy[] = none;
  const add = (readables: Readables): void => {
    if (readables.asking.length > 0) asking = [...asking, ...readables.asking];
  };
  for (const level of serviceControlLevels(world, principal) ?? none)
    add(readAll(level.serviceControlPolicies, 'serviceControlPolicy'));
  for (const level of resourceControlLevels(world, principal, resource, action) ?? none)
    add(readAll(level.resourceControlPolicies, 'resourceControlPolicy'));
  if (endpoint?.policy) add(readOne(endpoint.policy, 'vpcEndpointPolicy'));
  const { identityBasedPolicy, permissionsBoundary, sessionPolicy } = callerPolicies(world, principal);
  if (identityBasedPolicy) add(readAll(identityBasedPolicy, 'identityBasedPolicy'));
  if (permissionsBoundary) add(readAll(permissionsBoundary, 'permissionsBoundary'));
  if (sessionPolicy) add(readAll(sessionPolicy, 'sessionPolicy'));
  const relation = relationOf(principalAccount(principal), resource.owner);
  const side = resourceDocument(world, action, resource, relation);
  if (side.kind === 'policy' && side.document) add(readOne(side.document, side.gate));
  return asking;
}

const none: readonly [] = [];
