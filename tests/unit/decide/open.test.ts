import { describe, expect, it } from 'vitest';
import { account, alice, allow, app, bucket, deny, object, outcome, policy, trace, inline } from './story';

const allowed = 'allowed identityBasedPolicy';
const denied = 'implicitDeny identityBasedPolicy';
const refused = 'explicitDeny identityBasedPolicy';
const open = 'undetermined model';
const when = (operator: string, key: string, value: string | readonly string[]) => ({
  Condition: { [operator]: { [key]: value } },
});
const ip = (operator: string, ...ranges: readonly string[]) => when(operator, 'aws:SourceIp', ranges);
const agent = (operator: string, ...values: readonly string[]) => when(operator, 'aws:UserAgent', values);
const id = (operator: string, ...values: readonly string[]) => when(operator, 'aws:userid', values);

describe('aws:SourceIp that the scenario does not give', () => {
  it.each([
    ['an allowed range', [allow('s3:*', ip('IpAddress', '203.0.113.0/24'))], open],
    ['a denied range', [allow(), deny('s3:*', ip('IpAddress', '203.0.113.0/24'))], open],
    ['everything but a range denied', [allow(), deny('s3:*', ip('NotIpAddress', '203.0.113.0/24'))], open],
    ['a range for another action', [allow(), deny('sqs:*', ip('IpAddress', '203.0.113.0/24'))], allowed],
    ['a Deny that does not depend on it', [allow('s3:*', ip('IpAddress', '203.0.113.0/24')), deny()], refused],
    ['an Allow that does not depend on it', [allow(), allow('s3:*', ip('IpAddress', '203.0.113.0/24'))], allowed],
    ['every address of both kinds', [allow('s3:*', ip('IpAddress', '0.0.0.0/0', '::/0'))], allowed],
    ['every address of one kind', [allow('s3:*', ip('IpAddress', '0.0.0.0/0'))], open],
    ['private addresses, which never call', [allow('s3:*', ip('IpAddress', '10.0.0.0/8', '192.168.0.0/16'))], denied],
    ['all but private addresses', [allow('s3:*', ip('NotIpAddress', '10.0.0.0/8'))], allowed],
    ['a range that is no range', [allow('s3:*', ip('IpAddress', '203.0.113.*'))], denied],
    [
      'the hole of a nested range',
      [
        allow('s3:*', ip('IpAddress', '203.0.113.0/24')),
        deny('s3:*', ip('IpAddress', '203.0.113.0/25')),
        deny('s3:*', ip('NotIpAddress', '203.0.113.0/25')),
      ],
      refused,
    ],
    [
      'halves that make a whole',
      [
        allow(),
        deny('s3:*', ip('IpAddress', '0.0.0.0/1')),
        deny('s3:*', ip('IpAddress', '128.0.0.0/1')),
        deny('s3:*', ip('IpAddress', '::/0')),
      ],
      refused,
    ],
    [
      'a single address inside of what is denied',
      [allow('s3:*', ip('IpAddress', '8.8.8.8')), deny('s3:*', ip('NotIpAddress', '8.8.8.8/31'))],
      open,
    ],
    [
      'a single address outside of what is not denied',
      [allow('s3:*', ip('IpAddress', '8.8.8.10')), deny('s3:*', ip('NotIpAddress', '8.8.8.8/31'))],
      open,
    ],
    ['its mere presence', [allow('s3:*', when('Null', 'aws:SourceIp', 'false'))], allowed],
    ['a text pattern of addresses', [allow('s3:*', when('StringLike', 'aws:SourceIp', '203.0.113.*'))], open],
    ['a variable in a resource', [allow('s3:*', { Resource: `${bucket}/\${aws:SourceIp}/*` })], denied],
  ])('%s', (_name, statements, expected) => {
    expect(outcome(statements, {})).toBe(expected);
  });

  it('nested ranges are told apart however deep they lie (a range less a range less a range)', () => {
    const statements = [
      allow('s3:*', ip('IpAddress', '52.0.0.0/8')),
      deny('s3:*', {
        Condition: { IpAddress: { 'aws:SourceIp': '52.0.0.0/9' }, NotIpAddress: { 'aws:SourceIp': '52.64.0.0/10' } },
      }),
      deny('s3:*', ip('IpAddress', '52.128.0.0/9', '52.64.0.0/11')),
    ];
    // what is left: 52.96.0.0/11 is allowed
    expect(outcome(statements, {})).toBe(open);
    expect(outcome(statements, { context: { 'aws:SourceIp': '52.96.0.1' } })).toBe(allowed);
    expect(outcome([...statements, deny('s3:*', ip('IpAddress', '52.96.0.0/11'))], {})).toBe(open);
    expect(outcome([...statements.slice(1), deny('s3:*', ip('IpAddress', '52.96.0.0/11'))], {})).toBe(open);
  });

  it('a variable makes the resource one address', () => {
    expect(
      outcome([allow('s3:*', { Resource: `${bucket}/\${aws:SourceIp}/*` })], { resource: `${bucket}/203.0.113.7/k` }),
    ).toBe(open);
  });

  it('is absent through an endpoint, and not open there (PL-235)', () => {
    const endpoint = {
      vpcEndpoints: { 'vpce-1': { vpc: 'vpc-1' } },
      users: { alice: { policies: inline(allow('s3:*', ip('IpAddress', '203.0.113.0/24'))) } },
    };
    const node = trace(
      { [account]: endpoint },
      { principal: alice, action: 's3:GetObject', resource: object, vpcEndpoint: 'vpce-1' },
    );
    expect(node.decision).toBe('implicitDeny');
  });

  it('is not open for a service (PR-11)', () => {
    const accounts = {
      [account]: {
        resources: {
          [bucket]: {
            policy: policy({
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:*',
              Resource: '*',
              ...ip('IpAddress', '203.0.113.0/24'),
            }),
          },
        },
      },
    };
    expect(
      trace(accounts, { principal: 'cloudtrail.amazonaws.com', action: 's3:PutObject', resource: object }).decision,
    ).toBe('implicitDeny');
  });

  it('a value or an absence that the scenario gives settles it', () => {
    const statements = [allow('s3:*', ip('IpAddress', '203.0.113.0/24'))];
    expect(outcome(statements, { context: { 'AWS:sourceip': '203.0.113.9' } })).toBe(allowed);
    expect(outcome(statements, { context: { 'aws:SourceIp': null } })).toBe(denied);
  });
});

