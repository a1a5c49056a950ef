import { describe, expect, it } from 'vitest';
import type { ParsedMessage } from '../../../src/scenario/imports/message';
import { parseMessage } from '../../../src/scenario/imports/message';

const user = 'arn:aws:iam::111122223333:user/alice';
const start = `User: ${user} is not authorized to perform: s3:GetObject`;

const forms: readonly (readonly [string, string, ParsedMessage])[] = [
  [
    'DM-08 an implicit denial by an identity-based policy',
    `${start} on resource: "arn:aws:s3:::example-bucket/a file.txt" because no identity-based policy allows the s3:GetObject action`,
    {
      principal: user,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::example-bucket/a file.txt',
      kind: 'implicitDeny',
      policyType: 'identityBasedPolicy',
    },
  ],
  [
    'DM-01 an explicit deny in a service control policy with its ARN',
    `${start} with an explicit deny in a service control policy: arn:aws:organizations::111122223333:policy/o-exampleorgid/service_control_policy/p-ab12`,
    {
      principal: user,
      action: 's3:GetObject',
      kind: 'explicitDeny',
      policyType: 'serviceControlPolicy',
      policyArn: 'arn:aws:organizations::111122223333:policy/o-exampleorgid/service_control_policy/p-ab12',
    },
  ],
  [
    'CX-13 the ARN as S3 writes it',
    `${start} on resource: "arn:aws:s3:::b/k" with an explicit deny in an identity-based policy, with policy ARN: arn:aws:iam::111122223333:policy/NoS3`,
    {
      principal: user,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      kind: 'explicitDeny',
      policyType: 'identityBasedPolicy',
      policyArn: 'arn:aws:iam::111122223333:policy/NoS3',
    },
  ],
  [
    'DM-07 the role trust policy, in the wrapper of the CLI',
    'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::111122223333:assumed-role/App/s is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Target because no role trust policy allows the sts:AssumeRole action',
    {
      code: 'AccessDenied',
      operation: 'AssumeRole',
      principal: 'arn:aws:sts::111122223333:assumed-role/App/s',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::444455556666:role/Target',
      kind: 'implicitDeny',
      policyType: 'trustPolicy',
    },
  ],
  [
    'DM-13 EC2 with an encoded message',
    `An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation. User: ${user} is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* because no identity-based policy allows the ec2:RunInstances action. Encoded authorization failure message: abcDEF123`,
    {
      code: 'UnauthorizedOperation',
      operation: 'RunInstances',
      principal: user,
      action: 'ec2:RunInstances',
      resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
      kind: 'implicitDeny',
      policyType: 'identityBasedPolicy',
      encoded: 'abcDEF123',
    },
  ],
  [
    'DM-14 KMS from another account',
    `User: ${user} is not authorized to perform: kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
    {
      principal: user,
      action: 'kms:Decrypt',
      kind: 'unknown',
      policyType: 'resourceBasedPolicy',
      other:
        'the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    },
  ],
  [
    'DM-18 the short form of STS',
    `User: ${user} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Target`,
    { principal: user, action: 'sts:AssumeRole', resource: 'arn:aws:iam::444455556666:role/Target', kind: 'unknown' },
  ],
  [
    'DM-18 web identity',
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    { action: 'sts:AssumeRoleWithWebIdentity', kind: 'unknown' },
  ],
  [
    'DM-19 an explicit deny without a type',
    `${start} with an explicit deny`,
    { principal: user, action: 's3:GetObject', kind: 'explicitDeny' },
  ],
  ['DM-16 the bare form', 'Access Denied', { kind: 'unknown' }],
];

describe('messages of AWS', () => {
  it.each(forms)('%s is read', (_, text, expected) => {
    expect(parseMessage(text)).toEqual(expected);
  });

  it('a wrapped line reads like an unwrapped one', () => {
    expect(parseMessage(`${start}\n  because no session policy\n  allows the s3:GetObject action`)).toMatchObject({
      policyType: 'sessionPolicy',
    });
  });

  it('a text that is no message is none', () => {
    expect(parseMessage('hello')).toBeUndefined();
    expect(parseMessage('')).toBeUndefined();
  });
});
