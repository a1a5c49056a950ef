import type { Policy } from '../engine/policy/policy';
import { readPolicy } from '../engine/policy/read';
import { listDocuments } from './documents';
import { resourceRefs } from './resources';
import type { PolicyRef, RequestDocument, Scenario } from './types';
import { isAwsManaged } from './world/policies';

/** What AWS's reference data has to tell before a scenario can be evaluated. */
export interface NeededFacts {
  /** ARNs of AWS managed policies. */
  readonly managedPolicies: readonly string[];
  readonly actions: readonly string[];
  /** Condition keys of services; the global ones are the engine's own. */
  readonly keys: readonly string[];
}

export function neededFacts(scenario: Scenario): NeededFacts {
  const { accounts = {}, requests = [] } = scenario;
  const attached = Object.values(accounts).flatMap(({ users = {}, groups = {}, roles = {} }) => [
    ...Object.values(users).flatMap((user) => [...(user.policies ?? []), user.permissionsBoundary]),
    ...Object.values(groups).flatMap((group) => group.policies ?? []),
    ...Object.values(roles).flatMap((role) => [...(role.policies ?? []), role.permissionsBoundary]),
  ]);
  const passed = requests.flatMap(({ parameters }) => [...(parameters?.PolicyArns ?? []), parameters?.TaskPolicyArn]);
  const arns = [...attached, ...passed].filter(
    (ref: PolicyRef | undefined): ref is string => typeof ref === 'string' && isAwsManaged(ref),
  );
  return {
    managedPolicies: [...new Set(arns)],
    actions: [...new Set(requests.map(({ action }) => action).filter((action) => action.includes(':')))],
    keys: [...new Set([...documentKeys(scenario), ...requests.flatMap(contextKeys)])],
  };
}

function documentKeys(scenario: Scenario): readonly string[] {
  return listDocuments(scenario).flatMap(({ text, type }) => keysOf(readPolicy(text, type)));
}

const known = new WeakMap<Policy, readonly string[]>();

/** The condition keys of a policy, found once. */
function keysOf(policy: Policy): readonly string[] {
  let keys = known.get(policy);
  if (!keys) {
    keys = policy.statements.flatMap(({ conditions }) => conditions.map(({ key }) => key.value));
    known.set(policy, keys);
  }
  return keys;
}

function contextKeys({ context = {}, resource }: RequestDocument): readonly string[] {
  const own = resourceRefs(resource).flatMap((ref) => (typeof ref === 'string' ? [] : Object.keys(ref.context ?? {})));
  return [...Object.keys(context), ...own];
}
