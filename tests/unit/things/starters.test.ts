import { describe, expect, it } from 'vitest';
import type { PolicyType } from '../../../src/engine/policy/policy';
import { readPolicy } from '../../../src/engine/policy/read';
import { resourceControlStarters, serviceControlStarters } from '../../../src/scenario/starters/control';
import { endpointStarters, fullAccess } from '../../../src/scenario/starters/endpoint';
import { identityStarters } from '../../../src/scenario/starters/identity';
import { ownerPolicy, resourceTypes } from '../../../src/scenario/starters/resource';
import { answerTo, type Starter } from '../../../src/scenario/starters/starter';
import { trustPolicyFor, type TrustChoice } from '../../../src/scenario/starters/trust';
import type { PolicyText } from '../../../src/scenario/types';

const account = '111122223333';

function expectClean(document: PolicyText, type: PolicyType): void {
  expect(readPolicy(document.text, type).findings).toEqual([]);
  expect(document.form).toBe('object');
}

/** The documents that starters build, by the answer that they show as an example. */
function built<Setting>(
  starters: readonly Starter<Setting>[],
  setting: Setting,
  type: PolicyType,
): [string, PolicyText, PolicyType][] {
  return starters.flatMap(({ id, asks, build }) =>
    build ? [[id, build({ ...setting, answer: asks?.example ?? '' }), type]] : [],
  );
}

describe('a document to begin with', () => {
  it.each([
    ...built(identityStarters, {}, 'identityBasedPolicy'),
    ...built(serviceControlStarters, { organization: 'o-exampleorgid' }, 'serviceControlPolicy'),
    ...built(resourceControlStarters, { organization: 'o-exampleorgid' }, 'resourceControlPolicy'),
    ...built(endpointStarters, { account }, 'vpcEndpointPolicy'),
  ])('%s has no finding', (_, document, type) => {
    expectClean(document, type);
  });

  it.each(resourceTypes.map((type) => [type.name, type] as const))(
    '%s has a policy without a finding, for every start',
    (_, { id, example, arnOf, starters }) => {
      const arn = arnOf(example, account, 'us-east-1');
      const type = id === 'key' ? 'keyPolicy' : 'resourceBasedPolicy';
      for (const [, document] of built(starters, { arn, account }, type)) expectClean(document, type);
      expectClean(ownerPolicy(account, arn), type);
    },
  );

  it('takes a bucket by its name or by its ARN, and anything else as it is typed', () => {
    const [bucket, role] = [identityStarters[0], identityStarters[3]];
    expect(answerTo(bucket, ' example-bucket ')).toBe('arn:aws:s3:::example-bucket');
    expect(answerTo(bucket, 'arn:aws:s3:::example-bucket')).toBe('arn:aws:s3:::example-bucket');
    expect(answerTo(bucket, ' ')).toBe('');
    expect(answerTo(role, 'Auditor')).toBe('Auditor');
  });

  it('lets everything through a VPC endpoint, as AWS does', () => {
    expectClean(fullAccess(), 'vpcEndpointPolicy');
  });

  it.each([
    { kind: 'service', service: 'ec2.amazonaws.com' },
    { kind: 'service', service: 'pods.eks.amazonaws.com' },
    { kind: 'account', account: '444455556666' },
    { kind: 'account', account: '444455556666', externalId: 'abc-123', mfa: true },
    {
      kind: 'webIdentity',
      provider: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
      audience: 'sts.amazonaws.com',
      subject: 'repo:example-org/app:*',
    },
    { kind: 'webIdentity', provider: 'cognito-identity.amazonaws.com', audience: 'pool', subject: '', signedIn: true },
    { kind: 'saml', provider: `arn:aws:iam::${account}:saml-provider/Okta`, console: true },
  ] satisfies readonly TrustChoice[])('trusts whom it is told: %j', (choice) => {
    expectClean(trustPolicyFor(choice), 'trustPolicy');
  });
});
