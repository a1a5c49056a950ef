/** What people paste, in AWS's documentation placeholders. */

export const account = '111122223333';
export const alice = `arn:aws:iam::${account}:user/alice`;

export const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

export const readBucket = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' }],
};

export const bucketPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'PublicRead',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
    },
  ],
};

/** A role's session reads an object through an endpoint, and may not. */
export const deniedEvent = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROACKCEVSQ6C2EXAMPLE:i-0abc123',
    arn: `arn:aws:sts::${account}:assumed-role/App/i-0abc123`,
    accountId: account,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROACKCEVSQ6C2EXAMPLE',
        arn: `arn:aws:iam::${account}:role/service/App`,
        accountId: account,
        userName: 'App',
      },
      attributes: { creationDate: '2026-01-01T11:00:00Z', mfaAuthenticated: 'true' },
      ec2RoleDelivery: '2.0',
    },
  },
  eventTime: '2026-01-01T12:30:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'HeadObject',
  awsRegion: 'eu-central-1',
  sourceIPAddress: '10.0.0.7',
  userAgent: '[aws-cli/2.31.0]',
  errorCode: 'AccessDenied',
  errorMessage: `User: arn:aws:sts::${account}:assumed-role/App/i-0abc123 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::amzn-s3-demo-bucket/a b.csv" because no VPC endpoint policy allows the s3:GetObject action`,
  requestParameters: {
    bucketName: 'amzn-s3-demo-bucket',
    Host: 'amzn-s3-demo-bucket.s3.amazonaws.com',
    key: 'a b.csv',
  },
  responseElements: null,
  vpcEndpointId: 'vpce-0a1b2c3d',
  vpcEndpointAccountId: account,
  resources: [
    { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::amzn-s3-demo-bucket/a b.csv' },
    { accountId: '444455556666', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::amzn-s3-demo-bucket' },
  ],
  eventType: 'AwsApiCall',
  recipientAccountId: account,
};

/** A user signs in with MFA and assumes a role of another account. */
export const assumeEvent = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'IAMUser',
    principalId: 'AIDACKCEVSQ6C2EXAMPLE',
    arn: alice,
    accountId: account,
    userName: 'alice',
    sessionContext: {
      sessionIssuer: {},
      attributes: { creationDate: '2026-01-01T08:00:00Z', mfaAuthenticated: 'true' },
    },
  },
  eventTime: '2026-01-01T12:00:00Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  awsRegion: 'us-east-1',
  sourceIPAddress: '203.0.113.7',
  userAgent: 'signin.amazonaws.com',
  requestParameters: {
    roleArn: 'arn:aws:iam::444455556666:role/Deploy',
    roleSessionName: 'alice',
    externalId: 'example-id',
    durationSeconds: 900,
    tags: [{ key: 'team', value: 'web' }],
    policyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  },
  responseElements: { credentials: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE' } },
  sessionCredentialFromConsole: 'true',
  eventType: 'AwsApiCall',
  recipientAccountId: account,
};

export const decoded = {
  allowed: false,
  explicitDeny: true,
  matchedStatements: { items: [{ statementId: 'NoDefaultTenancy', effect: 'DENY' }] },
  failures: { items: [] },
  context: {
    principal: { id: 'AIDACKCEVSQ6C2EXAMPLE', name: 'alice', arn: alice },
    action: 'ec2:StopInstances',
    resource: `arn:aws:ec2:us-east-1:${account}:instance/i-0abc123`,
    conditions: {
      items: [
        { key: 'ec2:Tenancy', values: { items: [{ value: 'default' }] } },
        { key: 'aws:Region', values: { items: [{ value: 'us-east-1' }] } },
        { key: 'aws:TagKeys', values: { items: [{ value: 'a' }, { value: 'b' }] } },
      ],
    },
  },
};

const encoded = encodeURIComponent(JSON.stringify(trust));

export const accountDetails = {
  UserDetailList: [
    {
      Path: '/staff/',
      UserName: 'alice',
      UserId: 'AIDACKCEVSQ6C2EXAMPLE',
      Arn: `arn:aws:iam::${account}:user/staff/alice`,
      UserPolicyList: [{ PolicyName: 'Inline', PolicyDocument: encodeURIComponent(JSON.stringify(readBucket)) }],
      GroupList: ['developers'],
      AttachedManagedPolicies: [
        { PolicyName: 'ReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
        { PolicyName: 'Reports', PolicyArn: `arn:aws:iam::${account}:policy/team/Reports` },
      ],
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: `arn:aws:iam::${account}:policy/Boundary`,
      },
      Tags: [{ Key: 'team', Value: 'web' }],
    },
  ],
  GroupDetailList: [
    {
      Path: '/',
      GroupName: 'developers',
      GroupId: 'AGPACKCEVSQ6C2EXAMPLE',
      Arn: `arn:aws:iam::${account}:group/developers`,
      GroupPolicyList: [],
      AttachedManagedPolicies: [],
    },
  ],
  RoleDetailList: [
    {
      Path: '/',
      RoleName: 'App',
      RoleId: 'AROACKCEVSQ6C2EXAMPLE',
      Arn: `arn:aws:iam::${account}:role/App`,
      AssumeRolePolicyDocument: encoded,
      InstanceProfileList: [{ InstanceProfileName: 'App' }],
      RolePolicyList: [{ PolicyName: 'Read', PolicyDocument: readBucket }],
      AttachedManagedPolicies: [],
      Tags: [],
    },
  ],
  Policies: [
    {
      PolicyName: 'Reports',
      PolicyId: 'ANPACKCEVSQ6C2EXAMPLE',
      Arn: `arn:aws:iam::${account}:policy/team/Reports`,
      Path: '/team/',
      DefaultVersionId: 'v2',
      PolicyVersionList: [
        { Document: { Version: '2012-10-17', Statement: [] }, VersionId: 'v1', IsDefaultVersion: false },
        { Document: readBucket, VersionId: 'v2', IsDefaultVersion: true },
      ],
    },
    { PolicyName: 'ReadOnlyAccess', Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', PolicyVersionList: [] },
  ],
};
