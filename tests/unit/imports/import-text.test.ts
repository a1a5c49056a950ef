import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import { apiAliases } from '../../../src/catalog/aliases';
import { importText } from '../../../src/scenario/imports/import-text';
import type { Imported } from '../../../src/scenario/imports/imported';
import { stillMissing } from '../../../src/scenario/imports/still-missing';
import { openLink } from '../../../src/scenario/permalink';
import { writeLink } from '../../../src/scenario/write-link';
import { writeShortLink } from '../../../src/scenario/short-link';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { printScenario } from '../../../src/scenario/write';
import { runScenario } from '../../../src/service/run';
import {
  account,
  accountDetails,
  alice,
  assumeEvent,
  bucketPolicy,
  decoded,
  deniedEvent,
  readBucket,
  trust,
} from './samples';

type Of<Kind extends Imported['kind']> = Extract<Imported, { kind: Kind }>;

function importAs<Kind extends Imported['kind']>(kind: Kind, text: unknown, open?: Scenario): Of<Kind> {
  const source = typeof text === 'string' ? text : JSON.stringify(text, undefined, 2);
  const imported = importText(source, { aliases: apiAliases, ...(open && { open }) });
  if (imported.kind !== kind) expect.fail(`${imported.kind}: ${JSON.stringify(imported).slice(0, 200)}`);
  return imported as Of<Kind>;
}

