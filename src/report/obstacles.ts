import type { Obstacle, ObstacleCode } from '../engine/trace/nodes';
import type { PolicyType } from '../engine/policy/policy';
import { durationText, plain, quoted, type Facts } from './facts';
import { policyTypeNames } from './policy-types';

/** Why a call cannot be authorized at all, as one sentence. */
export function obstacleSentence(obstacle: Obstacle): string {
  return sentences[obstacle.code](obstacle.facts);
}

const sentences: Readonly<Record<ObstacleCode, (facts: Facts) => string>> = {
  memberUnreadable: (f) =>
    `The scenario’s member ${quoted(f, 'member')} cannot be read, and this verdict would rest on it.`,
  documentStops: (f) =>
    `The ${policyTypeOf(f)} ${quoted(f, 'document')} is no valid policy: line ${plain(f, 'line')}, ${plain(f, 'reason')}.`,
  documentMissing: (f) => `The policy ${quoted(f, 'reference')} is attached, but the scenario does not contain it.`,
  managedPolicyUnknown: (f) => `There is no AWS managed policy ${quoted(f, 'reference')} in the bundled data.`,
  managedPolicyUnavailable: (f) => `The document of the AWS managed policy ${quoted(f, 'reference')} did not load.`,
  principalUnreadable: (f) => `${quoted(f, 'principal')} is no principal that can make a request.`,
  principalMissing: (f) => `The principal ${quoted(f, 'principal')} does not exist in the scenario.`,
  principalGroup: (f) => `${quoted(f, 'principal')} is a group: a group is never a principal, its users are.`,
  creatorMissing: (f) =>
    `The federated user session ${quoted(f, 'principal')} needs its \`creator\`: the user or root user of its account who called GetFederationToken.`,
  roleMissing: (f) => `The role ${quoted(f, 'resource')} does not exist in account ${quoted(f, 'account')}.`,
  userMissing: (f) => `The user ${quoted(f, 'principal')} does not exist in account ${quoted(f, 'account')}.`,
  groupMissing: (f) =>
    `The user ${quoted(f, 'user')} is in the group ${quoted(f, 'group')}, which the account does not have.`,
  ownerUnknown: (f) => `Nothing says which account owns ${quoted(f, 'resource')}: give \`resourceAccount\`.`,
  resourceConflict: (f) => `${quoted(f, 'resource')} stands in two accounts: ${plain(f, 'accounts')}.`,
  accountRepeated: (f) => `The organization names the account ${quoted(f, 'account')} twice.`,
  sessionUndefined: (f) => `No request obtains the session ${quoted(f, 'session')}.`,
  sessionLater: (f) =>
    `The session ${quoted(f, 'session')} is obtained by “${plain(f, 'request')}”, which does not come before this request.`,
  sessionDuplicate: (f) => `An earlier request already obtains a session named ${quoted(f, 'session')}.`,
  sessionDenied: (f) =>
    `There are no credentials: “${plain(f, 'request')}” should have obtained the session ${quoted(f, 'session')}, and is denied.`,
  sessionDisabled: (f) =>
    `There are no credentials: “${plain(f, 'request')}”, which obtains the session ${quoted(f, 'session')}, is disabled.`,
  sessionError: (f) =>
    `There are no credentials: “${plain(f, 'request')}” should have obtained the session ${quoted(f, 'session')}, and fails.`,
  sessionUndetermined: (f) =>
    `Whether there are credentials is not known: “${plain(f, 'request')}”, which obtains the session ${quoted(f, 'session')}, is undetermined.`,
  sessionUnmodelled: (f) =>
    `The session ${quoted(f, 'session')} is of a role whose account is not in the scenario: what it may do is not known.`,
  credentialsExpired: (f) => `The credentials expired at ${plain(f, 'limit')}; the call is made at ${plain(f, 'at')}.`,
  credentialsNotYetValid: (f) =>
    `The credentials are issued at ${plain(f, 'limit')}; the call is made before, at ${plain(f, 'at')}.`,
  durationOutOfRange: (f) =>
    `\`DurationSeconds\` ${plain(f, 'seconds')} is out of range: ${plain(f, 'least')} to ${plain(f, 'most')} seconds.`,
  durationOverRole: (f) =>
    `The requested duration of ${durationText(plain(f, 'seconds'))} exceeds the maximum session duration of the role ${quoted(f, 'role')}, ${durationText(plain(f, 'most'))}.`,
  durationOverChain: (f) =>
    `The requested duration of ${durationText(plain(f, 'seconds'))} exceeds one hour, the most that role chaining gives whatever the role’s maximum is.`,
  parameterOutOfRange: (f) =>
    `The parameter ${quoted(f, 'parameter')} does not fit (${quoted(f, 'value')}): it takes ${plain(f, 'range')}.`,
  sessionPolicyTooLong: (f) =>
    `The session policies are ${plain(f, 'length')} characters long; the inline policy and the ARNs together may have ${plain(f, 'limit')}.`,
  providerMissing: (f) =>
    `The identity provider ${quoted(f, 'provider')} does not exist in account ${quoted(f, 'account')}.`,
  tokenInvalid: (f) =>
    f['needed'] === undefined
      ? `The token’s list of roles does not contain ${quoted(f, 'resource')}.`
      : `${quoted(f, 'action')} needs ${plain(f, 'needed')}, which this caller does not have.`,
  transitiveTagRepeated: (f) =>
    `The session tag ${quoted(f, 'key')} is inherited from the chained session and cannot be passed again.`,
  sourceIdentityChanged: () => 'A source identity that is set cannot be changed.',
  actionUnreadable: (f) => `${quoted(f, 'action')} is no IAM action: write \`service:Action\`.`,
  resourceUnreadable: (f) => `${quoted(f, 'resource')} is no resource that this action can name: write a full ARN.`,
  roleUnnamed: (f) => `${quoted(f, 'action')} assumes one role: name it as the request’s resource, by its ARN.`,
  vpcEndpointMissing: (f) => `The VPC endpoint ${quoted(f, 'vpcEndpoint')} is in no account of the scenario.`,
  notCovered: (f) => `The playground does not cover ${plain(f, 'what')}.`,
};

function policyTypeOf(facts: Facts): string {
  const type = facts['policyType'];
  return type !== undefined && Object.hasOwn(policyTypeNames, type) ? policyTypeNames[type as PolicyType] : 'policy';
}
