import { describe, expect, it } from 'vitest';
import type { PolicyType } from '../../../src/engine/policy/policy';
import { readPolicy } from '../../../src/engine/policy/read';
import { quotaOf } from '../../../src/validation/quota';
import type { Setting } from '../../../src/validation/setting';

const text = '{"Version": "2012-10-17", "Statement": []}';
const resource = (arn: string): Setting => ({ attachedTo: { kind: 'resource', arn } });

const limits: readonly (readonly [string, PolicyType, Setting, number])[] = [
  ['PL-320 a managed policy', 'identityBasedPolicy', { kept: 'customerManaged' }, 6144],
  ['PL-320 a permissions boundary', 'permissionsBoundary', {}, 6144],
  [
    'PL-321 the inline policies of a user',
    'identityBasedPolicy',
    { kept: 'inline', attachedTo: { kind: 'user' } },
    2048,
  ],
  [
    'PL-321 the inline policies of a group',
    'identityBasedPolicy',
    { kept: 'inline', attachedTo: { kind: 'group' } },
    5120,
  ],
  [
    'PL-321 the inline policies of a role',
    'identityBasedPolicy',
    { kept: 'inline', attachedTo: { kind: 'role' } },
    10_240,
  ],
  ['PL-322 a trust policy', 'trustPolicy', {}, 2048],
  ['PL-323 a session policy', 'sessionPolicy', {}, 2048],
  ['PL-325 a service control policy', 'serviceControlPolicy', {}, 10_240],
  ['PL-327 a resource control policy', 'resourceControlPolicy', {}, 5120],
  ['PL-331 a VPC endpoint policy', 'vpcEndpointPolicy', {}, 20_480],
  ['PL-332 a key policy', 'keyPolicy', {}, 32_768],
  ['PL-333 the policy of a queue', 'resourceBasedPolicy', resource('arn:aws:sqs:eu-west-1:111122223333:q'), 8192],
  [
    'PL-334 the policy of a table',
    'resourceBasedPolicy',
    resource('arn:aws:dynamodb:eu-west-1:111122223333:table/T'),
    20_480,
  ],
  ['PL-335 a bucket policy', 'resourceBasedPolicy', resource('arn:aws:s3:::example-bucket'), 20_480],
];

describe('the limits on the size of a document', () => {
  it.each(limits)('%s', (_, type, setting, limit) => {
    expect(quotaOf(readPolicy(text, type), setting)?.limit).toBe(limit);
  });

  it('PL-321 an AWS managed policy has none', () => {
    expect(quotaOf(readPolicy(text, 'identityBasedPolicy'), { kept: 'awsManaged' })).toBeUndefined();
  });
});
