import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import type { RequestNode } from '../../../src/engine/trace/nodes';
import { account, alice, allow, app, bucket, inline, object, other, policy, trace, traces } from '../decide/story';

const management = '999988887777';
const organization = {
  id: 'o-exampleorgid',
  managementAccount: management,
  root: {
    id: 'r-ab12',
    accounts: { [other]: {} },
    units: [{ id: 'ou-ab12-11111111', units: [{ id: 'ou-ab12-22222222', accounts: { [account]: {} } }] }],
  },
};
const trustPolicy = policy({
  Effect: 'Allow',
  Principal: '*',
  Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
});
const accounts = {
  [account]: {
    users: { alice: { id: 'AIDACKCEVSQ6C2EXAMPLE', tags: { team: 'web' }, policies: inline(allow()) } },
    roles: {
      App: {
        path: '/team/',
        id: 'AROADBQP57FF2AEXAMPLE',
        tags: { team: 'ops', stage: 'prod' },
        trustPolicy,
        policies: inline(allow()),
      },
    },
    resources: { [bucket]: { tags: { class: 'secret' } } },
    vpcEndpoints: { 'vpce-0a1b2c3d': { vpc: 'vpc-0a1b2c3d', region: 'eu-west-1' } },
  },
};
const session = `arn:aws:sts::${account}:assumed-role/App/ci`;

/** The condition keys of a trace's first authorization. */
function keysOf(node: RequestNode | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (node?.authorizations[0]?.context ?? []).map(({ key, values }) => [key, values.join(' | ')]),
  );
}

function keys(request: object, more: object = {}): Readonly<Record<string, string>> {
  return keysOf(trace(accounts, { principal: alice, action: 's3:GetObject', resource: object, ...request }, more));
}

function expectAbsent(found: Readonly<Record<string, string>>, ...absent: readonly string[]): void {
  expect(absent.filter((key) => found[key] !== undefined)).toEqual([]);
}

