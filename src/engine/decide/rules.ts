import { principalPartition } from '../context/principal-keys';
import { actionName } from '../model/action';
import { parseArn } from '../model/arn';
import type { Principal } from '../model/principal';
import type { AppliedRule } from '../trace/nodes';

/** What a rule outside the policies looks at. */
export interface RuleSubject {
  readonly action: string;
  readonly principal: Principal;
  readonly resource: string;
  readonly relation: 'sameAccount' | 'crossAccount' | 'noAccount';
}

/** What settles a request whatever the policies say: restrictions of credentials first, then the services' own rules. */
export function appliedRule(subject: RuleSubject): AppliedRule | undefined {
  const { text: action } = actionName(subject.action);
  if (action === 'sts:getcalleridentity' && subject.principal.kind !== 'anonymous') {
    return rule('allowed', 'serviceRule', 'ST-40', 'callerIdentityAlwaysAllowed', subject);
  }
  return credentialRule(action, subject) ?? serviceRule(action, subject);
}

/** T8a, ST-21: what some kinds of credentials may not call. */
function credentialRule(action: string, subject: RuleSubject): AppliedRule | undefined {
  const { principal } = subject;
  const no = (code: string): AppliedRule => rule('implicitDeny', 'credentials', 'ST-21', code, subject);
  const sts = action.startsWith('sts:');
  if (principal.kind === 'roleSession' || principal.kind === 'assumedRoot') {
    if (action === 'sts:getfederationtoken' || action === 'sts:getsessiontoken') return no('roleSessionCannotCall');
    return undefined;
  }
  if (principal.kind === 'federatedUser') {
    return sts || action.startsWith('iam:') ? no('federatedUserCannotCall') : undefined;
  }
  if (principal.kind !== 'user' && principal.kind !== 'root') return undefined;
  if (principal.credentials === 'sessionToken') {
    if (action.startsWith('iam:') && principal.mfa !== true) return no('sessionTokenNeedsMfa');
    if (sts && !sessionTokenMayCall.has(action)) return no('sessionTokenCannotCall');
  }
  return undefined;
}

const sessionTokenMayCall: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
]);

function serviceRule(action: string, subject: RuleSubject): AppliedRule | undefined {
  const { principal, relation } = subject;
  const no = (id: string, code: string): AppliedRule => rule('implicitDeny', 'serviceRule', id, code, subject);
  if (action === 'sts:getsessiontoken') {
    return principal.kind === 'user' || principal.kind === 'root'
      ? rule('allowed', 'serviceRule', 'ST-40', 'sessionTokenNeedsNoPermission', subject)
      : no('ST-40', 'callNeedsUser');
  }
  if (principal.kind === 'root' && action === 'sts:assumerole') return no('PR-02', 'rootCannotAssumeRole');
  if (principal.kind === 'root' && action === 'sts:assumeroot') return no('PR-04', 'rootCannotAssumeRoot');
  if (crossesPartition(subject)) return no('XA-06', 'partitionsDoNotMix');
  if (relation !== 'crossAccount') return undefined;
  if (action === 'iam:passrole') return no('PS-02', 'passRoleSameAccountOnly');
  if (action.startsWith('kms:') && subject.resource !== '*' && !crossAccountKeyOperations.has(action))
    return no('KM-05', 'keyOperationSameAccountOnly');
  if (queueOperationsOfOwner.has(action)) return no('SV-03', 'queueOperationSameAccountOnly');
  if (bucketPolicyOperations.has(action)) return no('S3-09', 'bucketPolicySameAccountOnly');
  return undefined;
}

function crossesPartition({ principal, resource }: RuleSubject): boolean {
  const caller = principalPartition(principal);
  const owner = parseArn(resource)?.partition;
  return caller !== undefined && owner !== undefined && owner !== '' && owner !== '*' && caller !== owner;
}

function rule(
  decision: AppliedRule['decision'],
  decidedBy: AppliedRule['decidedBy'],
  id: string,
  code: string,
  subject: RuleSubject,
): AppliedRule {
  return { decision, decidedBy, rule: id, code, facts: { action: subject.action, resource: subject.resource } };
}

/** KM-05: cryptographic operations and the few others that a key policy can open to another account. */
const crossAccountKeyOperations: ReadonlySet<string> = new Set(
  (
    'Encrypt Decrypt ReEncryptFrom ReEncryptTo GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair ' +
    'GenerateDataKeyPairWithoutPlaintext GenerateMac VerifyMac Sign Verify DeriveSharedSecret ' +
    'CreateGrant DescribeKey GetKeyRotationStatus GetPublicKey ListGrants RetireGrant RevokeGrant'
  )
    .split(' ')
    .map((name) => `kms:${name.toLowerCase()}`),
);

/** SV-03: no policy opens these queue operations to another account. */
const queueOperationsOfOwner: ReadonlySet<string> = new Set(
  (
    'AddPermission RemovePermission CreateQueue DeleteQueue ListQueues SetQueueAttributes TagQueue UntagQueue ListQueueTags ' +
    'StartMessageMoveTask CancelMessageMoveTask ListMessageMoveTasks'
  )
    .split(' ')
    .map((name) => `sqs:${name.toLowerCase()}`),
);

const bucketPolicyOperations: ReadonlySet<string> = new Set([
  's3:getbucketpolicy',
  's3:putbucketpolicy',
  's3:deletebucketpolicy',
]);

/**
 * S3-09: the root user of a bucket's account, a session of AssumeRoot included, keeps its hold on the bucket policy,
 * whatever that policy denies.
 */
export function ignoresResourceDeny(subject: RuleSubject): boolean {
  return (
    (subject.principal.kind === 'root' || subject.principal.kind === 'assumedRoot') &&
    subject.relation === 'sameAccount' &&
    bucketPolicyOperations.has(actionName(subject.action).text)
  );
}
