import type { PolicyText } from '../types';
import { documentOf, rootOf, type Starter } from './starter';

export interface ResourceSetting {
  readonly arn: string;
  readonly account: string;
}

export interface ResourceType {
  readonly id: string;
  readonly name: string;
  /** What its name is asked as, with an example. */
  readonly label: string;
  readonly example: string;
  /** The ARN of a name; the name itself where a whole ARN is asked. */
  readonly arnOf: (name: string, account: string, region: string) => string;
  readonly isRegional: boolean;
  /** What its policy can begin with; the first is what AWS gives it. */
  readonly starters: readonly Starter<ResourceSetting>[];
}

const otherAccount = { label: 'Account', example: '444455556666', kind: 'account' } as const;
const service = { label: 'AWS service', example: 's3.amazonaws.com', kind: 'service' } as const;

const without: Starter<ResourceSetting> = {
  id: 'none',
  name: 'No policy',
  says: 'As AWS creates it: within the account, identity-based policies decide.',
};

/** The owner's account may do everything with a resource: a policy to go on from. */
export function ownerPolicy(account: string, arn: string): PolicyText {
  const [, , prefix = 's3'] = arn.split(':');
  const resource = prefix === 's3' ? [arn, `${arn}/*`] : prefix === 'kms' ? '*' : arn;
  return documentOf([{ Effect: 'Allow', Principal: rootOf(account), Action: `${prefix}:*`, Resource: resource }]);
}

/** Another account may do what this resource is mostly there for. */
function shared(
  says: string,
  actions: readonly string[],
  resources: (arn: string) => unknown,
): Starter<ResourceSetting> {
  return {
    id: 'share',
    name: 'Another account may read it',
    says,
    asks: otherAccount,
    build: ({ arn, answer }) =>
      documentOf([{ Effect: 'Allow', Principal: rootOf(answer), Action: actions, Resource: resources(arn) }]),
  };
}

/** A service may do one thing for one account: the condition keeps others from using the service as their deputy. */
function byService(name: string, action: string): Starter<ResourceSetting> {
  return {
    id: 'service',
    name,
    says: 'Only on behalf of this account: the condition keeps others from sending the service here.',
    asks: service,
    build: ({ arn, account, answer }) =>
      documentOf([
        {
          Effect: 'Allow',
          Principal: { Service: answer },
          Action: action,
          Resource: arn,
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        },
      ]),
  };
}

const topicActions = [
  ...['SNS:GetTopicAttributes', 'SNS:SetTopicAttributes', 'SNS:AddPermission', 'SNS:RemovePermission'],
  ...['SNS:DeleteTopic', 'SNS:Subscribe', 'SNS:ListSubscriptionsByTopic', 'SNS:Publish'],
];

const regional = (service: string, separator: string) => (name: string, account: string, region: string) =>
  `arn:aws:${service}:${region}:${account}:${separator}${name}`;