describe('which keys a request carries (6.6)', () => {
  it('ctx-1 an IAM user with long-term keys from the public network', () => {
    const found = keys({ context: { 'aws:SourceIp': '203.0.113.7' } });
    expect(found).toMatchObject({
      'aws:PrincipalArn': alice,
      'aws:PrincipalAccount': account,
      'aws:userid': 'AIDACKCEVSQ6C2EXAMPLE',
      'aws:username': 'alice',
      'aws:PrincipalType': 'User',
      'aws:PrincipalTag/team': 'web',
      'aws:SourceIp': '203.0.113.7',
      'aws:ViaAWSService': 'false',
      'aws:PrincipalIsAWSService': 'false',
      'aws:SecureTransport': 'true',
    });
    expectAbsent(
      found,
      'aws:TokenIssueTime',
      'aws:MultiFactorAuthPresent',
      'aws:SourceVpc',
      'aws:SourceVpce',
      'aws:CalledVia',
    );
  });

  it('ctx-2 a role session from the public network', () => {
    const found = keys({ principal: session });
    expect(found).toMatchObject({
      'aws:PrincipalArn': `arn:aws:iam::${account}:role/team/App`,
      'aws:userid': 'AROADBQP57FF2AEXAMPLE:ci',
      'aws:PrincipalType': 'AssumedRole',
      'aws:TokenIssueTime': '2026-01-01T12:00:00Z',
      'aws:MultiFactorAuthPresent': 'false',
    });
    expectAbsent(found, 'aws:username');
  });

  it('ctx-3 a role session through an endpoint', () => {
    const through = { principal: session, vpcEndpoint: 'vpce-0a1b2c3d', context: { 'aws:VpcSourceIp': '10.0.0.7' } };
    const found = keys(through);
    expect(found).toMatchObject({
      'aws:SourceVpce': 'vpce-0a1b2c3d',
      'aws:SourceVpc': 'vpc-0a1b2c3d',
      'aws:VpcSourceIp': '10.0.0.7',
      'aws:SourceVpcArn': `arn:aws:ec2:eu-west-1:${account}:vpc/vpc-0a1b2c3d`,
      'aws:VpceAccount': account,
    });
    expectAbsent(found, 'aws:SourceIp', 'aws:VpceOrgID', 'aws:VpceOrgPaths');
    expectAbsent(
      keys({ ...through, action: 'sqs:SendMessage', resource: `arn:aws:sqs:us-east-1:${account}:q` }),
      'aws:SourceVpcArn',
      'aws:VpceAccount',
    );
    expectAbsent(keys({ ...through, action: 'iam:PassRole', resource: app }), 'aws:SourceVpcArn', 'aws:VpceAccount');
    expect(keys(through, { organization })).toMatchObject({
      'aws:VpceOrgID': 'o-exampleorgid',
      'aws:VpceOrgPaths': 'o-exampleorgid/r-ab12/ou-ab12-11111111/ou-ab12-22222222/',
    });
  });

  it('ctx-4 an anonymous caller', () => {
    const found = keys({ principal: '*' }, { organization });
    expect(found).toMatchObject({
      'aws:PrincipalAccount': 'anonymous',
      'aws:userid': 'anonymous',
      'aws:PrincipalType': 'Anonymous',
    });
    expectAbsent(
      found,
      'aws:PrincipalArn',
      'aws:PrincipalOrgID',
      'aws:PrincipalOrgPaths',
      'aws:PrincipalIsAWSService',
      'aws:username',
    );
  });

  it('ctx-5 a service that calls by itself', () => {
    const trail = `arn:aws:cloudtrail:us-east-1:${account}:trail/example`;
    const found = keys(
      { principal: 'cloudtrail.amazonaws.com', action: 's3:PutObject', context: { 'aws:SourceArn': trail } },
      { organization },
    );
    expect(found).toMatchObject({
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com',
      'aws:PrincipalServiceNamesList': 'cloudtrail.amazonaws.com | cloudtrail.us-east-1.amazonaws.com',
      'aws:SourceArn': trail,
      'aws:SourceAccount': account,
      'aws:SourceOrgID': 'o-exampleorgid',
      'aws:SourceOrgPaths': 'o-exampleorgid/r-ab12/ou-ab12-11111111/ou-ab12-22222222/',
    });
    expectAbsent(
      found,
      'aws:PrincipalOrgID',
      'aws:PrincipalArn',
      'aws:PrincipalAccount',
      'aws:userid',
      'aws:PrincipalType',
      'aws:SourceIp',
    );
  });

  it('ctx-6 a call that two services forward', () => {
    const found = keys({
      action: 'kms:Decrypt',
      resource: `arn:aws:kms:eu-west-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      calledVia: ['cloudformation.amazonaws.com', 'dynamodb.amazonaws.com'],
      vpcEndpoint: 'vpce-0a1b2c3d',
    });
    expect(found).toMatchObject({
      'aws:CalledVia': 'cloudformation.amazonaws.com | dynamodb.amazonaws.com',
      'aws:CalledViaFirst': 'cloudformation.amazonaws.com',
      'aws:CalledViaLast': 'dynamodb.amazonaws.com',
      'aws:ViaAWSService': 'true',
      'aws:PrincipalArn': alice,
      'kms:CallerAccount': account,
      'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com',
    });
    expectAbsent(found, 'aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn', 'aws:PrincipalServiceName');
  });

  it('ctx-7 nothing of an organization outside of one', () => {
    expect(Object.keys(keys({ vpcEndpoint: 'vpce-0a1b2c3d' })).filter((key) => key.includes('Org'))).toEqual([]);
    expect(keys({}, { organization })).toMatchObject({
      'aws:PrincipalOrgID': 'o-exampleorgid',
      'aws:PrincipalOrgPaths': 'o-exampleorgid/r-ab12/ou-ab12-11111111/ou-ab12-22222222/',
      'aws:ResourceOrgID': 'o-exampleorgid',
      'aws:ResourceOrgPaths': 'o-exampleorgid/r-ab12/ou-ab12-11111111/ou-ab12-22222222/',
    });
    expect(keys({ principal: `arn:aws:iam::${management}:root` }, { organization })).toMatchObject({
      'aws:PrincipalOrgID': 'o-exampleorgid',
      'aws:PrincipalOrgPaths': 'o-exampleorgid/r-ab12/',
    });
  });

  it('ctx-8 a global service is called in us-east-1, others in the Region of the ARN', () => {
    expect(keys({ action: 'iam:GetUser', resource: alice })['aws:RequestedRegion']).toBe('us-east-1');
    expect(
      keys({ action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${account}:q` })['aws:RequestedRegion'],
    ).toBe('eu-west-1');
    expect(keys({ context: { 'aws:RequestedRegion': 'ap-south-1' } })['aws:RequestedRegion']).toBe('ap-south-1');
  });

  it('ctx-9 the root user of a member account by AssumeRoot', () => {
    const facts = {
      ...noFacts,
      managedPolicy: () =>
        ({
          kind: 'found',
          text: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotAction":"s3:*","Resource":"*"}}',
          version: 'v1',
        }) as const,
    };
    const root = `arn:aws:iam::${account}:root`;
    const nodes = traces(
      {
        accounts: { ...accounts, [management]: { users: { admin: { policies: inline(allow('sts:AssumeRoot')) } } } },
        organization,
        requests: [
          {
            principal: `arn:aws:iam::${management}:user/admin`,
            action: 'sts:AssumeRoot',
            resource: root,
            parameters: { TaskPolicyArn: 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' },
            session: 'task',
          },
          { principal: { session: 'task' }, action: 's3:GetBucketPolicy', resource: bucket },
        ],
      },
      facts,
    );
    expect(keysOf(nodes[0])['sts:TaskPolicyArn']).toBe('arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy');
    expect(keysOf(nodes[1])).toMatchObject({
      'aws:AssumedRoot': 'true',
      'aws:PrincipalArn': root,
      'aws:userid': account,
      'aws:PrincipalType': 'Account',
    });
    expectAbsent(keys({ principal: root }), 'aws:AssumedRoot', 'aws:username', 'aws:TokenIssueTime');
  });
});

