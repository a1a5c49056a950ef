import type { PolicyType } from '../../engine/policy/policy';
import { quoted } from '../problem';

/** A documented trap, or what an import took for granted or left out. */
export interface ImportNote {
  readonly code: NoteCode;
  /** The rule that it rests on, where it rests on one: `DM-10`. */
  readonly rule?: string;
  /** Lower case, no final period, the user's text in backticks. */
  readonly message: string;
}

export type NoteCode =
  | 'onlyOneTypeNamed'
  | 'explicitMayBeImplicit'
  | 'resourcePolicyMayBeKeyPolicy'
  | 'encodedMessage'
  | 'noReason'
  | 'outerOperation'
  | 'serviceGuessed'
  | 'denyingStatement'
  | 'accountAssumed'
  | 'callerHidden'
  | 'leftOut'
  | 'metadataOnly'
  | 'notAuthorizationError'
  | 'resourceGuessed'
  | 'answerCut'
  | 'textCut';

export const onlyOneTypeNamed: ImportNote = {
  code: 'onlyOneTypeNamed',
  rule: 'DM-10',
  message: 'AWS names one policy type only, even where several deny: others may stand in the way behind it',
};

export const explicitMayBeImplicit: ImportNote = {
  code: 'explicitMayBeImplicit',
  rule: 'CX-15',
  message:
    'AWS may say "explicit deny" of a service control policy that only lacks an allow: look for a missing allow too',
};

export const resourcePolicyMayBeKeyPolicy: ImportNote = {
  code: 'resourcePolicyMayBeKeyPolicy',
  rule: 'DM-14',
  message: 'what the message calls a resource-based policy is the key policy of the KMS key',
};

export const encodedMessage: ImportNote = {
  code: 'encodedMessage',
  rule: 'ST-41',
  message:
    'the encoded part says more: decode it with `aws sts decode-authorization-message`, which needs `sts:DecodeAuthorizationMessage`, and paste the answer',
};

export const noReason: ImportNote = {
  code: 'noReason',
  rule: 'DM-18',
  message: 'the message does not say which policy type is at fault, as is usual between accounts: check both sides',
};

export const callerHidden: ImportNote = {
  code: 'callerHidden',
  message:
    "the event does not name its caller's user or role, because it was recorded in the resource's account: paste the caller's account's copy of it",
};

export function outerOperation(operation: string, action: string): ImportNote {
  return {
    code: 'outerOperation',
    rule: 'DM-17',
    message: `${quoted(operation)} was called, but what was denied is ${quoted(action)}, which it needs besides`,
  };
}

export function serviceGuessed(action: string): ImportNote {
  return {
    code: 'serviceGuessed',
    rule: 'DM-16',
    message: `a bare "Access Denied" is what Amazon S3 says: the action is taken to be ${quoted(action)}`,
  };
}

export function denyingStatement(sid: string): ImportNote {
  return { code: 'denyingStatement', rule: 'ST-41', message: `the statement that denies is ${quoted(sid)}` };
}

export function accountAssumed(account: string, what: string): ImportNote {
  return {
    code: 'accountAssumed',
    message: `the text does not say which account ${what} belongs to: ${quoted(account)} is taken`,
  };
}

export function leftOut(what: string): ImportNote {
  return { code: 'leftOut', message: `left out: ${what}` };
}

export function metadataOnly(command: string): ImportNote {
  return { code: 'metadataOnly', message: `the answer holds no policy document: \`${command}\` prints it` };
}

export function notAuthorizationError(code: string): ImportNote {
  return {
    code: 'notAuthorizationError',
    message: `the error ${quoted(code)} is none of authorization: nothing is expected of the verdict`,
  };
}

export function resourceGuessed(arn: string): ImportNote {
  return { code: 'resourceGuessed', message: `the resource's ARN is put together from its name: ${quoted(arn)}` };
}

export const answerCut: ImportNote = {
  code: 'answerCut',
  message: 'the answer is one page of several (`IsTruncated`): paste the other pages too',
};

/** What AWS's own traps are for a denial that names this policy type (DM-10, CX-15, DM-14). */
export function trapsOf(
  kind: 'implicitDeny' | 'explicitDeny' | 'unknown',
  policyType: PolicyType | undefined,
  action: string,
): readonly ImportNote[] {
  if (policyType === undefined) return kind === 'unknown' ? [noReason] : [];
  return [
    onlyOneTypeNamed,
    ...(policyType === 'serviceControlPolicy' && kind === 'explicitDeny' ? [explicitMayBeImplicit] : []),
    ...(policyType === 'resourceBasedPolicy' && action.startsWith('kms:') ? [resourcePolicyMayBeKeyPolicy] : []),
  ];
}

export function textCut(line: number): ImportNote {
  return {
    code: 'textCut',
    message: `it ends in the middle, on line ${line}: what follows there was not copied, so no request can be decided by it`,
  };
}
