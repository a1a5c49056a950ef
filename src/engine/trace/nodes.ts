import type { PolicyType } from '../policy/policy';
import type { ContextEntry } from '../context/context';
import type { DecidedBy, Decision, GateVerdict } from './decision';
import type { StatementNode } from './match';

/**
 * The upper half of the trace: request → authorization (one per action and resource) → deny evaluation and sides →
 * gate → (organization level →) policy → statement. Every node is plain data that survives `structuredClone` and JSON.
 * Verdicts are computed by the constructors in `build.ts` from the children, never passed in.
 */
export interface RequestNode {
  readonly kind: 'request';
  /** Position in the scenario's requests, from 0. */
  readonly index: number;
  readonly decision: Decision;
  readonly decidedBy: DecidedBy;
  /** One per permission check and resource; empty where the call fails before any policy is read. */
  readonly authorizations: readonly AuthorizationNode[];
  /** The authorization that speaks for the request: an index into `authorizations`; undefined where an obstacle does. */
  readonly speaker?: number;
  /** Why the call cannot be authorized at all, or is refused whatever the policies say. */
  readonly obstacles: readonly Obstacle[];
  /** What the verdict takes for granted. */
  readonly assumptions: readonly Assumption[];
  /** Readings of unclear points that the verdict rests on, and documented traps: keys of the notes catalogue. */
  readonly notes: readonly string[];
  /** Who called: for sentences and pictures. */
  readonly caller: CallerSummary;
  /** What the call obtained, when it is allowed and gives credentials. */
  readonly session?: SessionSummary;
}

/** One action on one resource. */
export interface AuthorizationNode {
  readonly kind: 'authorization';
  readonly action: string;
  /** The ARN, or `*`. */
  readonly resource: string;
  /** Owner of the resource; undefined where nothing says it. */
  readonly resourceAccount?: string;
  readonly relation: 'sameAccount' | 'crossAccount' | 'noAccount';
  readonly decision: Decision;
  readonly decidedBy: DecidedBy;
  readonly deny: DenyEvaluationNode;
  readonly sides: readonly SideNode[];
  /** A service's own rule or a restriction of the credentials that settles it, before or after the policies. */
  readonly rule?: AppliedRule;
  /** Documents in the way that do not parse or cannot be found. */
  readonly obstacles: readonly Obstacle[];
  readonly context: readonly ContextEntry[];
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly string[];
  /** For `undetermined`: the same authorization with the open facts resolved one way and the other. */
  readonly alternatives?: readonly Alternative[];
}

/** An open fact given a value, and what follows. */
export interface Alternative {
  readonly facts: readonly OpenFactValue[];
  readonly authorization: AuthorizationNode;
}

export type OpenFact = 'roleSessionName' | 'aws:userid' | 'aws:SourceIp' | 'aws:UserAgent';
export interface OpenFactValue {
  readonly fact: OpenFact;
  readonly value: string;
}

/** Every Deny statement of every policy in play stands here, and here only. */
export interface DenyEvaluationNode {
  readonly kind: 'denyEvaluation';
  readonly gates: readonly DenyGateNode[];
  /** The policy type whose Deny decides: the first in the contract's order. */
  readonly decidedBy?: PolicyType;
}

export interface DenyGateNode {
  readonly kind: 'denyGate';
  readonly policyType: PolicyType;
  readonly applies: boolean;
  readonly policies: readonly PolicyNode[];
}

/** The gates of one owner. */
export interface SideNode {
  readonly kind: 'side';
  readonly side: 'organization' | 'caller' | 'resource';
  /** Account (caller, resource) or organization id. */
  readonly owner?: string;
  readonly verdict: 'allowed' | 'implicitDeny' | 'notReached';
  readonly gates: readonly GateNode[];
}

/** What a gate does in the decision. */
export type GatePart = 'decides' | 'passes' | 'bypassed' | 'absent' | 'notReached';

