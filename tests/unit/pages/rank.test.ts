import { describe, expect, it } from 'vitest';
import { rank } from '../../../src/pages/script/rank';
import { denialsOf } from '../../../src/pages/gallery/denials';
import { readDenial } from '../../../src/pages/script/denial';
import { names, readItem, readText, runItem } from '../gallery/folders';
import { readLesson } from '../../../src/pages/gallery/lesson';

const entries = await Promise.all(
  names.map(async (name) => {
    const lesson = readLesson(readText(name, 'lesson.md'));
    const story = { name, text: '', scenario: readItem(name), results: (await runItem(name)).results };
    return {
      name,
      symptoms: lesson?.lists['symptoms'] ?? [],
      denials: denialsOf({ story }).split('|').map(readDenial),
      text: [lesson?.texts['title'], lesson?.texts['summary'], ...(lesson?.lists['tags'] ?? [])].join(' '),
    };
  }),
);

const found = (query: string) => rank(query, entries).map(({ name }) => name);

const user = 'User: arn:aws:iam::123456789012:user/me is not authorized to perform:';

/** As AWS, its command line and tools print them, and the items that are about that. */
const messages: readonly (readonly [numbers: string, message: string])[] = [
  [
    '01 02 28',
    'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::123456789012:user/dev is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/deploy',
  ],
  [
    '04 06 07 17 b8',
    'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::123456789012:user/admin is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/Server because no role trust policy allows the sts:AssumeRole action',
  ],
  ['09 10', 'Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity'],
  [
    '12',
    'WebIdentityErr: failed to retrieve credentials caused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity status code: 403, request id: 9b6...',
  ],
  ['26', 'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied'],
  ['27', 'An error occurred (403) when calling the HeadObject operation: Forbidden'],
  ['27', 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied'],
  [
    '25',
    'An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::111122223333:assumed-role/BI/s is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:444455556666:key/abc because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
  ],
  [
    '16 b4',
    'User: arn:aws:iam::123456789012:user/dev is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/lambda-role because no identity-based policy allows the iam:PassRole action',
  ],
  [
    '13',
    'User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform: sts:TagSession on resource: arn:aws:iam::111122223333:role/z',
  ],
  ['b5', 'An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.'],
  [
    'b5',
    'An error occurred (ValidationError) when calling the AssumeRole operation: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  ],
  [
    'b5',
    'An error occurred (ValidationError) when calling the AssumeRole operation: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  ],
  [
    'b3',
    'An error occurred (MalformedPolicyDocument) when calling the CreatePolicy operation: Syntax errors in policy.',
  ],
  [
    '19 18 b9',
    'An error occurred (MalformedPolicyDocument) when calling the UpdateAssumeRolePolicy operation: Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:group/devs"',
  ],
  [
    '23',
    'User: arn:aws:iam::123456789012:user/admin is not authorized to perform: dynamodb:ListTables with an explicit deny in a service control policy',
  ],
  [
    '21',
    'User: arn:aws:iam::123456789012:user/dev is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:q because no permissions boundary allows the sqs:SendMessage action',
  ],
  [
    '22',
    'User: arn:aws:sts::123456789012:assumed-role/App/dev is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::example-bucket/x" because no session policy allows the s3:PutObject action',
  ],
  ['14', 'The role defined for the function cannot be assumed by Lambda.'],
  [
    '14',
    "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions",
  ],
  [
    '36',
    'An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm',
  ],
  [
    '05',
    'User: arn:aws:iam::111122223333:user/admin is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Deploy with an explicit deny in the role trust policy',
  ],
  [
    '20 30',
    'User: arn:aws:sts::111122223333:assumed-role/App/x is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" with an explicit deny in a resource-based policy',
  ],
  [
    '24',
    'User: arn:aws:iam::777788889999:user/u is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" with an explicit deny in a resource control policy',
  ],
  ['b1', 'Unable to locate credentials. You can configure credentials by running "aws configure".'],
  [
    '29',
    'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.',
  ],
  [
    '01',
    'An error occurred (AccessDenied) when calling the AssumeRole operation: Roles may not be assumed by root accounts.',
  ],
  ['31', 'Access denied when writing to location: s3://bucket/path (Service: Amazon S3; Status Code: 403; Athena)'],
  ['16', 'Cross-account pass role is not allowed. (Service: AmazonIdentityManagement; Status Code: 403)'],
];

describe('search in the gallery', () => {
  it.each([
    [
      `An error occurred (AccessDenied) when calling the ListObjectsV2 operation: ${user} s3:ListBucket on resource: "arn:aws:s3:::my-bucket" because no identity-based policy allows the s3:ListBucket action`,
      '26-bucket-arn-or-objects',
    ],
    [
      'An error occurred (403) when calling the HeadObject operation: Forbidden, what shall I do',
      '27-missing-key-is-403',
    ],
    [
      `${user} sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:q because no permissions boundary allows the sqs:SendMessage action`,
      '21-boundary-is-a-ceiling',
    ],
    ['ClientError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.', 'b5-sessions-end'],
    [
      'Lambda: The role defined for the function cannot be assumed by Lambda. (Service: AWSLambda)',
      '14-not-that-service',
    ],
  ])('finds what a pasted message is about: %s', (message, name) => {
    expect(found(message)[0]).toBe(name);
  });

  it.each(messages)('puts one of %s among the first two for: %s', (numbers, message) => {
    const first = found(message)
      .slice(0, 2)
      .map((name) => name.split('-')[0]);
    expect(first.filter((number) => numbers.split(' ').includes(number ?? ''))).not.toEqual([]);
  });

  it.each([
    ['kms:Decrypt', 'because no resource-based policy allows the kms:Decrypt action', '25 29'],
    ['s3:GetObject', 'with an explicit deny in a resource-based policy', '20 30'],
    ['s3:GetObject', 'because no resource-based policy allows the s3:GetObject action', '28'],
    ['dynamodb:PutItem', 'because no permissions boundary allows the dynamodb:PutItem action', '21 03'],
    ['ec2:RunInstances', 'with an explicit deny in a service control policy', '23 24'],
    ['ec2:CreateTags', 'because no identity-based policy allows the ec2:CreateTags action', '36'],
    ['sts:AssumeRole', 'because no resource-based policy allows the sts:AssumeRole action', '02 06 07 14 17 b8'],
    ['sts:AssumeRole', 'with an explicit deny in the role trust policy', '05'],
    ['secretsmanager:GetSecretValue', 'with an explicit deny in an identity-based policy', '08 31 34'],
    ['glue:GetTable', 'because no session policy allows the glue:GetTable action', '22 03'],
  ])('goes by what a message says of its denial: %s, %s', (action, reason, numbers) => {
    const [first] = found(`${user} ${action} on resource: arn:aws:x:us-east-1:111122223333:y ${reason}`);
    expect(numbers.split(' ')).toContain(first?.split('-')[0]);
  });

  it('leaves out what has only common words in common with a message', () => {
    const message = `${user} kms:Decrypt on resource: arn:aws:kms:us-east-1:444455556666:key/a because no resource-based policy allows the kms:Decrypt action`;
    expect(found(message).length).toBeLessThan(12);
  });

  it('puts an item among the first ten for each of its own symptoms', () => {
    const lost = entries.flatMap(({ name, symptoms }) =>
      symptoms.filter((symptom) => !found(`${symptom} with some words around`).slice(0, 10).includes(name)),
    );
    expect(lost.filter((symptom) => symptom.split(' ').length > 5 && !symptom.startsWith('because no'))).toEqual([]);
  });

  it('asks for all of a few words, as parts of words and in any case', () => {
    expect(found('ExternalId')).toContain('06-forgotten-external-id');
    expect(found('kms decrypt')).toContain('25-cross-account-s3-with-kms');
    expect(found('kms zebra')).toEqual([]);
  });

  it('finds everything for nothing', () => {
    expect(found('  ')).toHaveLength(names.length);
  });
});