/** A scenario that is written and read again has no problems of its own. */
function expectReadable(scenario: Scenario): void {
  const { problems } = readScenario(printScenario(scenario));
  expect(problems.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
}

const denial = `User: ${alice} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::amzn-s3-demo-bucket/a.csv" because no identity-based policy allows the s3:GetObject action`;

describe('an AccessDenied message', () => {
  it('becomes a request with its caller, action, resource and expectation', () => {
    const { scenario, missing, notes } = importAs('message', denial);
    expect(scenario.accounts).toEqual({ [account]: { users: { alice: {} } } });
    expect(scenario.requests).toEqual([
      {
        name: 'alice calls s3:GetObject: no identity-based policy allows it',
        principal: alice,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::amzn-s3-demo-bucket/a.csv',
        expect: 'implicitDeny',
      },
    ]);
    expect(missing.map(({ message }) => message)).toEqual(['paste the identity-based policies of user `alice`']);
    expect(missing[0]?.commands).toContain('aws iam list-attached-user-policies --user-name alice');
    expect(notes.map(({ code }) => code)).toEqual(['onlyOneTypeNamed']);
    expectReadable(scenario);
  });

  it('gives the verdict that AWS gave, before anything else is pasted', () => {
    const { scenario } = importAs('message', denial);
    expect(runScenario(scenario, noFacts).results[0]).toMatchObject({ outcome: 'implicitDeny', ok: true });
  });

  it.each([
    ['over several lines', denial.replaceAll(' ', '\n   ')],
    [
      'in the wrapper of the CLI',
      `\n\nAn error occurred (AccessDenied) when calling the GetObject operation: ${denial}`,
    ],
    ['at the end of a stack trace', `Traceback\n${'  File "x.py"\n'.repeat(3000)}ClientError: ${denial}`],
    ['in XML', `<Error><Code>AccessDenied</Code><Message>${denial.replaceAll('"', '&quot;')}</Message></Error>`],
    ['in the JSON of a service', JSON.stringify({ __type: 'AccessDeniedException', Message: denial })],
    ['in a code block', `\`\`\`\n${denial}\n\`\`\``],
    ['with the words of an SDK', `${denial} (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)`],
  ])('is found %s', (_, text) => {
    const { scenario } = importAs('message', text);
    expect(scenario.requests?.[0]).toMatchObject({
      principal: alice,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::amzn-s3-demo-bucket/a.csv',
      expect: 'implicitDeny',
    });
  });

  it('of a role that is assumed asks for its trust policy first', () => {
    const { scenario, missing } = importAs(
      'message',
      `User: arn:aws:sts::${account}:assumed-role/App/s is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Target because no role trust policy allows the sts:AssumeRole action`,
    );
    expect(scenario.accounts).toEqual({
      [account]: { roles: { App: {} } },
      '444455556666': { roles: { Target: {} } },
    });
    expect(missing.map(({ pointer }) => pointer)).toEqual([
      '/accounts/444455556666/roles/Target/trustPolicy',
      `/accounts/${account}/roles/App/policies`,
    ]);
    expect(missing[0]?.commands).toEqual(['aws iam get-role --role-name Target']);
  });

  it('CX-15 of a service control policy may be an implicit denial whatever it says', () => {
    const arn = `arn:aws:organizations::999988887777:policy/o-exampleorgid/service_control_policy/p-example1`;
    const { scenario, missing, notes } = importAs(
      'message',
      `User: ${alice} is not authorized to perform: ec2:RunInstances with an explicit deny in a service control policy: ${arn}`,
    );
    expect(scenario.requests?.[0]?.expect).toBe('deny');
    expect(notes.map(({ code }) => code)).toContain('explicitMayBeImplicit');
    expect(missing[0]).toMatchObject({ what: 'resource' });
    expect(missing[1]).toMatchObject({
      what: 'managedPolicy',
      of: arn,
      commands: ['aws organizations describe-policy --policy-id p-example1'],
    });
  });

  it('ST-41 with an encoded part says how to decode it', () => {
    const { notes } = importAs(
      'message',
      `You are not authorized to perform this operation. User: ${alice} is not authorized to perform: ec2:StopInstances on resource: arn:aws:ec2:us-east-1:${account}:instance/i-1 because no identity-based policy allows the ec2:StopInstances action. Encoded authorization failure message: AbC_123-x`,
    );
    expect(notes.map(({ code }) => code)).toContain('encodedMessage');
  });

  it('DM-14 of KMS asks for the key, and names the key policy', () => {
    const { missing, notes } = importAs(
      'message',
      `User: ${alice} is not authorized to perform: kms:Decrypt on this resource because no resource-based policy allows the kms:Decrypt action`,
    );
    expect(missing[0]).toMatchObject({ what: 'resource' });
    expect(notes.map(({ code }) => code)).toContain('resourcePolicyMayBeKeyPolicy');
  });

  it('DM-16 without any words takes the action from the operation', () => {
    const { scenario, missing, notes } = importAs(
      'message',
      `${'log line\n'.repeat(3000)}An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied`,
    );
    expect(scenario.requests?.[0]).toMatchObject({ principal: '', action: 's3:ListBucket', expect: 'deny' });
    expect(missing.map(({ what }) => what)).toEqual(['caller']);
    expect(notes.map(({ code }) => code)).toEqual(['serviceGuessed', 'noReason']);
  });

  it('DM-17 of PassRole names what was called', () => {
    const { notes } = importAs(
      'message',
      `An error occurred (AccessDenied) when calling the CreateFunction operation: User: ${alice} is not authorized to perform: iam:PassRole on resource: arn:aws:iam::${account}:role/App because no identity-based policy allows the iam:PassRole action`,
    );
    expect(notes.map(({ code }) => code)).toContain('outerOperation');
  });

  it('gives no command that a shell would read otherwise', () => {
    const hostile = 'User: arn:aws:iam::111122223333:user/a;rm$(x) is not authorized to perform: s3:GetObject';
    for (const { commands } of importAs('message', hostile).missing) expect(commands).toEqual([]);
  });

  it('puts the resource in whose policy is at fault', () => {
    const { scenario, missing } = importAs(
      'message',
      `User: ${alice} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::amzn-s3-demo-bucket/a" with an explicit deny in a resource-based policy`,
    );
    expect(scenario.accounts?.[account]?.resources).toEqual({ 'arn:aws:s3:::amzn-s3-demo-bucket': {} });
    expect(missing[0]?.pointer).toBe(`/accounts/${account}/resources/arn:aws:s3:::amzn-s3-demo-bucket/policy`);
  });
});

describe('a decoded authorization message', () => {
  it.each([
    ['by itself', decoded],
    ['as the CLI prints it', { DecodedMessage: JSON.stringify(decoded) }],
  ])('ST-41 %s becomes a request with its condition keys', (_, text) => {
    const { scenario, decision, notes } = importAs('decodedMessage', text);
    expect(decision).toBe('explicitDeny');
    expect(scenario.accounts?.[account]?.users).toEqual({ alice: { id: 'AIDACKCEVSQ6C2EXAMPLE' } });
    expect(scenario.requests?.[0]).toMatchObject({
      principal: alice,
      action: 'ec2:StopInstances',
      resource: `arn:aws:ec2:us-east-1:${account}:instance/i-0abc123`,
      context: { 'ec2:Tenancy': 'default', 'aws:TagKeys': ['a', 'b'] },
      expect: 'explicitDeny',
    });
    expect(notes).toEqual([expect.objectContaining({ code: 'denyingStatement' })]);
    expectReadable(scenario);
  });
});

describe('a CloudTrail event', () => {
  it('becomes a request with session, endpoint, address, owner and fault', () => {
    const { scenario, missing, events } = importAs('events', deniedEvent);
    expect(events).toBe(1);
    expect(scenario.now).toBe('2026-01-01T12:30:00Z');
    expect(scenario.accounts).toEqual({
      [account]: {
        roles: { App: { path: '/service/', id: 'AROACKCEVSQ6C2EXAMPLE' } },
        vpcEndpoints: { 'vpce-0a1b2c3d': { region: 'eu-central-1' } },
      },
    });
    expect(scenario.requests).toEqual([
      {
        name: 'App calls s3:GetObject: no VPC endpoint policy allows it',
        principal: { arn: `arn:aws:sts::${account}:assumed-role/App/i-0abc123`, mfa: true },
        action: 's3:GetObject',
        resource: { arn: 'arn:aws:s3:::amzn-s3-demo-bucket/a b.csv', account: '444455556666' },
        vpcEndpoint: 'vpce-0a1b2c3d',
        context: {
          'aws:VpcSourceIp': '10.0.0.7',
          'aws:UserAgent': '[aws-cli/2.31.0]',
          'aws:RequestedRegion': 'eu-central-1',
          'aws:TokenIssueTime': '2026-01-01T11:00:00Z',
        },
        at: '2026-01-01T12:30:00Z',
        expect: 'implicitDeny',
      },
    ]);
    expect(missing.map(({ what }) => what)).toContain('vpcEndpointPolicy');
    expectReadable(scenario);
  });

  it('of STS keeps what the call passed', () => {
    const { scenario } = importAs('events', assumeEvent);
    expect(scenario.requests?.[0]).toMatchObject({
      principal: { arn: alice, credentials: 'console', mfa: true },
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::444455556666:role/Deploy',
      context: { 'aws:SourceIp': '203.0.113.7' },
      parameters: {
        RoleSessionName: 'alice',
        ExternalId: 'example-id',
        DurationSeconds: 900,
        PolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        Tags: { team: 'web' },
      },
      expect: 'allowed',
    });
    expect(scenario.accounts?.['444455556666']?.roles).toEqual({ Deploy: {} });
    expectReadable(scenario);
  });

  const both = [deniedEvent, assumeEvent];
  it.each([
    ['a trail’s file', { Records: both }],
    ['a list', both],
    ['lookup-events', { Events: both.map((event) => ({ EventId: '1', CloudTrailEvent: JSON.stringify(event) })) }],
    ['EventBridge', both.map((detail) => ({ 'detail-type': 'AWS API Call via CloudTrail', detail }))],
    ['one after another', both.map((event) => JSON.stringify(event)).join('\n')],
  ])('several in %s become a story in the order of time', (_, text) => {
    const { scenario } = importAs('events', text);
    expect(scenario.requests?.map(({ action }) => action)).toEqual(['sts:AssumeRole', 's3:GetObject']);
  });

  it.each([
    [
      'dynamodb',
      'Query',
      { tableName: 'orders', indexName: 'byDate' },
      `arn:aws:dynamodb:us-east-1:${account}:table/orders/index/byDate`,
    ],
    [
      'lambda',
      'GetFunction20150331v2',
      { functionName: 'report' },
      `arn:aws:lambda:us-east-1:${account}:function:report`,
    ],
    [
      'sqs',
      'SendMessage',
      { queueUrl: `https://sqs.us-east-1.amazonaws.com/444455556666/orders` },
      'arn:aws:sqs:us-east-1:444455556666:orders',
    ],
    ['sns', 'Publish', { topicArn: `arn:aws:sns:us-east-1:${account}:news` }, `arn:aws:sns:us-east-1:${account}:news`],
    ['iam', 'CreateUser', { userName: 'bob', path: '/staff/' }, `arn:aws:iam::${account}:user/staff/bob`],
    [
      'iam',
      'AttachRolePolicy',
      { roleName: 'App', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      `arn:aws:iam::${account}:role/App`,
    ],
    [
      'ec2',
      'StopInstances',
      { instancesSet: { items: [{ instanceId: 'i-1' }] } },
      `arn:aws:ec2:us-east-1:${account}:instance/i-1`,
    ],
    ['ec2', 'DescribeInstances', {}, undefined],
    [
      'kms',
      'Decrypt',
      { keyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
      `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    ],
    ['secretsmanager', 'GetSecretValue', { secretId: 'db' }, `arn:aws:secretsmanager:us-east-1:${account}:secret:db`],
    [
      'logs',
      'PutLogEvents',
      { logGroupName: '/app', logStreamName: 's' },
      `arn:aws:logs:us-east-1:${account}:log-group:/app:log-stream:s`,
    ],
    ['s3', 'ListBuckets', {}, undefined],
    ['s3', 'GetBucketAcl', { bucketName: 'amzn-s3-demo-bucket' }, 'arn:aws:s3:::amzn-s3-demo-bucket'],
  ])('of %s:%s names its resource', (service, eventName, requestParameters, resource) => {
    const { scenario } = importAs('events', {
      ...assumeEvent,
      eventSource: `${service}.amazonaws.com`,
      eventName,
      requestParameters,
    });
    expect(scenario.requests?.[0]?.resource).toBe(resource);
  });

  it.each([
    ['s3', 'ListObjects', ['s3:ListBucket']],
    ['s3', 'CopyObject', ['s3:GetObject', 's3:PutObject']],
    ['monitoring', 'PutMetricData', ['cloudwatch:PutMetricData']],
    ['lambda', 'Invoke', ['lambda:InvokeFunction']],
    ['cloudfront', 'CreateDistribution2020_05_31', ['cloudfront:CreateDistribution']],
  ])('of %s:%s names the IAM actions', (service, eventName, actions) => {
    const event = { ...assumeEvent, eventSource: `${service}.amazonaws.com`, eventName };
    expect(importAs('events', event).scenario.requests?.map(({ action }) => action)).toEqual(actions);
  });

  it('of a call that a service forwards has no address', () => {
    const userIdentity = { ...deniedEvent.userIdentity, invokedBy: 'athena.amazonaws.com' };
    const { scenario } = importAs('events', { ...deniedEvent, userIdentity, sourceIPAddress: 'athena.amazonaws.com' });
    expect(scenario.requests?.[0]).toMatchObject({ calledVia: ['athena.amazonaws.com'] });
    expect(scenario.requests?.[0]).not.toHaveProperty('vpcEndpoint');
  });

  it('whose caller is hidden asks for the copy that names it', () => {
    const userIdentity = { type: 'AWSAccount', principalId: 'AIDACKCEVSQ6C2EXAMPLE', accountId: account };
    const { notes, missing } = importAs('events', { ...assumeEvent, userIdentity });
    expect(notes.map(({ code }) => code)).toContain('callerHidden');
    expect(missing.map(({ what }) => what)).toContain('caller');
  });

  it('that failed for another reason expects nothing', () => {
    const { scenario, notes } = importAs('events', { ...assumeEvent, errorCode: 'ThrottlingException' });
    expect(scenario.requests?.[0]).not.toHaveProperty('expect');
    expect(notes.map(({ code }) => code)).toEqual(['notAuthorizationError']);
  });
});

describe('the details of an account', () => {
  it('become an account with everything that they name', () => {
    const { scenario, missing, notes } = importAs('accountDetails', accountDetails);
    const { users, groups, roles, policies } = scenario.accounts?.[account] ?? expect.fail();
    expect(users?.['alice']).toEqual({
      path: '/staff/',
      groups: ['developers'],
      policies: [
        'arn:aws:iam::aws:policy/ReadOnlyAccess',
        'Reports',
        { name: 'Inline', document: { form: 'object', text: JSON.stringify(readBucket, undefined, 2) } },
      ],
      permissionsBoundary: 'Boundary',
      tags: { team: 'web' },
      id: 'AIDACKCEVSQ6C2EXAMPLE',
    });
    expect(groups).toEqual({ developers: { policies: [] } });
    expect(roles?.['App']?.trustPolicy?.text).toBe(JSON.stringify(trust, undefined, 2));
    expect(policies).toEqual({ Reports: { form: 'object', text: JSON.stringify(readBucket, undefined, 2) } });
    expect(missing.map(({ pointer }) => pointer)).toEqual([`/accounts/${account}/policies/Boundary`]);
    expect(notes.map(({ code }) => code)).toEqual(['leftOut', 'leftOut']);
  });
});

describe('an answer of the command line', () => {
  const user = { Path: '/', UserName: 'alice', UserId: 'AIDACKCEVSQ6C2EXAMPLE', Arn: alice };

  it.each([
    ['aws iam get-role', { Role: accountDetails.RoleDetailList[0] }],
    ['aws iam list-roles', { Roles: accountDetails.RoleDetailList }],
    ['aws iam get-user', { User: user }],
    ['aws iam get-group', { Group: accountDetails.GroupDetailList[0], Users: [user] }],
    ['aws iam list-groups', { Groups: accountDetails.GroupDetailList }],
    ['aws iam get-role-policy', { RoleName: 'App', PolicyName: 'Read', PolicyDocument: readBucket }],
    [
      'aws ec2 describe-vpc-endpoints',
      {
        VpcEndpoints: [
          {
            VpcEndpointId: 'vpce-1',
            OwnerId: account,
            VpcId: 'vpc-1',
            ServiceName: 'com.amazonaws.eu-west-1.s3',
            VpcEndpointType: 'Gateway',
            PolicyDocument: JSON.stringify(bucketPolicy),
          },
        ],
      },
    ],
    [
      'aws sns get-topic-attributes',
      { Attributes: { TopicArn: `arn:aws:sns:us-east-1:${account}:news`, Policy: JSON.stringify(bucketPolicy) } },
    ],
    [
      'aws secretsmanager get-resource-policy',
      {
        ARN: `arn:aws:secretsmanager:us-east-1:${account}:secret:db-AbCdEf`,
        Name: 'db',
        ResourcePolicy: JSON.stringify(bucketPolicy),
      },
    ],
    ['aws sts get-caller-identity', { UserId: 'AIDACKCEVSQ6C2EXAMPLE', Account: account, Arn: alice }],
    [
      'aws iam list-attached-role-policies',
      { AttachedPolicies: [{ PolicyName: 'R', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] },
    ],
    [
      'aws iam get-policy',
      { Policy: { PolicyName: 'Reports', Arn: `arn:aws:iam::${account}:policy/Reports`, DefaultVersionId: 'v2' } },
    ],
    ['aws iam list-role-policies', { PolicyNames: ['Read'] }],
  ])('of %s is recognised', (command, text) => {
    const imported = importAs('answer', text);
    expect(imported.command).toBe(command);
    expectReadable(imported.scenario);
  });

  it('that names no account is about the principal of that name in the open scenario', () => {
    const answer = { RoleName: 'App', PolicyName: 'Read', PolicyDocument: readBucket };
    const open: Scenario = { version: 1, accounts: { '444455556666': {}, '999988887777': { roles: { App: {} } } } };
    const { scenario, notes } = importAs('answer', answer, open);
    expect(Object.keys(scenario.accounts ?? {})).toEqual(['999988887777']);
    expect(notes).toEqual([]);
    expect(importAs('answer', answer).notes.map(({ code }) => code)).toEqual(['accountAssumed']);
  });

  it('with a prompt before it is read too', () => {
    const text = `$ aws iam get-role --role-name App\n${JSON.stringify({ Role: accountDetails.RoleDetailList[0] })}`;
    expect(importAs('answer', text).command).toBe('aws iam get-role');
  });
});

describe('a policy', () => {
  it.each([
    ['by itself', readBucket, 'identityBasedPolicy'],
    ['a trust policy', trust, 'trustPolicy'],
    ['a bucket policy', bucketPolicy, 'resourceBasedPolicy'],
    ['as get-bucket-policy prints it', { Policy: JSON.stringify(bucketPolicy) }, 'resourceBasedPolicy'],
    [
      'as get-policy-version prints it',
      { PolicyVersion: { Document: readBucket, VersionId: 'v1', IsDefaultVersion: true } },
      'identityBasedPolicy',
    ],
    [
      'as get-key-policy prints it',
      {
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' }],
        }),
        PolicyName: 'default',
      },
      'keyPolicy',
    ],
    [
      'as Organizations describes it',
      {
        Policy: {
          PolicySummary: { Name: 'NoLeave', Type: 'SERVICE_CONTROL_POLICY' },
          Content: JSON.stringify(readBucket),
        },
      },
      'serviceControlPolicy',
    ],
    ['URL-encoded', encodeURIComponent(JSON.stringify(trust)), 'trustPolicy'],
    ['in a code block', `\`\`\`json\n${JSON.stringify(readBucket)}\n\`\`\``, 'identityBasedPolicy'],
    ['a bare statement', bucketPolicy.Statement[0], 'resourceBasedPolicy'],
    ['with curly quotes', '{“Version”: “2012-10-17”, “Statement”: []}', 'identityBasedPolicy'],
  ])('%s is recognised with its type', (_, text, type) => {
    const imported = importAs('policy', text);
    expect(imported.types[0]).toBe(type);
  });

  it('says what it is probably attached to', () => {
    expect(importAs('policy', bucketPolicy).resources).toEqual(['arn:aws:s3:::amzn-s3-demo-bucket']);
  });

  it('stays to the letter where nothing was taken off', () => {
    const text = '{ “Version”: "2012-10-17", "Statement": [], }';
    expect(importAs('policy', text).document).toEqual({ form: 'text', text });
    expect(importAs('policy', '{\n"Version": "2012-10-17",\n"Statement": [{"Effect": "Al').notes).toMatchObject([
      { code: 'textCut', message: expect.stringMatching('ends in the middle, on line 3') as string },
    ]);
  });
});

describe('a scenario', () => {
  const scenario: Scenario = { version: 1, title: 'Example', requests: [] };
  it('is opened from its file', () => {
    expect(importAs('scenario', printScenario(scenario)).scenario?.title).toBe('Example');
  });

  it.each(['', 'https://example.com/playground/', 'file:///home/a/index.html'])(
    'stands in a link of either version that starts with "%s"',
    (start) => {
      for (const link of [writeLink(scenario), writeShortLink(scenario)]) {
        expect(importAs('link', `  ${start}${link}\n`).hash).toBe(link);
      }
    },
  );

  it('stands in a link that a mail program broke into lines, and in one that is readable', async () => {
    const link = writeShortLink(scenario);
    const { hash } = importAs('link', `https://example.com/${link.slice(0, 9)}\r\n  ${link.slice(9)}\n`);
    expect(await openLink(hash)).toMatchObject({ kind: 'opened', scenario: { title: 'Example' } });
    for (const readable of ['#gallery/06-forgotten-external-id', '#q?action=s3:GetObject']) {
      expect(importAs('link', `https://example.com/${readable}`).hash).toBe(readable);
    }
  });

  it.each([
    '# Notes',
    '#top',
    'see #2.4.AAAA.00000',
    '#1. First, allow it',
    'https://example.com/#2.4.AAAA.0 says: no',
  ])('does not stand in %j', (text) => {
    expect(importAs('nothing', text).reason).not.toBe('');
  });

  it('of another version says so', () => {
    const { scenario: read, problems } = importAs('scenario', { version: 9 });
    expect(read).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['NEWER_VERSION']);
  });
});

describe('anything else', () => {
  it.each([
    ['', 'the text is empty'],
    ['hello', 'this is nothing that can be imported'],
    ['AWSTemplateFormatVersion: 2010-09-09\nResources:\n', 'this is a CloudFormation template in YAML'],
    ['{"Resources": {"R": {"Type": "AWS::IAM::Role"}}}', 'this is a CloudFormation template, not a policy'],
    ['# the role\nprovider "aws" {}\n', 'this is Terraform code'],
    ['{"version": 4, "terraform_version": "1.9.0"}', 'this is what Terraform keeps'],
    ['{\n  "a": 1,\n  "b": [', 'this is JSON that ends in the middle, on line 3'],
    ['{\n"version": 1,\n"requests": [', 'this is a scenario that ends in the middle, on line 3'],
    ['Version: "2012-10-17"\nStatement: []', 'this is YAML'],
    ['{"a": 1}', 'this is JSON, but nothing that can be imported'],
    ['hello', 'this is nothing that can be imported'],
    ['x'.repeat(17 * 1024 * 1024), 'the text has 17825792 characters'],
  ])('is nothing, and says why', (text, reason) => {
    expect(importAs('nothing', text).reason.startsWith(reason)).toBe(true);
  });
});

describe('what is missing', () => {
  it('is missing no longer once it stands in the scenario', () => {
    const { missing } = importAs('message', denial);
    const open: Scenario = { version: 1, accounts: { [account]: { users: { alice: { policies: [] } } } } };
    expect(stillMissing({ version: 1 }, missing)).toEqual(missing);
    expect(stillMissing(open, missing)).toEqual([]);
  });
});
