import type { PolicyType } from '../policy/policy';
import type { Findings, GateName, ResourceGate } from '../decide/findings';
import { denyOrder, gateNames, policyTypeOf } from '../decide/findings';
import type { Flow } from '../decide/flow';
import { decide } from '../decide/flow';
import type { DecidedBy, Decision, GateVerdict } from './decision';
import type { PrincipalForm, StatementNode } from './match';
import type {
  Alternative,
  AuthorizationNode,
  DenyEvaluationNode,
  GateNode,
  LevelNode,
  Obstacle,
  PolicyNode,
  RequestNode,
  SideNode,
} from './nodes';

/** A policy whose statements of one effect were matched. */
export function policyNode(
  facts: Pick<PolicyNode, 'document' | 'name' | 'arn' | 'group'>,
  statements: readonly StatementNode[],
): PolicyNode {
  return { kind: 'policy', ...facts, applies: statements.some((statement) => statement.applies), statements };
}

/** A level of the organization: one of its policies must allow (OG-01). */
export function levelNode(facts: Pick<LevelNode, 'level' | 'id' | 'name'>, policies: readonly PolicyNode[]): LevelNode {
  return { kind: 'level', ...facts, verdict: policies.some((policy) => policy.applies) ? 'allow' : 'none', policies };
}

/**
 * One policy type with everything that was matched for it: Deny statements and Allow statements apart, so that each
 * statement stands in the tree once.
 */
export interface MatchedGate {
  readonly gate: GateName;
  /** `absent` types have no policies and never block. */
  readonly present: boolean;
  readonly deny: readonly PolicyNode[];
  readonly allow: readonly PolicyNode[];
  /** Organization types only: every level must allow. */
  readonly levels: readonly LevelNode[];
  /** An Allow that is always attached (`RCPFullAWSAccess`, an endpoint's default policy), by its rule. */
  readonly standing?: string;
  /** The account is not in the scenario: its side is taken for granted. */
  readonly assumed?: boolean;
  /** A Deny of this type does not count for this caller (S3-09). */
  readonly denyIgnored?: boolean;
}

/** What a policy type says (evaluation, 0.2). */
export function gateVerdict(matched: MatchedGate): GateVerdict {
  if (!matched.present) return 'absent';
  if (!matched.denyIgnored && matched.deny.some((policy) => policy.applies)) return 'deny';
  if (matched.standing !== undefined) return 'allow';
  if (matched.levels.length > 0) return matched.levels.every((level) => level.verdict === 'allow') ? 'allow' : 'none';
  return matched.allow.some((policy) => policy.applies) ? 'allow' : 'none';
}

/** The forms in which the resource's applying Allow statements name the caller. */
export function grantedForms(matched: MatchedGate): readonly PrincipalForm[] {
  const forms = new Set<PrincipalForm>();
  for (const policy of matched.allow) {
    for (const statement of policy.statements)
      if (statement.applies) statement.forms?.forEach((form) => forms.add(form));
  }
  return [...forms];
}

/** What `authorizationNode` needs besides the matched gates. */
export interface AuthorizationFacts
  extends
    Pick<AuthorizationNode, 'action' | 'resource' | 'relation' | 'obstacles' | 'context' | 'assumptions' | 'notes'>,
    Pick<Findings, 'caller' | 'resourceGate' | 'callerAssumed' | 'resourceSide' | 'identityRequired'> {
  readonly resourceAccount?: string;
  readonly callerAccount?: string;
  readonly organization?: string;
  readonly rule?: AuthorizationNode['rule'];
}

/** One action on one resource, decided from its gates. */
export function authorizationNode(
  facts: AuthorizationFacts,
  gates: ReadonlyMap<GateName, MatchedGate>,
): AuthorizationNode {
  const findings = findingsOf(facts, gates);
  const flow = decide(findings);
  const stopped = facts.obstacles[0];
  const { resourceGate, callerAccount, organization } = facts;
  return {
    kind: 'authorization',
    action: facts.action,
    resource: facts.resource,
    relation: facts.relation,
    ...(facts.resourceAccount === undefined ? {} : { resourceAccount: facts.resourceAccount }),
    ...(facts.rule ? { rule: facts.rule } : {}),
    obstacles: facts.obstacles,
    context: facts.context,
    assumptions: facts.assumptions,
    notes: facts.notes,
    decision: stopped ? 'error' : flow.decision,
    decidedBy: stopped ? stopped.decidedBy : flow.decidedBy,
    deny: denyEvaluation(gates, resourceGate),
    sides: [
      sideNode('organization', organization, ['resourceControlPolicy', 'serviceControlPolicy'], gates, flow, facts),
      sideNode(
        'caller',
        callerAccount,
        ['vpcEndpointPolicy', 'identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy'],
        gates,
        flow,
        facts,
      ),
      sideNode('resource', facts.resourceAccount, ['resource'], gates, flow, facts),
    ],
  };
}

