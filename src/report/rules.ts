import type { AppliedRule } from '../engine/trace/nodes';
import { plain, quoted, type Facts } from './facts';

/** What a rule outside the policies says, as one sentence. */
export function ruleSentence(rule: AppliedRule): string {
  const sentence = Object.hasOwn(sentences, rule.code) ? sentences[rule.code] : undefined;
  return sentence ? sentence(rule.facts) : `Rule ${rule.rule} settles it whatever the policies say.`;
}

const sentences: Readonly<Record<string, (facts: Facts) => string>> = {
  callerIdentityAlwaysAllowed: () =>
    '`sts:GetCallerIdentity` is allowed to every signed caller, even against an explicit deny.',
  sessionTokenNeedsNoPermission: () => '`sts:GetSessionToken` needs no permission, and no policy can take it away.',
  callNeedsUser: (f) => `${quoted(f, 'action')} can be called by an IAM user or the root user only.`,
  roleSessionCannotCall: (f) => `The credentials of a role session cannot call ${quoted(f, 'action')}.`,
  federatedUserCannotCall: (f) =>
    `The credentials of a federated user session cannot call ${quoted(f, 'action')}: no IAM action, and of STS only GetCallerIdentity.`,
  sessionTokenNeedsMfa: (f) =>
    `Credentials of GetSessionToken can call ${quoted(f, 'action')} only if they were obtained with MFA.`,
  sessionTokenCannotCall: (f) =>
    `Credentials of GetSessionToken cannot call ${quoted(f, 'action')}: of STS only AssumeRole and GetCallerIdentity.`,
  rootCannotAssumeRole: () => 'The root user cannot assume a role, whatever the policies say.',
  rootCannotAssumeRoot: () => 'The root user cannot call `sts:AssumeRoot`, whatever the policies say.',
  partitionsDoNotMix: (f) =>
    `No policy links one AWS partition with another: ${quoted(f, 'resource')} is in another partition than the caller.`,
  passRoleSameAccountOnly: (f) =>
    `A role can be passed only within its own account: ${quoted(f, 'resource')} belongs to another one.`,
  keyOperationSameAccountOnly: (f) =>
    `AWS KMS does not offer ${quoted(f, 'action')} across accounts, whatever the policies say.`,
  queueOperationSameAccountOnly: (f) =>
    `Amazon SQS does not offer ${quoted(f, 'action')} across accounts, whatever the policies say.`,
  bucketPolicySameAccountOnly: (f) =>
    `Only the bucket’s own account can call ${quoted(f, 'action')}, whatever the policies say.`,
  sourceIdentityFixed: (f) =>
    `The session’s source identity is ${quoted(f, 'from')} and stays so through role chaining: it cannot be set to \`${plain(f, 'to')}\`.`,
};