describe('aws:UserAgent that the scenario does not give', () => {
  it.each([
    ['an allowed pattern', [allow('s3:*', agent('StringLike', 'aws-cli/*'))], open],
    ['a denied pattern', [allow(), deny('s3:*', agent('StringNotLike', 'aws-cli/*'))], open],
    ['any agent', [allow('s3:*', agent('StringLike', '*'))], allowed],
    ['an agent of one character at least', [allow('s3:*', agent('StringLike', '?*'))], allowed],
    [
      'a pattern within a denied one',
      [allow('s3:*', agent('StringLike', 'aws-cli/2*')), deny('s3:*', agent('StringLike', 'aws-cli*'))],
      open,
    ],
    [
      'two patterns that meet in one text',
      [
        allow('s3:*', {
          Condition: { StringLike: { 'aws:UserAgent': 'a*' }, StringNotLike: { 'aws:UserAgent': ['*a', '*b', 'ac'] } },
        }),
      ],
      open,
    ],
    [
      'two patterns that never meet',
      [
        allow('s3:*', {
          Condition: { StringLike: { 'aws:UserAgent': 'a*' }, StringEquals: { 'aws:UserAgent': 'ba' } },
        }),
      ],
      denied,
    ],
    [
      'both letters of an agent',
      [
        allow(),
        deny('s3:*', {
          Condition: {
            StringEqualsIgnoreCase: { 'aws:UserAgent': 'BOTO' },
            StringNotEquals: { 'aws:UserAgent': ['boto', 'BOTO'] },
          },
        }),
      ],
      open,
    ],
    ['an agent that is a tag', [allow('s3:*', agent('StringEquals', '${aws:username}'))], open],
    [
      'a text less all of its parts',
      [
        allow('s3:*', {
          Condition: {
            StringLike: { 'aws:UserAgent': '*x*y*' },
            StringNotLike: { 'aws:UserAgent': ['*xy*', 'x*', '*y'] },
          },
        }),
      ],
      open,
    ],
  ])('%s', (_name, statements, expected) => {
    expect(outcome(statements, {})).toBe(expected);
  });
});

describe('aws:userid of a principal without an id', () => {
  it.each([
    ['one id', [allow('s3:*', id('StringEquals', 'AIDACKCEVSQ6C2EXAMPLE'))], open],
    ['ids of users', [allow('s3:*', id('StringLike', 'AIDA*'))], allowed],
    ['ids of roles', [allow('s3:*', id('StringLike', 'AROA*'))], denied],
    ['a folder by id', [allow('s3:*', { Resource: `${bucket}/\${aws:userid}/*` })], denied],
  ])('a user, %s', (_name, statements, expected) => {
    expect(outcome(statements, {})).toBe(expected);
  });

  it('a folder by id that is an id of a user is open', () => {
    const statements = [allow('s3:*', { Resource: `${bucket}/home/\${aws:userid}/*` })];
    expect(outcome(statements, { resource: `${bucket}/home/AIDACKCEVSQ6C2EXAMPLE/k` })).toBe(open);
    expect(outcome(statements, { resource: `${bucket}/home/AROACKCEVSQ6C2EXAMPLE:s/k` })).toBe(denied);
  });

  it('an id in the model settles it', () => {
    const statements = [allow('s3:*', id('StringEquals', 'AIDACKCEVSQ6C2EXAMPLE'))];
    expect(outcome(statements, {}, { user: { id: 'AIDACKCEVSQ6C2EXAMPLE' } })).toBe(allowed);
  });

  const session = { principal: `arn:aws:sts::${account}:assumed-role/App/ci` };
  it('of a session the name is known, and only the id of the role is open', () => {
    expect(outcome([allow('s3:*', id('StringLike', '*:ci'))], session)).toBe(allowed);
    expect(outcome([allow('s3:*', id('StringLike', '*:cd'))], session)).toBe(denied);
    expect(outcome([allow('s3:*', id('StringLike', 'AROADBQP57FF2AEXAMPLE:*'))], session)).toBe(open);
    expect(
      outcome([allow('s3:*', id('StringLike', 'AROADBQP57FF2AEXAMPLE:*'))], session, {
        role: { id: 'AROADBQP57FF2AEXAMPLE' },
      }),
    ).toBe(allowed);
  });
});

