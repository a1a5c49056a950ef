import type { Answer } from '../catalog/answer';
import type { Expansion } from '../catalog/expand';
import type { AccessLevel, ManagedPolicy, ManagedPolicySummary, ServicePrincipal } from '../catalog/reference';
import type { KeySource, KeyType } from '../engine/context/keys';
import type { Finding } from '../engine/finding';
import type { ActionElement, Effect, PolicyType } from '../engine/policy/policy';
import type { Span } from '../engine/json/tree';
import type { RequestResult } from '../report/result';
import type { MissSearch } from '../scenario/misses/misses';
import type { Opened, OpenRequest } from '../scenario/open';
import type { ModelProblem } from '../scenario/problem';
import type { Scenario } from '../scenario/types';
import type { Quota } from '../validation/quota';
import type { Cloned, Plain } from './plain';

/** The evaluation worker's façade: plain data in and out; bad input is data, only bugs reject. */
export interface EvaluationService {
  /** Reads a link or a text: its reader is needed here anyway, and the page needs none of its own to start. */
  open(request: Plain<OpenRequest, Cloned<OpenRequest>>): Promise<Plain<Opened, Cloned<Opened>>>;
  /** Evaluates the whole story; keeps the traces until the next evaluation. */
  evaluate(request: Plain<EvaluateRequest, Cloned<EvaluateRequest>>): Promise<Plain<Evaluation, Cloned<Evaluation>>>;
  /** The trace of one request of the last evaluation as JSON of a `RequestNode`; undefined if there is none. */
  trace(index: number): Promise<string | undefined>;
  /** Answers as soon as nothing is computed: while data loads, but not while the engine runs. */
  ping(): Promise<true>;
}

export interface EvaluateRequest {
  readonly scenario: Scenario;
  /** Grows with every edit; comes back in the answer. */
  readonly revision: number;
  /** The request whose trace to send along. */
  readonly selected?: number;
  /** Absolute address of the folder with the reference data. */
  readonly data: string;
}

export interface Evaluation {
  readonly revision: number;
  /** One per request of the scenario, in its order. */
  readonly results: readonly RequestResult[];
  /** JSON of the selected request's `RequestNode`: a string crosses twice as fast as a tree. */
  readonly trace?: string;
  /** What the reader found in every policy document, by the document's JSON pointer. */
  readonly findings: readonly DocumentFindings[];
  /** What only the reference data could tell: AWS managed policies that are not there. */
  readonly problems: readonly ModelProblem[];
  /** The older of the reference data's dates; absent where it was not needed or not there. */
  readonly referenceData?: string;
  /** What of the reference data did not load, as sentences; the next evaluation asks for it again. */
  readonly unavailable: readonly string[];
  /** Milliseconds spent in the engine. */
  readonly elapsed: number;
}

export interface DocumentFindings {
  readonly pointer: string;
  readonly findings: readonly Finding[];
}

/** The assist worker's façade: what helps an author beside the verdicts. Stateless, but for the data that it keeps. */
export interface AssistService {
  /** Everything that can be said of every policy document of a scenario. */
  check(request: Plain<CheckRequest, Cloned<CheckRequest>>): Promise<Plain<Checks, Cloned<Checks>>>;
  /** Single narrow edits that would allow a denied request. */
  misses(request: Plain<MissesRequest, Cloned<MissesRequest>>): Promise<Plain<Misses, Cloned<Misses>>>;
  /** The event that CloudTrail would log for a request; undefined where none can be told. */
  cloudTrail(request: Plain<RequestAsked, Cloned<RequestAsked>>): Promise<LoggedEvent | undefined>;
  /** Which actions a pattern covers, or each statement of a document. */
  expand(request: Plain<ExpandRequest, Cloned<ExpandRequest>>): Promise<Plain<Expanded, Cloned<Expanded>>>;
  /** What can stand at a place of a document; undefined where nothing is known. */
  complete(request: Plain<PlaceRequest, Cloned<PlaceRequest>>): Promise<Completions | undefined>;
  /** What can stand at a place of a scenario's JSON. */
  completeScenario(
    request: Plain<ScenarioPlaceRequest, Cloned<ScenarioPlaceRequest>>,
  ): Promise<Completions | undefined>;
  /** What stands at a place of a document; undefined where there is nothing to say. */
  describe(request: Plain<PlaceRequest, Cloned<PlaceRequest>>): Promise<Description | undefined>;
  /** What stands at a place of a scenario's JSON. */
  describeScenario(
    request: Plain<ScenarioPlaceRequest, Cloned<ScenarioPlaceRequest>>,
  ): Promise<Description | undefined>;
  /** Actions by some words of their name, the likeliest first. */
  findActions(request: Plain<FindActionsRequest, Cloned<FindActionsRequest>>): Promise<Answer<readonly ActionMatch[]>>;
  /** What a request's form asks about the call. */
  describeCall(request: Plain<DescribeCallRequest, Cloned<DescribeCallRequest>>): Promise<CallDescription>;
  /** Service principals, the misspelt ones among them. */
  servicePrincipals(data: string): Promise<Answer<readonly ServicePrincipal[]>>;
  managedPolicies(data: string): Promise<Answer<readonly ManagedPolicySummary[]>>;
  managedPolicy(arn: string, data: string): Promise<Answer<ManagedPolicy>>;
  ping(): Promise<true>;
}

