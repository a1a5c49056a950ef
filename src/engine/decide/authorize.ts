import { deriveContext } from '../context/derive';
import { principalAccount } from '../context/principal-keys';
import type { Growing } from '../trace/growing';
import type { Subject } from '../match/subject';
import type { Principal } from '../model/principal';
import type { Request, ResourceSpec } from '../model/request';
import type { VpcEndpoint, World } from '../model/world';
import type { PolicyType } from '../policy/policy';
import type { AuthorizationFacts } from '../trace/build';
import { authorizationNode } from '../trace/build';
import type { Gates, MatchedGate } from '../trace/matched-gate';
import type { AppliedRule, Assumption, AuthorizationNode, Obstacle, OpenFact } from '../trace/nodes';
import { assumptionsAfter } from './assumptions';
import type { GateName } from './findings';
import { absentGate, assumedGate, matchGate, matchLevels, standingGate } from './gates';
import { resourceControlLevels, serviceControlLevels } from './organization';
import type { ResolvedResource } from './owner';
import { relationOf } from './owner';
import { callerPolicies, policyAlone } from './policies';
import { resourceDocument } from './resource-side';
import { appliedRule, ignoresResourceDeny } from './rules';

/** One permission check of a request: an action on a resource, with the keys that the call brings. */
export interface Check {
  readonly world: World;
  readonly request: Request;
  readonly principal: Principal;
  readonly action: string;
  readonly spec: ResourceSpec;
  readonly resource: ResolvedResource;
  readonly callKeys: ReadonlyMap<string, readonly string[]>;
  readonly endpoint?: VpcEndpoint;
  /** ST-14: the caller's identity-based policies must allow whatever the trust policy grants. */
  readonly identityRequired?: string;
  /** What STS refuses whatever the policies say. */
  readonly refusal?: AppliedRule;
  readonly obstacles: readonly Obstacle[];
  readonly notes: readonly string[];
}

/** Authorizes one check with the open facts at given values. */
export function authorize(check: Check, open: ReadonlyMap<OpenFact, string>): AuthorizationNode {
  const { world, request, action, resource } = check;
  const principal = withSessionName(check.principal, open.get('roleSessionName'));
  const { context, contradictions } = deriveContext({
    world,
    request,
    action,
    principal,
    resource,
    resourceContext: check.spec.context,
    callKeys: check.callKeys,
    open,
    ...(check.endpoint ? { endpoint: check.endpoint } : {}),
  });
  const callerAccount = principalAccount(principal);
  const relation = relationOf(callerAccount, resource.owner);
  const side = resourceDocument(world, action, resource, relation);
  const own = callerPolicies(world, principal);
  const callerAssumed = callerAccount !== undefined && !world.accounts.has(callerAccount);
  const subject = (policyType: PolicyType, attachedTo?: string): Subject => ({
    action,
    resource: resource.arn,
    principal,
    context,
    policyType,
    hasBoundary: own.permissionsBoundary !== undefined,
    attachedTo,
    gateway: policyType === 'vpcEndpointPolicy' && check.endpoint?.type === 'gateway',
  });

  const scp = serviceControlLevels(world, principal);
  const rcp = resourceControlLevels(world, principal, resource, action);
  const ruleSubject = { action, principal, resource: resource.arn, relation };
  const gates: Gates = {
    serviceControlPolicy: scp ? matchLevels('serviceControlPolicy', scp, subject('serviceControlPolicy')) : absentGate,
    resourceControlPolicy: rcp
      ? matchLevels('resourceControlPolicy', rcp, subject('resourceControlPolicy'))
      : absentGate,
    vpcEndpointPolicy: endpointGate(check.endpoint, subject),
    identityBasedPolicy: own.identityBasedPolicy
      ? matchGate(own.identityBasedPolicy, subject('identityBasedPolicy'))
      : withoutPolicies(principal, callerAssumed),
    permissionsBoundary: own.permissionsBoundary
      ? matchGate(own.permissionsBoundary, subject('permissionsBoundary'))
      : absentGate,
    sessionPolicy: own.sessionPolicy ? matchGate(own.sessionPolicy, subject('sessionPolicy')) : absentGate,
    resource: resourceGate(side, subject, ignoresResourceDeny(ruleSubject)),
  };
  const rule = check.refusal ?? appliedRule(ruleSubject);
  const conflicts = contradictions.map(({ key, given, derived }): Assumption => ({
    code: 'contextContradiction',
    rule: 'PL-275',
    facts: { key, given, derived },
  }));
  const facts: Growing<AuthorizationFacts> = {
    action,
    resource: resource.arn,
    relation,
    caller: principal.kind,
    resourceGate: side.gate,
    resourceSide: side.kind,
    callerAssumed,
    obstacles: obstaclesOf(check, gates),
    context: context.entries(),
    assumptions: conflicts.length === 0 ? side.assumptions : [...conflicts, ...side.assumptions],
    notes: check.notes,
  };
  if (resource.owner !== undefined) facts.resourceAccount = resource.owner;
  if (callerAccount !== undefined) facts.callerAccount = callerAccount;
  if (world.organization) facts.organization = world.organization.id;
  if (rule) facts.rule = rule;
  if (check.identityRequired !== undefined) facts.identityRequired = check.identityRequired;
  const node = authorizationNode(facts, gates);
  const after = assumptionsAfter(node, world, principal, callerAssumed);
  return after.length === 0 ? node : { ...node, assumptions: [...node.assumptions, ...after] };
}

