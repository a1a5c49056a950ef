import type { RequestContext } from '../context/context';
import type { Principal } from '../model/principal';
import type { PolicyType } from '../policy/policy';

/** What one statement is matched against: one action on one resource by one caller in one context. */
export interface Subject {
  /** In AWS's spelling, `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` where the action takes no resource or the scenario names none (RL-01). */
  readonly resource: string;
  readonly principal: Principal;
  readonly context: RequestContext;
  readonly policyType: PolicyType;
  /** The ARN that the resource-based policy is attached to: a missing Resource means this one (PL-014). */
  readonly attachedTo?: string | undefined;
  /** A gateway endpoint's policy: there an account reaches the root user only (VE-02). */
  readonly gateway?: boolean;
  /** The caller has a permissions boundary: a Deny with NotPrincipal then always denies it (NP-03). */
  readonly hasBoundary?: boolean;
}