/** One policy type's turn. All gates are present in AWS's order. */
export interface GateNode {
  readonly kind: 'gate';
  readonly policyType: PolicyType;
  /** What its policies say. */
  readonly verdict: GateVerdict;
  readonly part: GatePart;
  /** The rule by which it has that part: `EV-15`. */
  readonly rule: string;
  /** Policies of an organization stand under their levels, those of the other types directly. */
  readonly levels: readonly LevelNode[];
  readonly policies: readonly PolicyNode[];
  /** Taken for granted, because the account is not in the scenario. */
  readonly assumed?: boolean;
}

/** A root, unit or account on the organization's path: each must allow (OG-01). */
export interface LevelNode {
  readonly kind: 'level';
  readonly level: 'root' | 'unit' | 'account';
  readonly id: string;
  readonly name?: string;
  readonly verdict: GateVerdict;
  readonly policies: readonly PolicyNode[];
}

/** One policy with the statements of one effect. */
export interface PolicyNode {
  readonly kind: 'policy';
  /** JSON pointer of the document in the scenario, or the ARN of an AWS managed policy. */
  readonly document: string;
  readonly name: string;
  readonly arn?: string;
  /** The group through which a user has it. */
  readonly group?: string;
  /** Whether a statement applies. */
  readonly applies: boolean;
  readonly statements: readonly StatementNode[];
}

/** A reason outside the policies. */
export interface Obstacle {
  readonly decidedBy: 'credentials' | 'model' | 'serviceRule';
  /** Key of the sentence in `report`: `sessionDenied`, `durationOverLimit`, `documentStops`. */
  readonly code: ObstacleCode;
  readonly rule: string;
  /** What the sentence names: ARNs, numbers, names. */
  readonly facts: Readonly<Record<string, string>>;
  /** JSON pointer of the place in the scenario. */
  readonly pointer?: string;
}

export type ObstacleCode =
  | 'memberUnreadable'
  | 'documentStops'
  | 'documentMissing'
  | 'managedPolicyUnknown'
  | 'managedPolicyUnavailable'
  | 'principalUnreadable'
  | 'principalMissing'
  | 'principalGroup'
  | 'creatorMissing'
  | 'roleMissing'
  | 'userMissing'
  | 'ownerUnknown'
  | 'resourceConflict'
  | 'sessionUndefined'
  | 'sessionLater'
  | 'sessionDuplicate'
  | 'sessionDenied'
  | 'sessionDisabled'
  | 'sessionError'
  | 'sessionUndetermined'
  | 'sessionUnmodelled'
  | 'credentialsExpired'
  | 'credentialsNotYetValid'
  | 'durationOutOfRange'
  | 'durationOverRole'
  | 'durationOverChain'
  | 'parameterOutOfRange'
  | 'sessionPolicyTooLong'
  | 'providerMissing'
  | 'tokenInvalid'
  | 'transitiveTagRepeated'
  | 'sourceIdentityChanged'
  | 'actionUnreadable'
  | 'resourceUnreadable'
  | 'roleUnnamed'
  | 'vpcEndpointMissing'
  | 'accountRepeated'
  | 'groupMissing'
  | 'notCovered';

/** A rule that decides whatever the policies say. */
export interface AppliedRule {
  readonly decidedBy: 'serviceRule' | 'rootUser' | 'credentials';
  readonly decision: 'allowed' | 'implicitDeny';
  readonly rule: string;
  /** Key of the sentence in `report`. */
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Something the verdict takes for granted; `report` puts it in words. */
export interface Assumption {
  readonly code: string;
  readonly rule?: string;
  readonly facts: Readonly<Record<string, string>>;
}

export interface CallerSummary {
  readonly kind:
    | 'user'
    | 'roleSession'
    | 'federatedUser'
    | 'root'
    | 'assumedRoot'
    | 'service'
    | 'webIdentity'
    | 'saml'
    | 'anonymous'
    | 'unknown';
  /** The ARN, service name or provider that messages name. */
  readonly name: string;
  readonly account?: string;
  /** The session of the story that the caller uses. */
  readonly session?: string;
}

export interface SessionSummary {
  readonly name: string;
  readonly arn: string;
  /** Milliseconds since 1970 (UTC). */
  readonly issuedAt: number;
  readonly expiresAt: number;
}
