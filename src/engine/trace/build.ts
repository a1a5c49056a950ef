import { policyTypes, type PolicyType } from '../policy/policy';
import type { Findings, GateName, ResourceGate } from '../decide/findings';
import { denyOrder, policyTypeOf } from '../decide/findings';
import type { Flow } from '../decide/flow';
import { absentRule, decide } from '../decide/flow';
import type { DecidedBy, Decision, GateVerdict } from './decision';
import { gateVerdict, grantedForms, type Gates, type MatchedGate } from './matched-gate';
import type { StatementNode } from './match';
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
export function authorizationNode(facts: AuthorizationFacts, gates: Gates): AuthorizationNode {
  const findings = findingsOf(facts, gates);
  const flow = decide(findings);
  const { decision, parts } = flow;
  const stopped = facts.obstacles[0];
  const { resourceGate, callerAccount, organization } = facts;
  const { verdicts } = findings;
  const gate = (name: GateName): GateNode =>
    gateNode(name === 'resource' ? resourceGate : name, gates[name], verdicts[name], parts[name]);
  const node: Growing<AuthorizationNode> = {
    kind: 'authorization',
    action: facts.action,
    resource: facts.resource,
    relation: facts.relation,
    obstacles: facts.obstacles,
    context: facts.context,
    assumptions: facts.assumptions,
    notes: facts.notes,
    decision: stopped ? 'error' : decision,
    decidedBy: stopped ? stopped.decidedBy : flow.decidedBy,
    deny: denyEvaluation(gates, verdicts, resourceGate),
    sides: [
      sideNode('organization', organization, decision, [gate('resourceControlPolicy'), gate('serviceControlPolicy')]),
      sideNode('caller', callerAccount, decision, [
        gate('vpcEndpointPolicy'),
        gate('identityBasedPolicy'),
        gate('permissionsBoundary'),
        gate('sessionPolicy'),
      ]),
      sideNode('resource', facts.resourceAccount, decision, [gate('resource')]),
    ],
  };
  if (facts.resourceAccount !== undefined) node.resourceAccount = facts.resourceAccount;
  if (facts.rule) node.rule = facts.rule;
  return node;
}

type Verdicts = Findings['verdicts'];

/** The findings that `decide` sees: one value per policy type. */
function findingsOf(facts: AuthorizationFacts, gates: Gates): Findings {
  const verdicts = {
    resourceControlPolicy: gateVerdict(gates.resourceControlPolicy),
    serviceControlPolicy: gateVerdict(gates.serviceControlPolicy),
    vpcEndpointPolicy: gateVerdict(gates.vpcEndpointPolicy),
    resource: gateVerdict(gates.resource),
    identityBasedPolicy: gateVerdict(gates.identityBasedPolicy),
    permissionsBoundary: gateVerdict(gates.permissionsBoundary),
    sessionPolicy: gateVerdict(gates.sessionPolicy),
  };
  const findings: Growing<Findings> = {
    caller: facts.caller,
    relation: facts.relation,
    resourceGate: facts.resourceGate,
    verdicts,
    forms: grantedForms(gates.resource),
    callerAssumed: facts.callerAssumed,
    resourceSide: facts.resourceSide,
  };
  if (facts.rule) findings.rule = facts.rule;
  if (facts.identityRequired !== undefined) findings.identityRequired = facts.identityRequired;
  return findings;
}

const noDeny: DenyEvaluationNode = { kind: 'denyEvaluation', gates: [] };

function denyEvaluation(gates: Gates, verdicts: Verdicts, resourceGate: ResourceGate): DenyEvaluationNode {
  let nodes: DenyGateNode[] | undefined;
  for (const gate of denyOrder) {
    const policies = gates[gate].deny;
    if (policies.length === 0) continue;
    const policyType = policyTypeOf(gate, { resourceGate });
    (nodes ??= []).push({ kind: 'denyGate', policyType, applies: verdicts[gate] === 'deny', policies });
  }
  if (!nodes) return noDeny;
  const first = nodes.find((node) => node.applies);
  return first
    ? { kind: 'denyEvaluation', gates: nodes, decidedBy: first.policyType }
    : { kind: 'denyEvaluation', gates: nodes };
}

/** One side of a decision with its gates, in the order of their turns. */
function sideNode(
  side: SideNode['side'],
  owner: string | undefined,
  decision: Decision,
  gates: readonly GateNode[],
): SideNode {
  const blocked = decision !== 'allowed' && gates.some(decides);
  const reached = gates.some(isReached);
  const verdict = blocked ? 'implicitDeny' : reached || decision === 'allowed' ? 'allowed' : 'notReached';
  const last = lastSides[side];
  if (last?.owner === owner && last?.verdict === verdict && last.gates.every((gate, at) => gate === gates[at]))
    return last;
  const made: SideNode =
    owner === undefined ? { kind: 'side', side, verdict, gates } : { kind: 'side', side, owner, verdict, gates };
  lastSides[side] = made;
  return made;
}

function decides({ part }: GateNode): boolean {
  return part === 'decides';
}

function isReached({ part }: GateNode): boolean {
  return part !== 'notReached' && part !== 'absent';
}

/** The last node of each side: that of the organization and of the resource is often the same as before. */
const lastSides: Partial<Record<SideNode['side'], SideNode>> = {};

const none: readonly [] = [];

const absentNodes = Object.fromEntries(
  policyTypes.map((policyType): [PolicyType, GateNode] => [
    policyType,
    {
      kind: 'gate',
      policyType,
      verdict: 'absent',
      part: 'absent',
      rule: absentRule,
      levels: none,
      policies: none,
    },
  ]),
) as Readonly<Record<PolicyType, GateNode>>;

function gateNode(
  policyType: PolicyType,
  matched: MatchedGate,
  verdict: GateVerdict,
  { part, rule }: Flow['parts'][GateName],
): GateNode {
  // most types are absent from most requests
  if (part === 'absent' && !matched.assumed && rule === absentRule) return absentNodes[policyType];
  const node: Growing<GateNode> = {
    kind: 'gate',
    policyType,
    verdict,
    part: matched.assumed && part === 'absent' ? 'passes' : part,
    rule,
    levels: matched.levels,
    policies: matched.levels.length === 0 ? matched.allow : none,
  };
  if (matched.assumed) node.assumed = true;
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
  facts: Pick<RequestNode, 'index' | 'authorizations' | 'obstacles' | 'assumptions' | 'notes' | 'caller'> & {
    readonly session?: RequestNode['session'] | undefined;
  },
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
