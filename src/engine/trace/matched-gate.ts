import type { GateName } from '../decide/findings';
import type { GateVerdict } from './decision';
import type { PrincipalForm } from './match';
import type { LevelNode, Obstacle, PolicyNode } from './nodes';

/**
 * One policy type with everything that was matched for it: Deny statements and Allow statements apart, so that each
 * statement stands in the tree once.
 */
export interface MatchedGate {
  /** `absent` types have no policies and never block. */
  readonly present: boolean;
  readonly deny: readonly PolicyNode[];
  readonly allow: readonly PolicyNode[];
  /** Organization types only: every level must allow. */
  readonly levels: readonly LevelNode[];
  /** What stood in the way of reading its documents. */
  readonly obstacles: readonly Obstacle[];
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
  const forms: PrincipalForm[] = [];
  for (const policy of matched.allow) {
    for (const { applies, forms: own } of policy.statements) {
      if (applies && own) for (const form of own) if (!forms.includes(form)) forms.push(form);
    }
  }
  return forms;
}

/** What was matched for each policy type. */
export type Gates = Readonly<Record<GateName, MatchedGate>>;
