import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import { toCloudTrail } from '../../../src/report/cloud-trail';
import { policyText } from '../../../src/scenario/document';
import type { RequestDocument, Scenario } from '../../../src/scenario/types';
import { buildWorld } from '../../../src/scenario/world';
import { runScenario } from '../../../src/service/run';
import { account, alice, trust } from './samples';

const scenario = (...requests: readonly RequestDocument[]): Scenario => ({
  version: 1,
  accounts: {
    [account]: {
      users: { alice: { id: 'AIDACKCEVSQ6C2EXAMPLE' } },
      roles: { App: { id: 'AROACKCEVSQ6C2EXAMPLE', trustPolicy: policyText(JSON.stringify(trust)) } },
    },
  },
  requests,
});

function eventsOf(...requests: readonly RequestDocument[]): readonly unknown[] {
  const whole = scenario(...requests);
  const built = buildWorld(whole, noFacts).requests;
  return runScenario(whole, noFacts).nodes.map((node, index) => {
    const request = built[index];
    return node && request && toCloudTrail(node, request);
  });
}

describe('the event that CloudTrail would log', () => {
  const story: readonly RequestDocument[] = [
    {
      principal: 'ec2.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: `arn:aws:iam::${account}:role/App`,
      parameters: { RoleSessionName: 'i-0abc123' },
      session: 'app',
    },
    { principal: { session: 'app' }, action: 's3:ListBucket', resource: 'arn:aws:s3:::amzn-s3-demo-bucket' },
  ];

  it('of an allowed call has no error, and says what the call obtained', () => {
    expect(eventsOf(...story)[0]).toEqual({
      eventVersion: '1.11',
      userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      eventTime: '2026-01-01T12:00:00Z',
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRole',
      awsRegion: 'us-east-1',
      sourceIPAddress: 'ec2.amazonaws.com',
      requestParameters: { roleArn: `arn:aws:iam::${account}:role/App`, roleSessionName: 'i-0abc123' },
      responseElements: {
        credentials: { expiration: '2026-01-01T13:00:00Z' },
        assumedRoleUser: { arn: `arn:aws:sts::${account}:assumed-role/App/i-0abc123` },
      },
      requestID: '00000000-0000-4000-8000-100000000000',
      eventID: '00000000-0000-4000-8000-200000000000',
      resources: [{ accountId: account, ARN: `arn:aws:iam::${account}:role/App` }],
      eventType: 'AwsApiCall',
      recipientAccountId: account,
    });
  });

  it('of a denied call names the session, its issuer, the code and the message', () => {
    expect(eventsOf(...story)[1]).toMatchObject({
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROACKCEVSQ6C2EXAMPLE:i-0abc123',
        arn: `arn:aws:sts::${account}:assumed-role/App/i-0abc123`,
        accountId: account,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: 'AROACKCEVSQ6C2EXAMPLE',
            arn: `arn:aws:iam::${account}:role/App`,
            accountId: account,
            userName: 'App',
          },
          attributes: { creationDate: '2026-01-01T12:00:00Z', mfaAuthenticated: 'false' },
        },
      },
      eventName: 'ListObjects',
      errorCode: 'AccessDenied',
      errorMessage: `User: arn:aws:sts::${account}:assumed-role/App/i-0abc123 is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::amzn-s3-demo-bucket" because no identity-based policy allows the s3:ListBucket action`,
    });
  });

  it.each([
    ['ec2:StopInstances', 'Client.UnauthorizedOperation'],
    ['sns:Publish', 'AuthorizationError'],
    ['iam:CreateUser', 'AccessDenied'],
    ['dynamodb:GetItem', 'AccessDeniedException'],
  ])('DM-20 of a denied %s has the code of its service', (action, errorCode) => {
    expect(eventsOf({ principal: alice, action })).toEqual([expect.objectContaining({ errorCode })]);
  });

  it('leaves out what is not known', () => {
    const [event] = eventsOf({ principal: alice, action: 's3:ListAllMyBuckets' });
    for (const member of [
      'sourceIPAddress',
      'userAgent',
      'resources',
      'requestParameters',
      'vpcEndpointId',
      'readOnly',
    ]) {
      expect(event).not.toHaveProperty(member);
    }
    expect(event).toHaveProperty('userIdentity', {
      type: 'IAMUser',
      principalId: 'AIDACKCEVSQ6C2EXAMPLE',
      arn: alice,
      accountId: account,
      userName: 'alice',
    });
  });

  it('of a call that cannot be authorized at all is none', () => {
    expect(eventsOf({ principal: { session: 'nobody' }, action: 's3:GetObject' })).toEqual([undefined]);
  });
});