describe('values about principals (6.7, PL-270)', () => {
  it.each([
    ['the root user', `arn:aws:iam::${account}:root`, account, 'Account'],
    ['an IAM user', alice, 'AIDACKCEVSQ6C2EXAMPLE', 'User'],
    [
      'a federated user',
      { arn: `arn:aws:sts::${account}:federated-user/bob`, creator: alice },
      `${account}:bob`,
      'FederatedUser',
    ],
    ['a role session', session, 'AROADBQP57FF2AEXAMPLE:ci', 'AssumedRole'],
    ['an anonymous caller', '*', 'anonymous', 'Anonymous'],
    ['a service (PL-271)', 's3.amazonaws.com', undefined, undefined],
  ])('%s', (_who, principal, id, type) => {
    const found = keys({ principal });
    expect([found['aws:userid'], found['aws:PrincipalType']]).toEqual([id, type]);
    expect(found['aws:username']).toBe(principal === alice ? 'alice' : undefined);
  });

  it('PL-204 a session tag replaces the tag of its role in whatever letters, a federated user has tags of its creator too', () => {
    const nodes = traces({
      accounts,
      requests: [
        {
          principal: alice,
          action: 'sts:AssumeRole',
          resource: `arn:aws:iam::${account}:role/team/App`,
          parameters: { Tags: { Team: 'web' }, SourceIdentity: 'alice' },
          session: 'app',
        },
        { principal: { session: 'app' }, action: 's3:GetObject', resource: object },
        {
          principal: alice,
          action: 'sts:GetFederationToken',
          parameters: { Name: 'bob', Tags: { cost: '1' } },
          session: 'bob',
        },
        { principal: { session: 'bob' }, action: 's3:GetObject', resource: object },
      ],
    });
    const role = keysOf(nodes[1]);
    expect(role).toMatchObject({
      'aws:PrincipalTag/Team': 'web',
      'aws:PrincipalTag/stage': 'prod',
      'aws:SourceIdentity': 'alice',
    });
    expectAbsent(role, 'aws:PrincipalTag/team', 'sts:SourceIdentity');
    expect(keysOf(nodes[3])).toMatchObject({ 'aws:PrincipalTag/team': 'web', 'aws:PrincipalTag/cost': '1' });
  });
});

