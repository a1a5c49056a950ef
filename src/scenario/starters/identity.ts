import { documentOf, type Starter } from './starter';

const bucket = { label: 'Bucket', example: 'arn:aws:s3:::example-bucket', kind: 'bucket' } as const;
const resource = { label: 'Resource', example: 'arn:aws:s3:::example-bucket/*', kind: 'resource' } as const;

/** What an identity-based policy can begin with; each has the name that it gives the policy. */
export const identityStarters = [
  {
    id: 'ReadTheBucket',
    name: 'Read the objects of a bucket',
    says: 'Allows s3:GetObject on every object of one bucket, and nothing else.',
    asks: bucket,
    build: ({ answer }) =>
      documentOf([{ Sid: 'ReadObjects', Effect: 'Allow', Action: 's3:GetObject', Resource: `${answer}/*` }]),
  },
  {
    id: 'ListAndReadTheBucket',
    name: 'List a bucket and read its objects',
    says: 'Listing is allowed on the bucket, reading on its objects: two statements, since they are two resources.',
    asks: bucket,
    build: ({ answer }) =>
      documentOf([
        { Sid: 'ListTheBucket', Effect: 'Allow', Action: 's3:ListBucket', Resource: answer },
        { Sid: 'ReadObjects', Effect: 'Allow', Action: 's3:GetObject', Resource: `${answer}/*` },
      ]),
  },
  {
    id: 'WriteToTheBucket',
    name: 'Read and write the objects of a bucket',
    says: 'Allows to read, write and delete objects of one bucket.',
    asks: bucket,
    build: ({ answer }) =>
      documentOf([
        {
          Sid: 'ReadAndWriteObjects',
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
          Resource: `${answer}/*`,
        },
      ]),
  },
  {
    id: 'AssumeTheRole',
    name: 'Assume a role',
    says: 'Allows sts:AssumeRole on one role. In another account both sides must allow it.',
    asks: { label: 'Role', example: 'arn:aws:iam::444455556666:role/Auditor', kind: 'role' },
    build: ({ answer }) =>
      documentOf([{ Sid: 'AssumeTheRole', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: answer }]),
  },
  {
    id: 'PassTheRole',
    name: 'Pass a role to Amazon EC2',
    says: 'Allows iam:PassRole of one role, to Amazon EC2 only.',
    asks: { label: 'Role', example: 'arn:aws:iam::111122223333:role/DemoRoleForEC2', kind: 'role' },
    build: ({ answer }) =>
      documentOf([
        {
          Sid: 'PassTheRoleToEC2',
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: answer,
          Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
        },
      ]),
  },
  {
    id: 'OwnFolder',
    name: 'A user’s own folder in a bucket',
    says: 'A policy variable makes one policy serve every user: each reaches the folder with their own name.',
    asks: bucket,
    build: ({ answer }) =>
      documentOf([
        {
          Sid: 'OwnFolder',
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: `${answer}/home/\${aws:username}/*`,
        },
      ]),
  },
  {
    id: 'DenyWithoutMFA',
    name: 'Deny everything without MFA',
    says: 'Denies all but what it takes to sign in with MFA, while no MFA device was used.',
    build: () =>
      documentOf([
        {
          Sid: 'DenyWithoutMFA',
          Effect: 'Deny',
          NotAction: [
            ...['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ListMFADevices'],
            ...['iam:ListVirtualMFADevices', 'iam:ResyncMFADevice', 'sts:GetSessionToken'],
          ],
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        },
      ]),
  },
  {
    id: 'OneService',
    name: 'Everything of one resource’s service',
    says: 'Allows every action of the service on one resource: a start to narrow down.',
    asks: resource,
    build: ({ answer }) =>
      documentOf([{ Effect: 'Allow', Action: `${answer.split(':')[2] ?? ''}:*`, Resource: answer }]),
  },
  {
    id: 'EmptyPolicy',
    name: 'Empty policy',
    says: 'One statement as IAM’s console begins it: it allows nothing until its actions and resources are filled in.',
    build: () => documentOf([{ Sid: 'Statement1', Effect: 'Allow', Action: [], Resource: [] }]),
  },
] as const satisfies readonly Starter<object>[];
