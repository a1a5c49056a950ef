import type { ReferenceView } from './reference-view';

/** What a policy is attached to. */
export type AttachedTo =
  | { readonly kind: 'user' | 'group' | 'role'; readonly arn?: string }
  /** The resource whose own policy it is. */
  | { readonly kind: 'resource'; readonly arn: string }
  /** `gateway`: Amazon S3 and DynamoDB, where an account reaches its root user only (PL-053). */
  | { readonly kind: 'endpoint'; readonly gateway: boolean }
  | { readonly kind: 'organization' };

/** What a document's findings depend on besides its text and type; all of it may be unknown. */
export interface Setting {
  readonly attachedTo?: AttachedTo;
  /** The account that owns what it is attached to: an S3 bucket's ARN does not say. */
  readonly account?: string;
  /** Which kind of identity-based policy; AWS's own are held to no quota. */
  readonly kept?: 'inline' | 'customerManaged' | 'awsManaged';
  /** Words of AWS's examples that the scenario itself has: they are no leftovers there. */
  readonly own?: readonly string[];
  /** AWS's reference data; without it the checks that rest on it are silent. */
  readonly data?: ReferenceView;
}

/** The account of what a policy is attached to, where it is known. */
export function accountOf({ account, attachedTo }: Setting): string | undefined {
  if (account !== undefined) return account;
  const arn = attachedTo !== undefined && 'arn' in attachedTo ? attachedTo.arn : undefined;
  const field = arn?.split(':', 5)[4];
  return field === undefined || field === '' ? undefined : field;
}

/** The service in the ARN of the resource that a policy is attached to: `s3`. */
export function attachedService({ attachedTo }: Setting): string | undefined {
  return attachedTo?.kind === 'resource' ? attachedTo.arn.split(':', 3)[2] : undefined;
}