describe('keys of the call and of its resource', () => {
  it('PL-245 to PL-248 the owner and the tags of the resource itself', () => {
    expect(keys({ action: 's3:ListBucket', resource: bucket })).toMatchObject({
      'aws:ResourceAccount': account,
      's3:ResourceAccount': account,
      'aws:ResourceTag/class': 'secret',
    });
    expectAbsent(keys({}), 'aws:ResourceTag/class');
    expect(keys({ action: 'iam:GetRole', resource: `arn:aws:iam::${account}:role/team/App` })).toMatchObject({
      'aws:ResourceTag/stage': 'prod',
      'iam:ResourceTag/stage': 'prod',
    });
    expect(
      keys({
        action: 'ec2:StopInstances',
        resource: { arn: `arn:aws:ec2:us-east-1:${account}:instance/i-1`, tags: { a: 'b' } },
      }),
    ).toMatchObject({ 'aws:ResourceTag/a': 'b', 'ec2:ResourceTag/a': 'b' });
  });

  it('PL-248 a type that takes no part in authorization by tags sends none', () => {
    const node = trace(
      accounts,
      { principal: alice, action: 's3:ListBucket', resource: bucket },
      {},
      { ...noFacts, carriesTags: () => false },
    );
    expectAbsent(keysOf(node), 'aws:ResourceTag/class');
  });

  it('some actions say nothing of the owner (list X)', () => {
    expectAbsent(
      keys(
        { action: 'ec2:CreateVpcPeeringConnection', resource: `arn:aws:ec2:us-east-1:${account}:vpc/vpc-1` },
        { organization },
      ),
      'aws:ResourceAccount',
      'aws:ResourceOrgID',
      'aws:ResourceOrgPaths',
    );
    expectAbsent(
      keys({ action: 'ebs:GetSnapshotBlock', resource: `arn:aws:ec2:us-east-1::snapshot/snap-1` }),
      'aws:ResourceAccount',
    );
  });

  it('PL-256, PL-257 the clock of the request', () => {
    expect(keys({ at: 90 })).toMatchObject({
      'aws:CurrentTime': '2026-01-01T12:01:30Z',
      'aws:EpochTime': '1767268890',
    });
  });

  it('PL-261, PL-262 the tags of a request and their keys', () => {
    expect(keys({ context: { 'aws:RequestTag/a': '1', 'AWS:RequestTag/b': '2' } })['aws:TagKeys']).toBe('a | b');
    expect(keys({ context: { 'aws:RequestTag/a': '1', 'aws:TagKeys': ['a', 'c'] } })['aws:TagKeys']).toBe('a | c');
    expectAbsent(keys({ context: { 'aws:RequestTag/a': '1', 'aws:TagKeys': null } }), 'aws:TagKeys');
  });

  it('PL-265 the account of a source that is given as absent stays so', () => {
    const found = keys({
      principal: 's3.amazonaws.com',
      context: { 'aws:SourceArn': `arn:aws:sns:us-east-1:${account}:t`, 'aws:SourceAccount': null },
    });
    expectAbsent(found, 'aws:SourceAccount', 'aws:SourceOwner');
  });
});

