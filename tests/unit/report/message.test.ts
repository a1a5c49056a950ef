import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/report/message';
import {
  account,
  alice,
  allow,
  app,
  bucket,
  deny,
  inline,
  object,
  other,
  policy,
  trace,
  traces,
  type Statement,
} from '../decide/story';

/** AWS's wording by type, service and relationship (section 13). */

const bob = `arn:aws:iam::${other}:user/bob`;
const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const queue = `arn:aws:sqs:us-east-1:${account}:example-queue`;
const instance = `arn:aws:ec2:us-east-1:${account}:instance/i-0123456789abcdef0`;
const managed = (name: string): string => `arn:aws:iam::${account}:policy/${name}`;
const organization = (scp: readonly Statement[], rcp?: readonly Statement[]) => ({
  id: 'o-exampleorgid',
  managementAccount: '999988887777',
  root: {
    id: 'r-ab12',
    accounts: {
      [account]: {
        serviceControlPolicies: [
          'FullAWSAccess',
          ...(scp.length > 0 ? [{ name: 'scp', document: policy(...scp) }] : []),
        ],
        ...(rcp ? { resourceControlPolicies: [{ name: 'rcp', document: policy(...rcp) }] } : {}),
      },
      [other]: {},
    },
  },
});
const closed = {
  ...organization([]),
  root: {
    id: 'r-ab12',
    accounts: { [account]: { serviceControlPolicies: [{ name: 'ec2', document: policy(allow('ec2:*')) }] } },
  },
};

interface World {
  readonly user?: object;
  readonly policies?: object;
  readonly roles?: object;
  readonly resources?: object;
  readonly vpcEndpoints?: object;
  readonly others?: object;
  readonly organization?: object;
}

function message(world: World, request: object): string {
  const { user, others, organization: org, ...own } = world;
  const accounts = {
    [account]: { users: { alice: { policies: inline(allow()), ...user } }, ...own },
    [other]: { users: { bob: { policies: inline(allow()) } }, ...others },
  };
  const node = trace(
    accounts,
    { principal: alice, action: 'sqs:SendMessage', resource: queue, ...request },
    org ? { organization: org } : {},
  );
  return messageOf(node);
}

const start = `User: ${alice} is not authorized to perform: sqs:SendMessage on resource: ${queue}`;
const getObject = { action: 's3:GetObject', resource: object };
const trust = (...statements: readonly Statement[]) => ({ roles: { App: { trustPolicy: policy(...statements) } } });
const assume = { action: 'sts:AssumeRole', resource: app };
const endpoint = (...statements: readonly Statement[]) => ({
  vpcEndpoints: { 'vpce-1': { policy: policy(...statements) } },
});
const anyone = (Effect: string, Action: string): Statement => ({ Effect, Principal: '*', Action, Resource: '*' });

