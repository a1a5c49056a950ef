import type { ResolvedResource } from '../decide/owner';
import type { Principal } from '../model/principal';
import type { AttachedPolicy, World } from '../model/world';
import type { Parameters, Request } from '../model/request';
import type { Obstacle } from '../trace/nodes';

/** An STS call that gives credentials, resolved. */
export interface StsCall {
  readonly world: World;
  readonly request: Request;
  readonly principal: Principal;
  readonly resource: ResolvedResource;
}

/** One permission that the call needs besides its own, on the same resource (ST-13). */
export interface ExtraCheck {
  readonly action: string;
  /** ST-14: the rule by which the caller's identity-based policies must allow it too. */
  readonly identityRequired?: string;
  readonly notes: readonly string[];
}

/** What a call needs, brings and gives. */
export interface StsPlan {
  readonly extraChecks: readonly ExtraCheck[];
  /** Condition keys that the call brings to its authorization. */
  readonly callKeys: ReadonlyMap<string, readonly string[]>;
  readonly obstacles: readonly Obstacle[];
  readonly notes: readonly string[];
  /** Whose credentials the call gives; undefined: of a role that the scenario does not model. */
  readonly issue?: Principal;
  readonly arn: string;
  readonly expiresAt: number;
}

/** Session policies as a call passes them; undefined where it passes none (CX-05). */
export function sessionPolicies({ Policy, PolicyArns }: Parameters): readonly AttachedPolicy[] | undefined {
  if (!Policy && !PolicyArns) return undefined;
  return [...(Policy ? [Policy] : []), ...(PolicyArns ?? [])];
}

/** Keys of the session tags that a call passes: `aws:RequestTag/…` and `aws:TagKeys` (ST-16). */
export function tagKeys(
  tags: ReadonlyMap<string, string> | undefined,
): readonly (readonly [string, readonly string[]])[] {
  if (!tags || tags.size === 0) return [];
  return [
    ['aws:TagKeys', [...tags.keys()]],
    ...[...tags].map(([key, value]) => [`aws:RequestTag/${key}`, [value]] as const),
  ];
}
