import type { Assumption } from '../engine/trace/nodes';
import { plain, quoted, type Facts } from './facts';

/** What a verdict takes for granted, as one sentence. */
export function assumptionSentence(assumption: Assumption): string {
  const sentence = Object.hasOwn(sentences, assumption.code) ? sentences[assumption.code] : undefined;
  return sentence ? sentence(assumption.facts) : `Taken for granted by rule ${assumption.rule ?? 'of the playground'}.`;
}

const sentences: Readonly<Record<string, (facts: Facts) => string>> = {
  callerAccountAllows: (f) =>
    `Account ${quoted(f, 'account')} is not in the scenario: that its own policies allow ${quoted(f, 'action')} is taken for granted.`,
  resourceAccountAllows: (f) =>
    `Account ${quoted(f, 'account')} is not in the scenario: that it allows ${quoted(f, 'action')} on ${quoted(f, 'resource')} is taken for granted.`,
  accessControlLists: () =>
    'Access control lists are not considered: an object or bucket ACL could grant this across accounts where ACLs are enabled.',
  blockPublicAccess: () =>
    'S3 Block Public Access is not considered: where it restricts public buckets, a policy that allows everyone is cut down to the owner’s account.',
  accessPoints: () =>
    'Access points are not modelled: the access point’s own policy and the bucket’s delegation to it are not considered.',
  grants: () => 'KMS grants are not considered: a grant could allow this.',
  anonymousAccepted: (f) =>
    `That the service accepts anonymous requests for ${quoted(f, 'action')} is taken for granted.`,
  actionNotInData: (f) =>
    `${quoted(f, 'action')} is not in the bundled reference of ${plain(f, 'date')}: whether it takes resources is not known, the request’s resource is taken as given.`,
  delegatedAdministrator: () =>
    'That the caller’s account may use AssumeRoot (management account or delegated administrator, feature enabled) is taken for granted.',
  defaultKeyPolicy: (f) =>
    `The scenario gives ${quoted(f, 'resource')} no key policy: the default one is used, which lets the account’s identity-based policies decide.`,
  contextContradiction: (f) =>
    `${quoted(f, 'key')} is given as ${quoted(f, 'given')}, but the model makes it ${quoted(f, 'derived')}: the given value is used.`,
};