/** The resources that are offered by name, in the order in which they are. */
export const resourceTypes: readonly ResourceType[] = [
  {
    id: 'bucket',
    name: 'S3 bucket',
    label: 'Bucket name',
    example: 'example-bucket',
    arnOf: (name) => `arn:aws:s3:::${name}`,
    isRegional: false,
    starters: [
      without,
      {
        id: 'tls',
        name: 'Only over TLS',
        says: 'Denies every request that does not come over HTTPS. It allows nothing.',
        build: ({ arn }) =>
          documentOf([
            {
              Sid: 'DenyWithoutTLS',
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: [arn, `${arn}/*`],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ]),
      },
      shared(
        'The other account must allow it to its own users and roles as well.',
        ['s3:GetObject', 's3:ListBucket'],
        (arn) => [arn, `${arn}/*`],
      ),
      {
        id: 'cloudfront',
        name: 'CloudFront may read it',
        says: 'For the distributions of this account, by origin access control.',
        build: ({ arn, account }) =>
          documentOf([
            {
              Sid: 'AllowCloudFront',
              Effect: 'Allow',
              Principal: { Service: 'cloudfront.amazonaws.com' },
              Action: 's3:GetObject',
              Resource: `${arn}/*`,
              Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:cloudfront::${account}:distribution/*` } },
            },
          ]),
      },
    ],
  },
  {
    id: 'key',
    name: 'KMS key',
    label: 'Key id',
    example: '1234abcd-12ab-34cd-56ef-1234567890ab',
    arnOf: regional('kms', 'key/'),
    isRegional: true,
    starters: [
      {
        id: 'default',
        name: 'The default key policy',
        says: 'Gives the account the key, so that its identity-based policies count.',
        build: ({ account }) =>
          documentOf(
            [
              {
                Sid: 'Enable IAM User Permissions',
                Effect: 'Allow',
                Principal: rootOf(account),
                Action: 'kms:*',
                Resource: '*',
              },
            ],
            'key-default-1',
          ),
      },
      {
        id: 'role',
        name: 'Default, and one role may use it',
        says: 'The role needs no identity-based policy for the key then.',
        asks: { label: 'Role', example: 'arn:aws:iam::111122223333:role/App', kind: 'role' },
        build: ({ account, answer }) =>
          documentOf(
            [
              {
                Sid: 'Enable IAM User Permissions',
                Effect: 'Allow',
                Principal: rootOf(account),
                Action: 'kms:*',
                Resource: '*',
              },
              {
                Sid: 'Allow use of the key',
                Effect: 'Allow',
                Principal: { AWS: answer },
                Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
                Resource: '*',
              },
            ],
            'key-consolepolicy-3',
          ),
      },
    ],
  },
  {
    id: 'queue',
    name: 'SQS queue',
    label: 'Queue name',
    example: 'orders',
    arnOf: regional('sqs', ''),
    isRegional: true,
    starters: [
      {
        id: 'default',
        name: 'The owner’s policy',
        says: 'What the console writes: the account that owns the queue may do everything.',
        build: ({ arn, account }) =>
          documentOf(
            [{ Sid: '__owner_statement', Effect: 'Allow', Principal: rootOf(account), Action: 'SQS:*', Resource: arn }],
            '__default_policy_ID',
          ),
      },
      without,
      byService('A service may send to it', 'sqs:SendMessage'),
    ],
  },
  {
    id: 'topic',
    name: 'SNS topic',
    label: 'Topic name',
    example: 'alerts',
    arnOf: regional('sns', ''),
    isRegional: true,
    starters: [
      {
        id: 'default',
        name: 'The default topic policy',
        says: 'The account that owns the topic may do everything with it.',
        build: ({ arn, account }) =>
          documentOf(
            [
              {
                Sid: '__default_statement_ID',
                Effect: 'Allow',
                Principal: { AWS: '*' },
                Action: topicActions,
                Resource: arn,
                Condition: { StringEquals: { 'AWS:SourceOwner': account } },
              },
            ],
            '__default_policy_ID',
          ),
      },
      byService('A service may publish to it', 'sns:Publish'),
    ],
  },
  {
    id: 'secret',
    name: 'Secrets Manager secret',
    label: 'Secret name',
    example: 'prod/database-a1B2c3',
    arnOf: regional('secretsmanager', 'secret:'),
    isRegional: true,
    starters: [
      without,
      shared(
        'Its key must allow that account as well, where it is not AWS’s own.',
        ['secretsmanager:GetSecretValue'],
        () => '*',
      ),
    ],
  },
  {
    id: 'function',
    name: 'Lambda function',
    label: 'Function name',
    example: 'resize-image',
    arnOf: regional('lambda', 'function:'),
    isRegional: true,
    starters: [without, byService('A service may invoke it', 'lambda:InvokeFunction')],
  },
  {
    id: 'table',
    name: 'DynamoDB table',
    label: 'Table name',
    example: 'orders',
    arnOf: regional('dynamodb', 'table/'),
    isRegional: true,
    starters: [
      without,
      shared(
        'The other account must allow it to its own users and roles as well.',
        ['dynamodb:GetItem', 'dynamodb:Query'],
        (arn) => arn,
      ),
    ],
  },
  {
    id: 'other',
    name: 'Another resource, by its ARN',
    label: 'ARN',
    example: 'arn:aws:ecr:us-east-1:111122223333:repository/app',
    arnOf: (name) => name,
    isRegional: false,
    starters: [
      without,
      {
        id: 'account',
        name: 'An account may do everything with it',
        says: 'A start to narrow down.',
        asks: otherAccount,
        build: ({ arn, answer }) =>
          documentOf([
            { Effect: 'Allow', Principal: rootOf(answer), Action: `${arn.split(':')[2] ?? ''}:*`, Resource: arn },
          ]),
      },
    ],
  },
];
