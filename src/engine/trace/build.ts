import type { PolicyType } from '../policy/policy';
import type { Findings, GateName, ResourceGate } from '../decide/findings';
import { denyOrder, gateNames, policyTypeOf } from '../decide/findings';
import type { Flow } from '../decide/flow';
import { decide } from '../decide/flow';
import type { DecidedBy, Decision, GateVerdict } from './decision';
import type { PrincipalForm, StatementNode } from './match';
import type { Growing } from './growing';
import type {
  Alternative,
  AuthorizationNode,
  DenyEvaluationNode,
  DenyGateNode,
  GateNode,
  LevelNode,
  Obstacle,
  PolicyNode,
  RequestNode,
  SideNode,
} from './nodes';

/** A policy whose statements of one effect were matched. */
export function policyNode(
  { document, name, arn, group }: PolicyFacts,
  statements: readonly StatementNode[],
): PolicyNode {
  const applies = statements.some((statement) => statement.applies);
  const node: Growing<PolicyNode> = { kind: 'policy', document, name, applies, statements };
  if (arn !== undefined) node.arn = arn;
  if (group !== undefined) node.group = group;
  return node;
}

/** Which policy it is. */
interface PolicyFacts extends Pick<PolicyNode, 'document' | 'name'> {
  readonly arn: string | undefined;
  readonly group: string | undefined;
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
  const { verdicts } = findings;
  const node: Growing<AuthorizationNode> = {
    kind: 'authorization',
    action: facts.action,
    resource: facts.resource,
    relation: facts.relation,
    obstacles: facts.obstacles,
    context: facts.context,
    assumptions: facts.assumptions,
    notes: facts.notes,
    decision: stopped ? 'error' : flow.decision,
    decidedBy: stopped ? stopped.decidedBy : flow.decidedBy,
    deny: denyEvaluation(gates, verdicts, resourceGate),
    sides: [
      sideNode('organization', organization, gates, verdicts, flow, resourceGate),
      sideNode('caller', callerAccount, gates, verdicts, flow, resourceGate),
      sideNode('resource', facts.resourceAccount, gates, verdicts, flow, resourceGate),
    ],
  };
  if (facts.resourceAccount !== undefined) node.resourceAccount = facts.resourceAccount;
  if (facts.rule) node.rule = facts.rule;
  return node;
}

type Gates = ReadonlyMap<GateName, MatchedGate>;
type Verdicts = Findings['verdicts'];

/** The gates of each side, in the order of their turns. */
const gatesOfSide: Readonly<Record<SideNode['side'], readonly GateName[]>> = {
  organization: ['resourceControlPolicy', 'serviceControlPolicy'],
  caller: ['vpcEndpointPolicy', 'identityBasedPolicy', 'permissionsBoundary', 'sessionPolicy'],
  resource: ['resource'],
};

/** The findings that `decide` sees: one value per policy type. */
export function findingsOf(facts: AuthorizationFacts, gates: ReadonlyMap<GateName, MatchedGate>): Findings {
  const verdicts = {} as Record<GateName, GateVerdict>;
  for (const gate of gateNames) {
    const matched = gates.get(gate);
    verdicts[gate] = matched ? gateVerdict(matched) : 'absent';
  }
  const resource = gates.get('resource');
  const findings: Growing<Findings> = {
    caller: facts.caller,
    relation: facts.relation,
    resourceGate: facts.resourceGate,
    verdicts,
    forms: resource ? grantedForms(resource) : [],
    callerAssumed: facts.callerAssumed,
    resourceSide: facts.resourceSide,
  };
  if (facts.rule) findings.rule = facts.rule;
  if (facts.identityRequired !== undefined) findings.identityRequired = facts.identityRequired;
  return findings;
}

function denyEvaluation(gates: Gates, verdicts: Verdicts, resourceGate: ResourceGate): DenyEvaluationNode {
  const nodes: DenyGateNode[] = [];
  for (const gate of denyOrder) {
    const policies = gates.get(gate)?.deny ?? none;
    if (policies.length === 0) continue;
    const policyType = policyTypeOf(gate, { resourceGate });
    nodes.push({ kind: 'denyGate', policyType, applies: verdicts[gate] === 'deny', policies });
  }
  const first = nodes.find((node) => node.applies);
  return first
    ? { kind: 'denyEvaluation', gates: nodes, decidedBy: first.policyType }
    : { kind: 'denyEvaluation', gates: nodes };
}

function sideNode(
  side: SideNode['side'],
  owner: string | undefined,
  gates: Gates,
  verdicts: Verdicts,
  flow: Flow,
  resourceGate: ResourceGate,
): SideNode {
  const nodes = gatesOfSide[side].map((name) =>
    gateNode(policyTypeOf(name, { resourceGate }), gates.get(name), verdicts[name], flow.parts[name]),
  );
  const blocked = flow.decision !== 'allowed' && nodes.some((node) => node.part === 'decides');
  const reached = nodes.some((node) => node.part !== 'notReached' && node.part !== 'absent');
  const verdict = blocked ? 'implicitDeny' : reached || flow.decision === 'allowed' ? 'allowed' : 'notReached';
  return owner === undefined
    ? { kind: 'side', side, verdict, gates: nodes }
    : { kind: 'side', side, owner, verdict, gates: nodes };
}

const none: readonly [] = [];

function gateNode(
  policyType: PolicyType,
  matched: MatchedGate | undefined,
  verdict: GateVerdict,
  { part, rule }: Flow['parts'][GateName],
): GateNode {
  const node: Growing<GateNode> = {
    kind: 'gate',
    policyType,
    verdict,
    part: matched?.assumed && part === 'absent' ? 'passes' : part,
    rule,
    levels: matched?.levels ?? none,
    policies: matched && matched.levels.length === 0 ? matched.allow : none,
  };
  if (matched?.assumed) node.assumed = true;
  return node;
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
  const { index, authorizations, obstacles, assumptions, notes, caller, session } = facts;
  const node: Growing<RequestNode> = {
    kind: 'request',
    index,
    authorizations,
    obstacles,
    assumptions,
    notes,
    caller,
    decision,
    decidedBy,
  };
  if (speaker !== undefined) node.speaker = speaker;
  if (session && decision === 'allowed') node.session = session;
  return node;
}

function speakerOf(
  authorizations: readonly AuthorizationNode[],
  obstacles: readonly Obstacle[],
): [Decision, DecidedBy, number | undefined] {
  const [obstacle] = obstacles;
  // scenario format: credentials that nobody knows to be there make their use undetermined, not an error
  if (obstacle)
    return [obstacle.code === 'sessionUndetermined' ? 'undetermined' : 'error', obstacle.decidedBy, undefined];
  const [only] = authorizations;
  if (only && authorizations.length === 1) return [only.decision, only.decidedBy, 0];
  for (const decision of gravity) {
    const at = authorizations.findIndex((authorization) => authorization.decision === decision);
    const found = authorizations[at];
    if (found) return [decision, found.decidedBy, at];
  }
  throw new Error('a request without an obstacle has at least one authorization');
}