/** The findings that `decide` sees: one value per policy type. */
export function findingsOf(facts: AuthorizationFacts, gates: ReadonlyMap<GateName, MatchedGate>): Findings {
  const verdicts = {} as Record<GateName, GateVerdict>;
  for (const gate of gateNames) {
    const matched = gates.get(gate);
    verdicts[gate] = matched ? gateVerdict(matched) : 'absent';
  }
  const resource = gates.get('resource');
  return {
    caller: facts.caller,
    relation: facts.relation,
    resourceGate: facts.resourceGate,
    verdicts,
    forms: resource ? grantedForms(resource) : [],
    callerAssumed: facts.callerAssumed,
    resourceSide: facts.resourceSide,
    ...(facts.rule ? { rule: facts.rule } : {}),
    ...(facts.identityRequired === undefined ? {} : { identityRequired: facts.identityRequired }),
  };
}

function denyEvaluation(gates: ReadonlyMap<GateName, MatchedGate>, resourceGate: ResourceGate): DenyEvaluationNode {
  const nodes = denyOrder.flatMap((gate) => {
    const matched = gates.get(gate);
    if (!matched || matched.deny.length === 0) return [];
    const applies = gateVerdict(matched) === 'deny';
    return [
      { kind: 'denyGate' as const, policyType: policyTypeOf(gate, { resourceGate }), applies, policies: matched.deny },
    ];
  });
  const first = nodes.find((node) => node.applies);
  return { kind: 'denyEvaluation', gates: nodes, ...(first ? { decidedBy: first.policyType } : {}) };
}

function sideNode(
  side: SideNode['side'],
  owner: string | undefined,
  names: readonly GateName[],
  gates: ReadonlyMap<GateName, MatchedGate>,
  flow: Flow,
  facts: AuthorizationFacts,
): SideNode {
  const nodes = names.map((name) => gateNode(name, gates.get(name), flow, facts.resourceGate));
  const blocked = flow.decision !== 'allowed' && nodes.some((node) => node.part === 'decides');
  const reached = nodes.some((node) => node.part !== 'notReached' && node.part !== 'absent');
  const verdict = blocked ? 'implicitDeny' : reached || flow.decision === 'allowed' ? 'allowed' : 'notReached';
  return { kind: 'side', side, ...(owner === undefined ? {} : { owner }), verdict, gates: nodes };
}

const none: readonly [] = [];

function gateNode(name: GateName, matched: MatchedGate | undefined, flow: Flow, resourceGate: ResourceGate): GateNode {
  const policyType: PolicyType = policyTypeOf(name, { resourceGate });
  return {
    kind: 'gate',
    policyType,
    verdict: matched ? gateVerdict(matched) : 'absent',
    part: matched?.assumed && flow.parts[name].part === 'absent' ? 'passes' : flow.parts[name].part,
    rule: flow.parts[name].rule,
    levels: matched?.levels ?? none,
    policies: matched && matched.levels.length === 0 ? matched.allow : none,
    ...(matched?.assumed ? { assumed: true } : {}),
  };
}

const gravity: readonly Decision[] = ['error', 'explicitDeny', 'implicitDeny', 'undetermined', 'allowed'];

/**
 * An authorization whose answer rests on open facts: the answer where there is only one, and `complete` says that there
 * is no other; else undetermined. One alternative for each decision.
 */
export function openAuthorization(alternatives: readonly Alternative[], complete: boolean): AuthorizationNode {
  const [first] = alternatives;
  if (!first) throw new Error('an open authorization needs at least one alternative');
  if (alternatives.length === 1 && complete) return first.authorization;
  return { ...first.authorization, decision: 'undetermined', decidedBy: 'model', alternatives };
}

/** A whole request: the gravest authorization speaks, and of those the first (scenario format, "decidedBy"). */
export function requestNode(
  facts: Pick<RequestNode, 'index' | 'authorizations' | 'obstacles' | 'assumptions' | 'notes' | 'caller' | 'session'>,
): RequestNode {
  const [decision, decidedBy, speaker] = speakerOf(facts.authorizations, facts.obstacles);
  const { session, ...rest } = facts;
  return {
    kind: 'request',
    ...rest,
    decision,
    decidedBy,
    ...(speaker === undefined ? {} : { speaker }),
    ...(session && decision === 'allowed' ? { session } : {}),
  };
}

function speakerOf(
  authorizations: readonly AuthorizationNode[],
  obstacles: readonly Obstacle[],
): [Decision, DecidedBy, number | undefined] {
  const [obstacle] = obstacles;
  // scenario format: credentials that nobody knows to be there make their use undetermined, not an error
  if (obstacle)
    return [obstacle.code === 'sessionUndetermined' ? 'undetermined' : 'error', obstacle.decidedBy, undefined];
  for (const decision of gravity) {
    const at = authorizations.findIndex((authorization) => authorization.decision === decision);
    const found = authorizations[at];
    if (found) return [decision, found.decidedBy, at];
  }
  throw new Error('a request without an obstacle has at least one authorization');
}
