import type { PolicyType } from '../../engine/policy/policy';
import type { ScenarioProblem } from '../problem';
import type { PolicyRef, PolicyText, Scenario } from '../types';
import type { ParsedMessage } from './message';
import type { Missing } from './missing';
import type { ImportNote } from './notes';

/** What the import may know besides the text. */
export interface ImportOptions {
  /** The scenario that is open: it tells whose role an answer speaks of that names no account. */
  readonly open?: Scenario;
  /** Names of API operations that are no IAM actions, in lower case, and the actions that they need (F-36). */
  readonly aliases?: ReadonlyMap<string, readonly string[]>;
}

/** What a pasted text is, and what it becomes. */
export type Imported =
  | MessageImport
  | DecodedMessageImport
  | EventsImport
  | AccountDetailsImport
  | AnswerImport
  | PolicyImport
  | ScenarioImport
  | LinkImport
  | NothingImport;

/** What an import that becomes a scenario gives: to be opened as it is, or put into the open one by `mergeScenario`. */
export interface Found {
  readonly scenario: Scenario;
  /** What has to be pasted besides, the likeliest first. */
  readonly missing: readonly Missing[];
  /** Documented traps, and what was taken for granted or left out. */
  readonly notes: readonly ImportNote[];
}

/** An AccessDenied message (DM-01 to DM-22). */
export interface MessageImport extends Found {
  readonly kind: 'message';
  readonly message: ParsedMessage;
}

/** What `sts:DecodeAuthorizationMessage` answers (ST-41). */
export interface DecodedMessageImport extends Found {
  readonly kind: 'decodedMessage';
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
}

/** CloudTrail events: as many requests, or more where one call needs several actions. */
export interface EventsImport extends Found {
  readonly kind: 'events';
  readonly events: number;
}

/** What `aws iam get-account-authorization-details` prints. */
export interface AccountDetailsImport extends Found {
  readonly kind: 'accountDetails';
  readonly accounts: readonly string[];
}

/** Another answer of AWS's command line that says what it is about. */
export interface AnswerImport extends Found {
  readonly kind: 'answer';
  /** The command that prints such an answer: `aws iam get-role`. */
  readonly command: string;
  /** Policies of a list that does not say whose they are: for the principal whose policies were asked for. */
  readonly policies?: readonly PolicyRef[];
}

/** A policy document that does not say what it is attached to: `attachmentPlaces` lists where it could be. */
export interface PolicyImport {
  readonly kind: 'policy';
  readonly document: PolicyText;
  /** What it could be, the likeliest first. */
  readonly types: readonly PolicyType[];
  /** The name that the wrapping gave it. */
  readonly name?: string;
  /** Resources that a resource-based policy speaks of: what it is probably attached to. */
  readonly resources: readonly string[];
  /** What was taken off: `the policy stands in a Markdown code block`. */
  readonly changes: readonly string[];
  readonly notes: readonly ImportNote[];
}

export interface ScenarioImport {
  readonly kind: 'scenario';
  /** Absent where the text is a scenario that cannot be read: the problems say why. */
  readonly scenario?: Scenario;
  readonly problems: readonly ScenarioProblem[];
}

export interface LinkImport {
  readonly kind: 'link';
  /** With its `#`: a permalink, a gallery scenario's readable address, a prefill. */
  readonly hash: string;
}

export interface NothingImport {
  readonly kind: 'nothing';
  /** Lower case, no final period: `this is YAML, not JSON; …`. */
  readonly reason: string;
}
