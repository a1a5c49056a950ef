import { actionName } from '../model/action';
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
  readonly document: DocumentSource | undefined;
  readonly name: string;
  readonly attachedTo: string;
  readonly assumptions: readonly Assumption[];
}

/** The calls that assume the role that is their resource. */
const roleActions: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithwebidentity',
  'sts:assumerolewithsaml',
]);

/** Whether an action assumes a role, and so cannot do without one as its resource (ST-08). */
export function assumesRole(action: string): boolean {
  return roleActions.has(actionName(action).text);
}

/** Scenario format, "Whose resource": a role's trust policy counts for these actions only. */
const trustActions: ReadonlySet<string> = new Set([
  ...roleActions,
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
]);

/** Whether an action asks a role's trust policy. */
export function asksTrustPolicy(action: string, arn: string): boolean {
  return trustActions.has(actionName(action).text) && arn.includes(':role/');
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
  const attachedTo = entry?.arn ?? arn;
  const side = (
    gate: ResourceGate,
    kind: ResourceSide['kind'],
    document?: DocumentSource,
    assumptions = noAssumptions,
  ): ResourceSide => ({ gate, kind, document, name: attachedTo, attachedTo, assumptions });
  if (actionName(action).text === 'sts:assumeroot') return side('resourceBasedPolicy', 'notNeeded');
  if (asksTrustPolicy(action, arn)) {
    return outside
      ? side('trustPolicy', 'assumed')
      : { ...side('trustPolicy', 'policy', role?.trustPolicy), name: role?.name ?? arn };
  }
  const key = isKey(action, arn);
  if (outside && (relation !== 'sameAccount' || key)) return side(key ? 'keyPolicy' : 'resourceBasedPolicy', 'assumed');
  if (!key) return side('resourceBasedPolicy', 'policy', role ? undefined : entry?.policy);
  if (entry?.policy) return side('keyPolicy', 'policy', entry.policy);
  return side('keyPolicy', 'policy', defaultKeyPolicy(world, owner ?? '', arn), [
    { code: 'defaultKeyPolicy', rule: 'KM-02', facts: { resource: arn } },
  ]);
}

const noAssumptions: readonly Assumption[] = [];

function isKey(action: string, arn: string): boolean {
  return actionName(action).service === 'kms' && arn.startsWith('arn:') && arn.includes(':key/');
}

const defaultKeyPolicies = new WeakMap<World, Map<string, DocumentSource>>();

/**
 * KMSD: a key that the scenario gives no policy has the default one, which delegates to its account; the same document
 * for each request, so that what is derived from it can be kept beside it.
 */
function defaultKeyPolicy(world: World, account: string, arn: string): DocumentSource {
  let known = defaultKeyPolicies.get(world);
  if (!known) defaultKeyPolicies.set(world, (known = new Map<string, DocumentSource>()));
  const key = `${account} ${arn}`;
  let document = known.get(key);
  if (!document) known.set(key, (document = writeKeyPolicy(account, arn)));
  return document;
}

function writeKeyPolicy(account: string, arn: string): DocumentSource {
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