export interface CheckRequest {
  readonly scenario: Scenario;
  readonly data: string;
}

export interface Checks {
  /** Every policy document, in the order of the scenario. */
  readonly documents: readonly DocumentChecks[];
  /** The older of the reference data's dates; absent where it did not load. */
  readonly referenceData?: string;
  /** What of the reference data did not load, as sentences. */
  readonly unavailable: readonly string[];
}

export interface DocumentChecks {
  readonly pointer: string;
  /** In text order. */
  readonly findings: readonly CheckedFinding[];
  /** Absent where AWS names no limit. */
  readonly quota?: Quota;
}

/** `check`: one of our checks with a page of its own; `reader`: a fault of the text or the grammar. */
export interface CheckedFinding extends Finding {
  readonly by: 'reader' | 'check';
}

/** One request of a scenario. */
export interface RequestAsked {
  readonly scenario: Scenario;
  /** Its position. */
  readonly request: number;
  readonly data: string;
}

export type MissesRequest = RequestAsked;

/** A CloudTrail event. */
export interface LoggedEvent {
  /** As JSON, two spaces a level. */
  readonly text: string;
  /** Members that AWS would fill and the scenario does not tell. */
  readonly unknown: readonly string[];
}

export type Misses = MissSearch;

export interface ExpandRequest {
  readonly of: ActionPattern | PolicyDocument;
  readonly data: string;
}

/** One action pattern: `s3:Get*`. */
export interface ActionPattern {
  readonly kind: 'pattern';
  readonly pattern: string;
}

/** The text of a policy document, statement by statement. */
export interface PolicyDocument {
  readonly kind: 'document';
  readonly text: string;
  readonly type: PolicyType;
}

export type Expanded = readonly Covering[];

/** What one pattern or one statement covers. */
export interface Covering {
  /** The pattern, the statement's Sid or its position: `statement 2`. */
  readonly label: string;
  readonly effect?: Effect;
  readonly element: ActionElement['element'];
  readonly actions: Answer<Expansion>;
}

/** A place in a policy document as it is typed; the scenario may lag behind the text. */
export interface PlaceRequest {
  readonly scenario: Scenario;
  readonly pointer: string;
  readonly type: PolicyType;
  readonly text: string;
  readonly offset: number;
  readonly data: string;
}

export interface FindActionsRequest {
  readonly text: string;
  readonly data: string;
}

export interface ActionMatch {
  /** `s3:GetObject` */
  readonly action: string;
  readonly accessLevel: AccessLevel;
}

export interface DescribeCallRequest {
  readonly action: string;
  /** Condition keys to describe, as policies or the request name them. */
  readonly keys: readonly string[];
  /** Fills the account of ARN templates; empty where none is at hand. */
  readonly account: string;
  /** ARNs that the scenario knows. */
  readonly arns: readonly string[];
  /** Texts of the identity-based policies of who calls. */
  readonly policies: readonly string[];
  /** Who calls, where it is a service: its principal. */
  readonly service?: string;
  readonly data: string;
}

export interface CallDescription {
  /** Whether the reference data has the action; undefined where the data did not load. */
  readonly isKnown: boolean | undefined;
  readonly accessLevel?: AccessLevel;
  /** Whether the action takes another resource than `*` (RL-01). */
  readonly takesResource?: boolean;
  /** Whether one call can name several resources, all of which must be allowed (RL-03). */
  readonly takesSeveral?: boolean;
  /** The scenario's ARNs and those that the caller's policies name, as far as the action takes them, the best first. */
  readonly arns: readonly string[];
  /** ARNs of the types that the action takes, with the gaps named. */
  readonly resources?: readonly Completion[];
  /** The keys that were asked for, in their order. */
  readonly keys: readonly KeyDescription[];
  /** Keys that a request of this action can carry and that the model does not derive. */
  readonly offered: readonly KeyDescription[];
  /** The service that calls, where no list has it; `meant` is a name that is near. */
  readonly unlisted?: { readonly service: string; readonly meant?: string };
}

export interface KeyDescription {
  /** As it was asked for, or as AWS documents it: `aws:RequestTag/${TagKey}`. */
  readonly key: string;
  readonly type: KeyType;
  readonly multivalued: boolean;
  /** When a request carries it. */
  readonly present?: string;
  readonly source?: KeySource;
}

/** A place in the JSON of a scenario; the scenario may lag behind the text. */
export type ScenarioPlaceRequest = Pick<PlaceRequest, 'scenario' | 'text' | 'offset' | 'data'>;

/** What may replace the text from `from` to `to`. */
export interface Completions extends Span {
  readonly options: readonly Completion[];
  /** There are more than these: ask again with every letter. */
  readonly isPartial: boolean;
}

export interface Completion {
  readonly label: string;
  /** In a word or two: an access level, a type. */
  readonly detail?: string;
  readonly info?: string;
  /** JSON text to insert, where it is not the label. */
  readonly insert?: string;
  /** What to select in the inserted text: a name for the author to choose. */
  readonly select?: Span;
  /** What is likelier stands higher; 0 where not given. */
  readonly rank?: number;
  /** Another completion follows: a service prefix, a key's colon. */
  readonly continues?: boolean;
}

export interface Description extends Span {
  readonly title: string;
  readonly lines: readonly string[];
  /** Action patterns to expand. */
  readonly pattern?: string;
}
