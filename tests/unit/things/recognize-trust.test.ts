import { describe, expect, it } from 'vitest';
import { recognizeTrust } from '../../../src/scenario/starters/recognize-trust';
import { trustPolicyFor, type TrustChoice } from '../../../src/scenario/starters/trust';

const github = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const choices: readonly TrustChoice[] = [
  { kind: 'service', service: 'ec2.amazonaws.com' },
  { kind: 'service', service: 'pods.eks.amazonaws.com' },
  { kind: 'account', account: '444455556666', mfa: false },
  { kind: 'account', account: '444455556666', mfa: true, externalId: 'partner-7' },
  {
    kind: 'webIdentity',
    provider: github,
    audience: 'sts.amazonaws.com',
    subject: 'repo:example-org/*',
    signedIn: false,
  },
  {
    kind: 'webIdentity',
    provider: 'cognito-identity.amazonaws.com',
    audience: 'us-east-1:pool',
    subject: '',
    signedIn: true,
  },
  { kind: 'saml', provider: 'arn:aws:iam::111122223333:saml-provider/Okta', console: true },
];

describe('a trust policy that stands', () => {
  it.each(choices)('leads back to the choice that built it: $kind', (choice) => {
    const { text } = trustPolicyFor(choice);
    expect(recognizeTrust(text)).toEqual(choice);
    expect(recognizeTrust(JSON.stringify(JSON.parse(text)))).toEqual(choice);
    expect(recognizeTrust(text.replace('"Effect"', '"Sid": "Trust", "Effect"'))).toEqual(choice);
  });

  it.each([
    ['has two statements', { Version: '2012-10-17', Statement: [statement({}), statement({})] }],
    ['denies', { Version: '2012-10-17', Statement: [statement({ Effect: 'Deny' })] }],
    [
      'asks for more',
      { Version: '2012-10-17', Statement: [statement({ Condition: { StringEquals: { 'aws:SourceAccount': '1' } } })] },
    ],
    ['names a user', { Statement: [statement({ Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' } })] }],
  ])('is no choice of the questions where it %s', (_, document) => {
    expect(recognizeTrust(JSON.stringify(document))).toBeUndefined();
  });

  it('is no choice where it cannot be read', () => {
    expect(recognizeTrust('{')).toBeUndefined();
  });
});

function statement(members: object): object {
  return { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole', ...members };
}