describe('what the scenario gives (6.8, PL-275)', () => {
  function contradictions(request: object): readonly string[] {
    const node = trace(accounts, { principal: alice, action: 's3:GetObject', resource: object, ...request });
    return node.assumptions
      .filter(({ code }) => code === 'contextContradiction')
      .map(({ facts }) => `${facts['key'] ?? ''}: ${facts['given'] ?? ''} / ${facts['derived'] ?? ''}`);
  }

  it('wins over what is derived, and a contradiction is said', () => {
    expect(keys({ context: { 'aws:PrincipalAccount': other } })['aws:PrincipalAccount']).toBe(other);
    expect(contradictions({ context: { 'aws:PrincipalAccount': other } })).toEqual([
      `aws:PrincipalAccount: ${other} / ${account}`,
    ]);
    expect(contradictions({ context: { 'aws:principaltag/team': null } })).toEqual([
      'aws:PrincipalTag/team: absent / web',
    ]);
    expect(contradictions({ context: { 'aws:PrincipalAccount': account } })).toEqual([]);
  });

  it('contradicts an endpoint with a public address, and a role with a user name', () => {
    expect(contradictions({ vpcEndpoint: 'vpce-0a1b2c3d', context: { 'AWS:SourceIP': '203.0.113.7' } })).toEqual([
      'aws:SourceIp: 203.0.113.7 / absent',
    ]);
    expect(contradictions({ principal: session, context: { 'aws:username': 'alice' } })).toEqual([
      'aws:username: alice / absent',
    ]);
    expect(contradictions({ vpcEndpoint: 'vpce-0a1b2c3d', context: { 'aws:SourceIp': null } })).toEqual([]);
  });

  it('of one resource holds for that resource only', () => {
    const node = trace(accounts, {
      principal: alice,
      action: 's3:GetObject',
      resource: [{ arn: object, context: { 's3:x': '1' } }, bucket],
    });
    const given = node.authorizations.map(({ context }) => context.find(({ key }) => key === 's3:x')?.values);
    expect(given).toEqual([['1'], undefined]);
  });

  it('is a list of one where a multivalued key is given as one text, and the empty set where it is an empty list', () => {
    const node = trace(accounts, {
      principal: alice,
      action: 's3:GetObject',
      resource: object,
      context: { 'aws:TagKeys': 'a', 'aws:CalledVia': [], 'example:list': ['a'] },
    });
    const context = node.authorizations[0]?.context ?? [];
    const entry = (name: string) => context.find(({ key }) => key === name);
    expect(entry('aws:TagKeys')).toMatchObject({ values: ['a'], multivalued: true, origin: 'given' });
    expect(entry('aws:CalledVia')).toMatchObject({ values: [], multivalued: true });
    expect(entry('example:list')).toMatchObject({ values: ['a'], multivalued: true });
  });

  it('says whether MFA was used (ST-11, ST-12)', () => {
    const present = (principal: unknown, more: object = {}) =>
      keys({ principal, ...more })['aws:MultiFactorAuthPresent'];
    expect(present({ arn: alice, credentials: 'longTerm' })).toBeUndefined();
    expect(present(alice, { calledVia: ['athena.amazonaws.com'] })).toBe('false');
    expect(present({ arn: alice, credentials: 'console' })).toBe('false');
    expect(present({ arn: alice, credentials: 'sessionToken', mfa: true })).toBe('true');
    expect(present(session)).toBe('false');
    expect(present({ arn: session, mfa: true })).toBe('true');
    expect(present({ arn: `arn:aws:sts::${account}:federated-user/bob`, creator: alice })).toBeUndefined();
  });
});