describe('denials in the words of AWS', () => {
  it.each<readonly [string, World, object, string]>([
    [
      'DM-01 no SCP allows',
      { organization: closed },
      {},
      `${start} because no service control policy allows the sqs:SendMessage action`,
    ],
    [
      'DM-01 an SCP denies',
      { organization: organization([deny('sqs:*')]) },
      {},
      `${start} with an explicit deny in a service control policy`,
    ],
    [
      'DM-02 an RCP denies',
      { organization: organization([], [anyone('Deny', 'sqs:*')]) },
      {},
      `${start} with an explicit deny in a resource control policy`,
    ],
    [
      'DM-03 no endpoint policy allows',
      endpoint(anyone('Allow', 's3:*')),
      { vpcEndpoint: 'vpce-1' },
      `${start} because no VPC endpoint policy allows the sqs:SendMessage action`,
    ],
    [
      'DM-03 an endpoint policy denies',
      endpoint(anyone('Deny', 'sqs:*')),
      { vpcEndpoint: 'vpce-1' },
      `${start} with an explicit deny in a VPC endpoint policy`,
    ],
    [
      'DM-04 no boundary allows',
      { user: { permissionsBoundary: 'Limits' }, policies: { Limits: policy(allow('s3:*')) } },
      {},
      `${start} because no permissions boundary allows the sqs:SendMessage action`,
    ],
    [
      'DM-04, DM-09 a boundary denies',
      { user: { permissionsBoundary: 'Limits' }, policies: { Limits: policy(deny()) } },
      {},
      `${start} with an explicit deny in a permissions boundary: ${managed('Limits')}`,
    ],
    [
      'DM-06 a resource-based policy denies',
      { resources: { [queue]: { policy: policy(anyone('Deny', 'sqs:*')) } } },
      {},
      `${start} with an explicit deny in a resource-based policy`,
    ],
    [
      'DM-07 no trust policy allows',
      trust({ Effect: 'Allow', Principal: { AWS: bob }, Action: 'sts:AssumeRole' }),
      assume,
      `User: ${alice} is not authorized to perform: sts:AssumeRole on resource: ${app} because no role trust policy allows the sts:AssumeRole action`,
    ],
    [
      'DM-07 the trust policy denies',
      trust({ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }),
      assume,
      `User: ${alice} is not authorized to perform: sts:AssumeRole on resource: ${app} with an explicit deny in the role trust policy`,
    ],
    [
      'DM-08 no identity-based policy allows',
      { user: { policies: [] } },
      {},
      `${start} because no identity-based policy allows the sqs:SendMessage action`,
    ],
    [
      'DM-08 an inline policy denies',
      { user: { policies: inline(deny()) } },
      {},
      `${start} with an explicit deny in an identity-based policy`,
    ],
    [
      'DM-08, DM-09 a managed policy denies',
      { user: { policies: ['Never'] }, policies: { Never: policy(deny()) } },
      {},
      `${start} with an explicit deny in an identity-based policy: ${managed('Never')}`,
    ],
    [
      'DM-11 an action without a resource',
      { user: { policies: [] } },
      { action: 'iam:ListUsers', resource: '*' },
      `User: ${alice} is not authorized to perform: iam:ListUsers because no identity-based policy allows the iam:ListUsers action`,
    ],
    [
      'DM-11 S3 quotes the resource',
      { user: { policies: [] } },
      getObject,
      `User: ${alice} is not authorized to perform: s3:GetObject on resource: "${object}" because no identity-based policy allows the s3:GetObject action`,
    ],
    [
      'DM-06 no bucket policy allows across accounts',
      { resources: { [bucket]: {} } },
      { ...getObject, principal: bob },
      `User: ${bob} is not authorized to perform: s3:GetObject on resource: "${object}" because no resource-based policy allows the s3:GetObject action`,
    ],
    [
      'CX-13 S3 names the policy in its own way',
      { user: { policies: ['Never'] }, policies: { Never: policy(deny()) } },
      getObject,
      `User: ${alice} is not authorized to perform: s3:GetObject on resource: "${object}" with an explicit deny in an identity-based policy, with policy ARN: ${managed('Never')}`,
    ],
    [
      'DM-13 EC2 says it in its own words first',
      { user: { policies: [] } },
      { action: 'ec2:StopInstances', resource: instance },
      `You are not authorized to perform this operation. User: ${alice} is not authorized to perform: ec2:StopInstances on resource: ${instance} because no identity-based policy allows the ec2:StopInstances action`,
    ],
    [
      'DM-14 KMS says "this resource"',
      { user: { policies: [] } },
      { action: 'kms:Decrypt', resource: key },
      `User: ${alice} is not authorized to perform: kms:Decrypt on this resource because no identity-based policy allows the kms:Decrypt action`,
    ],
    [
      'DM-14 KMS across accounts',
      { resources: { [key]: { policy: policy(anyone('Allow', 'kms:Encrypt')) } } },
      { principal: bob, action: 'kms:Decrypt', resource: key },
      `User: ${bob} is not authorized to perform: kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
    ],
    [
      'DM-16 S3 through an endpoint across accounts of one organization',
      { resources: { [bucket]: {} }, ...endpoint(anyone('Deny', '*')), organization: organization([]) },
      { ...getObject, principal: bob, vpcEndpoint: 'vpce-1' },
      'Access Denied',
    ],
  ])('%s', (_name, world, request, expected) => {
    expect(message(world, request)).toBe(expected);
  });

  it('DM-05 a session policy, inline or managed', () => {
    const role = {
      roles: {
        App: {
          trustPolicy: policy({ Effect: 'Allow', Principal: { AWS: alice }, Action: 'sts:AssumeRole' }),
          policies: inline(allow()),
        },
      },
      policies: { Never: policy(deny()) },
    };
    const session = `arn:aws:sts::${account}:assumed-role/App/ci`;
    const denied = (parameters: object): string => {
      const accounts = { [account]: { users: { alice: {} }, ...role } };
      const obtain = {
        principal: alice,
        ...assume,
        parameters: { RoleSessionName: 'ci', ...parameters },
        session: 's',
      };
      const [, node] = traces({
        accounts,
        requests: [obtain, { principal: { session: 's' }, action: 'sqs:SendMessage', resource: queue }],
      });
      return node ? messageOf(node) : '';
    };
    const subject = `User: ${session} is not authorized to perform: sqs:SendMessage on resource: ${queue}`;
    expect(denied({ Policy: policy(allow('s3:*')) })).toBe(
      `${subject} because no session policy allows the sqs:SendMessage action`,
    );
    expect(denied({ Policy: policy(deny()) })).toBe(`${subject} with an explicit deny in a session policy`);
    expect(denied({ PolicyArns: [managed('Never')] })).toBe(
      `${subject} with an explicit deny in a session policy: ${managed('Never')}`,
    );
  });

  it('DM-10 names one type where several deny, by one order', () => {
    const all = {
      user: { policies: inline(deny()), permissionsBoundary: 'Limits' },
      policies: { Limits: policy(deny()) },
      resources: { [queue]: { policy: policy(anyone('Deny', 'sqs:*')) } },
    };
    expect(message({ ...all, organization: organization([deny('sqs:*')], [anyone('Deny', 'sqs:*')]) }, {})).toContain(
      'service control policy',
    );
    expect(message({ ...all, organization: organization([], [anyone('Deny', 'sqs:*')]) }, {})).toContain(
      'resource control policy',
    );
    expect(message(all, {})).toContain('resource-based policy');
    expect(message({ ...all, resources: {} }, {})).toContain('identity-based policy');
  });

  it('DM-12 names a session by its ARN, one without a name by its role, a federated user and a service by their own', () => {
    const world = {
      roles: { App: { trustPolicy: policy(anyone('Allow', 'sts:AssumeRole')) } },
      user: { policies: [] },
    };
    const session = `arn:aws:sts::${account}:assumed-role/App/ci`;
    expect(message(world, { principal: session })).toMatch(`User: ${session} is`);
    expect(message(world, { principal: app })).toMatch(`User: ${app} is`);
    const bobs = `arn:aws:sts::${account}:federated-user/bob`;
    expect(message(world, { principal: { arn: bobs, creator: alice } })).toMatch(`User: ${bobs} is`);
    expect(message(world, { principal: 's3.amazonaws.com' })).toMatch('User: s3.amazonaws.com is');
  });

  it('DM-18 names what of an AssumeRole is missing, and no user for a token', () => {
    const half = trust({ Effect: 'Allow', Principal: { AWS: alice }, Action: 'sts:AssumeRole' });
    expect(message(half, { ...assume, parameters: { Tags: { a: 'b' } } })).toContain(
      'is not authorized to perform: sts:TagSession on resource',
    );
    expect(message(half, { ...assume, parameters: { SourceIdentity: 'alice' } })).toContain(
      'because no role trust policy allows the sts:SetSourceIdentity action',
    );
    const token = {
      principal: { webIdentity: 'accounts.google.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: app,
    };
    expect(message(half, token)).toBe('Not authorized to perform sts:AssumeRoleWithWebIdentity');
  });

  it('DM-22 names the first resource that is denied', () => {
    const [first, second] = [`${bucket}/a`, `${bucket}/b`];
    const world = { user: { policies: inline(allow('s3:*', { Resource: first })) } };
    expect(message(world, { action: 's3:GetObject', resource: [first, second, `${bucket}/c`] })).toContain(
      `"${second}"`,
    );
  });
});