/** Those of the check, then those of the gates in their turns. */
function obstaclesOf(check: Check, gates: Gates): readonly Obstacle[] {
  let all = check.obstacles;
  for (const gate of obstacleOrder) {
    const { obstacles } = gates[gate];
    if (obstacles.length > 0) all = [...all, ...obstacles];
  }
  return all;
}

const obstacleOrder: readonly GateName[] = [
  'serviceControlPolicy',
  'resourceControlPolicy',
  'vpcEndpointPolicy',
  'identityBasedPolicy',
  'permissionsBoundary',
  'sessionPolicy',
  'resource',
];

/** The identity-based policies of a caller that has none. */
function withoutPolicies(principal: Principal, callerAssumed: boolean): MatchedGate {
  if (callerAssumed) return assumedGate;
  return isOfRootUser(principal) ? standingGate('PR-01') : absentGate;
}

/** PR-01, T8a: a federated session of the root user has what the root user has, within its session policy. */
function isOfRootUser(principal: Principal): boolean {
  return principal.kind === 'federatedUser' && principal.creator.kind === 'root';
}

/** EV-22: a session whose name is not known gets the name that is being tried. */
export function withSessionName(principal: Principal, sessionName: string | undefined): Principal {
  if (principal.kind !== 'roleSession' || sessionName === undefined || principal.sessionName !== undefined)
    return principal;
  return { ...principal, sessionName };
}

type SubjectOf = (policyType: PolicyType, attachedTo?: string) => Subject;

/** VE-01: an endpoint without a policy of its own has the default one, which allows everything. */
function endpointGate(endpoint: VpcEndpoint | undefined, subject: SubjectOf): MatchedGate {
  if (!endpoint) return absentGate;
  if (!endpoint.policy) return standingGate('VE-01');
  return matchGate(policyAlone(endpoint.id, endpoint.policy), subject('vpcEndpointPolicy'));
}

function resourceGate(
  side: ReturnType<typeof resourceDocument>,
  subject: SubjectOf,
  denyIgnored: boolean,
): MatchedGate {
  if (side.kind !== 'policy' || !side.document) return side.kind === 'assumed' ? assumedGate : absentGate;
  const matched = matchGate(policyAlone(side.name, side.document), subject(side.gate, side.attachedTo));
  return denyIgnored ? { ...matched, denyIgnored } : matched;
}