describe('keys of STS and federation (section 7)', () => {
  const role = `arn:aws:iam::${account}:role/team/App`;
  it('PL-280 to PL-287 what a call passes', () => {
    const parameters = {
      RoleSessionName: 'ci',
      ExternalId: 'abc',
      SourceIdentity: 'alice',
      Tags: { a: '1', b: '2' },
      TransitiveTagKeys: ['a'],
      SerialNumber: 'x',
      TokenCode: '123456',
      ProvidedContexts: [{ ProviderArn: 'arn:aws:iam::aws:contextProvider/IdentityCenter', ContextAssertion: 'x' }],
      DurationSeconds: 3600,
    };
    const found = keys({ action: 'sts:AssumeRole', resource: role, parameters });
    expect(found).toMatchObject({
      'sts:ExternalId': 'abc',
      'sts:RoleSessionName': 'ci',
      'sts:SourceIdentity': 'alice',
      'aws:RequestTag/a': '1',
      'aws:TagKeys': 'a | b',
      'sts:TransitiveTagKeys': 'a',
      'sts:RequestContextProviders': 'arn:aws:iam::aws:contextProvider/IdentityCenter',
      'aws:MultiFactorAuthPresent': 'true',
      'aws:MultiFactorAuthAge': '0',
    });
    // PL-285, 12.32
    expectAbsent(found, 'sts:DurationSeconds', 'aws:SourceIdentity');
    const bare = keys({ action: 'sts:AssumeRole', resource: role });
    expect(bare['sts:RoleSessionName']).toBe('session');
    expectAbsent(
      bare,
      'sts:ExternalId',
      'sts:SourceIdentity',
      'aws:TagKeys',
      'sts:TransitiveTagKeys',
      'aws:MultiFactorAuthPresent',
    );
  });

  const issuer = 'token.actions.githubusercontent.com';
  const login = (claims: object) => ({
    principal: { webIdentity: `https://${issuer}/`, claims },
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: role,
    session: 'ci',
  });
  it('PL-296 to PL-300, PL-306 claims while a role is assumed, and in its session', () => {
    const nodes = traces({
      accounts: {
        [account]: {
          ...accounts[account],
          roles: { App: { path: '/team/', trustPolicy: policy({ Effect: 'Allow', Principal: '*', Action: '*' }) } },
        },
      },
      requests: [
        login({ sub: 'repo:o/r:x', aud: 'sts.amazonaws.com', email: 'a@example.com', amr: ['x', 'y'], actor: 'z' }),
        { principal: { session: 'ci' }, action: 's3:GetObject', resource: object },
      ],
    });
    const during = keysOf(nodes[0]);
    expect(during).toMatchObject({
      [`${issuer}:sub`]: 'repo:o/r:x',
      [`${issuer}:aud`]: 'sts.amazonaws.com',
      [`${issuer}:oaud`]: 'sts.amazonaws.com',
      [`${issuer}:email`]: 'a@example.com',
      [`${issuer}:amr`]: 'x | y',
      'aws:FederatedProvider': `arn:aws:iam::${account}:oidc-provider/${issuer}`,
      'sts:RoleAuthorizedByIdp': 'false',
    });
    expectAbsent(
      during,
      `${issuer}:actor`,
      'aws:PrincipalArn',
      'aws:MultiFactorAuthPresent',
      'aws:PrincipalIsAWSService',
    );
    const after = keysOf(nodes[1]);
    expect(after).toMatchObject({
      [`${issuer}:sub`]: 'repo:o/r:x',
      [`${issuer}:aud`]: 'sts.amazonaws.com',
      [`${issuer}:amr`]: 'x | y',
      'aws:FederatedProvider': `arn:aws:iam::${account}:oidc-provider/${issuer}`,
    });
    expectAbsent(after, `${issuer}:oaud`, `${issuer}:email`, 'sts:RoleAuthorizedByIdp', 'aws:MultiFactorAuthPresent');
  });

  it('PL-296 azp is the audience where the token has one', () => {
    const found = keysOf(trace(accounts, login({ sub: 'x', aud: 'a', azp: 'b' })));
    expect([found[`${issuer}:aud`], found[`${issuer}:oaud`], found[`${issuer}:azp`]]).toEqual(['b', 'a', undefined]);
  });
});
