import type { Principal } from '../model/principal';
import type { PolicyType } from '../policy/policy';
import type { GateVerdict } from '../trace/decision';
import type { PrincipalForm } from '../trace/match';
import type { AppliedRule } from '../trace/nodes';

/** The policy type that speaks for the resource: keys have a key policy, roles a trust policy (evaluation, T6 to T8). */
export type ResourceGate = 'resourceBasedPolicy' | 'trustPolicy' | 'keyPolicy';

/**
 * What `match` found, and all that `decide` knows of a request: one value per policy type, and in which forms the
 * resource's policy names the caller. Nothing here remembers a pattern or a condition.
 */
export interface Findings {
  readonly caller: Principal['kind'];
  readonly relation: 'sameAccount' | 'crossAccount' | 'noAccount';
  readonly resourceGate: ResourceGate;
  readonly verdicts: Readonly<Record<GateName, GateVerdict>>;
  /** Forms of the Allow statements of the resource's policy that apply. */
  readonly forms: readonly PrincipalForm[];
  /** The caller's account is not in the scenario: its side is taken for granted. */
  readonly callerAssumed: boolean;
  /** `assumed`: the owner is not in the scenario; `notNeeded`: the operation asks no resource side (PR-04). */
  readonly resourceSide: 'policy' | 'assumed' | 'notNeeded';
  /** The rule by which the caller's identity-based policies must allow whatever the resource grants (ST-14). */
  readonly identityRequired?: string | undefined;
  /** What settles the request whatever the policies say. */
  readonly rule?: AppliedRule | undefined;
}

/** The seven turns of a decision; `resource` is the turn of `resourceGate`. */
export const gateNames = [
  'resourceControlPolicy',
  'serviceControlPolicy',
  'vpcEndpointPolicy',
  'resource',
  'identityBasedPolicy',
  'permissionsBoundary',
  'sessionPolicy',
] as const;
export type GateName = (typeof gateNames)[number];

/** The policy type whose turn a gate is. */
export function policyTypeOf(gate: GateName, findings: Pick<Findings, 'resourceGate'>): PolicyType {
  return gate === 'resource' ? findings.resourceGate : gate;
}

/** DM-10 and the scenario format: the order in which a Deny is named. */
export const denyOrder: readonly GateName[] = [
  'serviceControlPolicy',
  'resourceControlPolicy',
  'vpcEndpointPolicy',
  'resource',
  'identityBasedPolicy',
  'permissionsBoundary',
  'sessionPolicy',
];
