import type { DocumentSource, World } from '../model/world';
import type { Assumption } from '../trace/nodes';
import type { ResourceGate } from './findings';
import type { ResolvedResource } from './owner';

/** Which policy speaks for a resource, and whether one must. */
export interface ResourceSide {
  readonly gate: ResourceGate;
  /** `assumed`: the owner is not in the scenario; `notNeeded`: the operation asks no resource side (PR-04). */
  readonly kind: 'policy' | 'assumed' | 'notNeeded';
  /** undefined: the resource has no policy. */
  readonly document?: DocumentSource;
  readonly name: string;
  readonly attachedTo: string;
  readonly assumptions: readonly Assumption[];
}

/** Scenario format, "Whose resource": a role's trust policy counts for these actions only. */
const trustActions: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithwebidentity',
  'sts:assumerolewithsaml',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
]);

/** Whether an action asks a role's trust policy. */
export function asksTrustPolicy(action: string, arn: string): boolean {
  return trustActions.has(action.toLowerCase()) && arn.includes(':role/');
}

/** Finds the policy of the resource: the trust policy of a role, the key policy of a key, else the resource-based policy. */
export function resourceDocument(
  world: World,
  action: string,
  resource: ResolvedResource,
  relation: 'sameAccount' | 'crossAccount' | 'noAccount',
): ResourceSide {
  const { arn, owner, entry, role } = resource;
  const outside = owner !== undefined && !world.accounts.has(owner);
  const side = { attachedTo: entry?.arn ?? arn, name: entry?.arn ?? arn, assumptions: [] };
  if (action.toLowerCase() === 'sts:assumeroot') return { ...side, gate: 'resourceBasedPolicy', kind: 'notNeeded' };
  if (asksTrustPolicy(action, arn)) {
    if (outside) return { ...side, gate: 'trustPolicy', kind: 'assumed' };
    return {
      ...side,
      gate: 'trustPolicy',
      kind: 'policy',
      name: role?.name ?? arn,
      ...(role?.trustPolicy ? { document: role.trustPolicy } : {}),
    };
  }
  const key = isKey(action, arn);
  if (outside && (relation !== 'sameAccount' || key)) {
    return { ...side, gate: key ? 'keyPolicy' : 'resourceBasedPolicy', kind: 'assumed' };
  }
  if (key) {
    if (entry?.policy) return { ...side, gate: 'keyPolicy', kind: 'policy', document: entry.policy };
    const document = defaultKeyPolicy(owner ?? '', arn);
    const assumptions: Assumption[] = [{ code: 'defaultKeyPolicy', rule: 'KM-02', facts: { resource: arn } }];
    return { ...side, gate: 'keyPolicy', kind: 'policy', document, assumptions };
  }
  const policy = role ? undefined : entry?.policy;
  return { ...side, gate: 'resourceBasedPolicy', kind: 'policy', ...(policy ? { document: policy } : {}) };
}

function isKey(action: string, arn: string): boolean {
  return action.toLowerCase().startsWith('kms:') && arn.startsWith('arn:') && arn.includes(':key/');
}

/** KMSD: a key that the scenario gives no policy has the default one, which delegates to its account. */
function defaultKeyPolicy(account: string, arn: string): DocumentSource {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  };
  return {
    pointer: `default key policy of ${arn}`,
    text: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2),
  };
}