describe('EV-22 the name of a role session', () => {
  const role = { principal: app };
  const names = (Effect: string, ...sessions: readonly string[]) => ({
    resources: {
      [bucket]: {
        policy: policy({
          Effect,
          Principal: { AWS: sessions.map((name) => `arn:aws:sts::${account}:assumed-role/App/${name}`) },
          Action: 's3:*',
          Resource: '*',
        }),
      },
    },
  });

  it('is open where a policy names a session, one way and the other', () => {
    expect(outcome([deny('sqs:*')], role, names('Allow', 'ci'))).toBe(open);
    expect(outcome([allow()], role, names('Deny', 'ci', 'cd'))).toBe(open);
    expect(outcome([allow()], role, names('Allow', 'ci'))).toBe(allowed);
    expect(outcome([deny()], role, names('Allow', 'ci'))).toBe(refused);
  });

  it('a session of another role says nothing of it', () => {
    const policyOfOther = {
      resources: {
        [bucket]: {
          policy: policy({
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:sts::${account}:assumed-role/Other/ci` },
            Action: 's3:*',
            Resource: '*',
          }),
        },
      },
    };
    expect(outcome([deny('sqs:*')], role, policyOfOther)).toBe(denied);
  });

  it('stands in aws:userid too, with the id of the role', () => {
    const known = { role: { id: 'AROADBQP57FF2AEXAMPLE' } };
    expect(outcome([allow('s3:*', id('StringLike', 'AROADBQP57FF2AEXAMPLE:*'))], role, known)).toBe(allowed);
    expect(outcome([allow('s3:*', id('StringEquals', 'AROADBQP57FF2AEXAMPLE:ci'))], role, known)).toBe(open);
    expect(outcome([allow('s3:*', id('StringLike', '*:ci'))], role)).toBe(open);
    expect(outcome([allow('s3:*', id('StringLike', '*:c i'))], role)).toBe(denied);
    expect(outcome([allow('s3:*', id('StringLike', '*:?'))], role)).toBe(denied);
  });

  it('and the id of its role are tried together: a session is never named ci under an id that ends otherwise', () => {
    const statements = [allow('s3:*', id('StringNotLike', '*:ci')), deny('s3:*', id('StringNotLike', '*:ci'))];
    // the Allow of the bucket policy is for ci, the Deny for everybody else
    expect(outcome(statements, role, names('Allow', 'ci'))).toBe(open);
    expect(outcome([deny('s3:*', id('StringLike', '*:ci'))], role, names('Allow', 'ci'))).not.toContain('allowed');
    const node = trace(
      {
        [account]: {
          roles: { App: { policies: inline(deny('s3:*', id('StringLike', '*:ci'))) } },
          ...names('Allow', 'ci'),
        },
      },
      { principal: app, action: 's3:GetObject', resource: object },
    );
    expect(node.authorizations[0]?.alternatives?.map(({ authorization }) => authorization.decision).sort()).toEqual([
      'explicitDeny',
      'implicitDeny',
    ]);
  });

  it('several open facts are named with the values that tell them apart', () => {
    const statements = [
      allow('s3:*', {
        Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, StringLike: { 'aws:UserAgent': 'aws-cli/*' } },
      }),
    ];
    const node = trace(
      { [account]: { users: { alice: { policies: inline(...statements) } } } },
      { principal: alice, action: 's3:GetObject', resource: object },
    );
    const allowing = node.authorizations[0]?.alternatives?.find(
      ({ authorization }) => authorization.decision === 'allowed',
    );
    expect(allowing?.facts.map(({ fact }) => fact)).toEqual(['aws:UserAgent', 'aws:SourceIp']);
    expect(allowing?.facts[0]?.value.startsWith('aws-cli/')).toBe(true);
    expect(allowing?.facts[1]?.value.startsWith('203.0.113.')).toBe(true);
  });
});
