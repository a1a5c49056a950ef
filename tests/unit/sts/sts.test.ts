import { describe, expect, it } from 'vitest';
import { account, alice, allow, app, bucket, deny, inline, object, other, policy, traces } from '../decide/story';

const root = `arn:aws:iam::${account}:root`;
const okta = `arn:aws:iam::${account}:saml-provider/Okta`;
const everything = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoleWithSAML',
  'sts:TagSession',
  'sts:SetSourceIdentity',
];
const trustPolicy = policy({ Effect: 'Allow', Principal: '*', Action: everything });
const role = { trustPolicy, policies: inline(allow()) };

function accounts(more: object = {}): object {
  return {
    [account]: {
      users: { alice: { policies: inline(allow()) } },
      roles: { App: { ...role, maxSessionDuration: 7200 }, Long: { ...role, maxSessionDuration: 43200 }, ...more },
      resources: { [bucket]: {} },
    },
  };
}

/** `outcome decidedBy` of each request, with the code of the obstacle where there is one. */
function story(...requests: readonly object[]): readonly string[] {
  return traces({ accounts: accounts(), requests }).map((node) => {
    const code = node?.obstacles[0]?.code;
    return `${node?.decision ?? ''} ${code ?? node?.decidedBy ?? ''}`;
  });
}

const assume = (parameters: object = {}, more: object = {}) => ({
  principal: alice,
  action: 'sts:AssumeRole',
  resource: app,
  parameters,
  ...more,
});
const web = (parameters: object) =>
  assume(parameters, {
    principal: { webIdentity: 'accounts.google.com', claims: { sub: 'x' } },
    action: 'sts:AssumeRoleWithWebIdentity',
  });
const saml = (parameters: object) =>
  assume(parameters, { principal: { saml: okta }, action: 'sts:AssumeRoleWithSAML' });
const federation = (parameters: object, principal: unknown = alice) => ({
  principal,
  action: 'sts:GetFederationToken',
  parameters: { Name: 'bob', ...parameters },
});
const token = (parameters: object, principal: unknown = alice) => ({
  principal,
  action: 'sts:GetSessionToken',
  parameters,
});
const seconds = (DurationSeconds: number) => ({ DurationSeconds });

describe('ST-18 durations at their ends', () => {
  const range = 'error durationOutOfRange';
  const trusted = 'allowed trustPolicy';
  it.each([
    ['AssumeRole below 900', assume(seconds(899)), range],
    ['AssumeRole of 900', assume(seconds(900)), trusted],
    ['AssumeRole up to the maximum of the role', assume(seconds(7200)), trusted],
    ['AssumeRole over the maximum of the role', assume(seconds(7201)), 'error durationOverRole'],
    ['AssumeRole of 43,200', assume(seconds(43200), { resource: `${app.replace('App', 'Long')}` }), trusted],
    ['AssumeRole over 43,200', assume(seconds(43201), { resource: `${app.replace('App', 'Long')}` }), range],
    ['AssumeRole of no whole number', assume(seconds(900.5)), 'error memberUnreadable'],
    ['a chain of 3,600', assume(seconds(3600), { principal: app }), trusted],
    [
      'a chain over 3,600, whatever the role gives',
      assume(seconds(3601), { principal: app, resource: `${app.replace('App', 'Long')}` }),
      'error durationOverChain',
    ],
    ['AssumeRoleWithWebIdentity below 900', web(seconds(899)), range],
    ['AssumeRoleWithWebIdentity over the maximum of the role', web(seconds(7201)), 'error durationOverRole'],
    ['AssumeRoleWithSAML up to the maximum of the role', saml(seconds(7200)), trusted],
    ['AssumeRoleWithSAML over the maximum of the role', saml(seconds(7201)), 'error durationOverRole'],
    ['GetFederationToken below 900', federation(seconds(899)), range],
    ['GetFederationToken of 129,600', federation(seconds(129600)), 'allowed identityBasedPolicy'],
    ['GetFederationToken over 129,600', federation(seconds(129601)), range],
    ['GetFederationToken of the root user over 3,600', federation(seconds(3601), root), range],
    ['GetSessionToken of 900', token(seconds(900)), 'allowed serviceRule'],
    ['GetSessionToken over 129,600', token(seconds(129601)), range],
    ['GetSessionToken of the root user of 3,600', token(seconds(3600), root), 'allowed serviceRule'],
  ])('%s', (_name, request, expected) => {
    expect(story(request)).toEqual([expected]);
  });
});

describe('how long credentials last', () => {
  it.each([
    ['AssumeRole', assume({ RoleSessionName: 'ci' }), 3600],
    ['AssumeRoleWithWebIdentity', web({}), 3600],
    ['GetFederationToken', federation({ Policy: policy(allow()) }), 43200],
    ['GetSessionToken', token({}), 43200],
    ['GetSessionToken of the root user', token({}, root), 3600],
    ['a duration of its own', assume(seconds(1000)), 1000],
  ])('%s: up to, not including, issue and duration', (_name, request, lifetime) => {
    const use = (at: number) => ({ principal: { session: 'it' }, action: 's3:GetObject', resource: object, at });
    const found = story(
      { ...request, session: 'it', at: 60 },
      use(59.999),
      use(60),
      use(60 + lifetime - 0.001),
      use(60 + lifetime),
    );
    expect(found.map((one) => one.split(' ')[0])).toEqual(['allowed', 'error', 'allowed', 'allowed', 'error']);
    expect(found[1]).toBe('error credentialsNotYetValid');
    expect(found[4]).toBe('error credentialsExpired');
  });

  it('a chained session outlives the one that obtained it', () => {
    const found = story(
      assume(seconds(900), { session: 'one' }),
      assume({}, { principal: { session: 'one' }, session: 'two', at: 899 }),
      { principal: { session: 'two' }, action: 's3:GetObject', resource: object, at: 4000 },
      assume({}, { principal: { session: 'one' }, at: 900 }),
    );
    expect(found).toEqual([
      'allowed trustPolicy',
      'allowed trustPolicy',
      'allowed identityBasedPolicy',
      'error credentialsExpired',
    ]);
  });
});

describe('parameters out of range', () => {
  const tags = (count: number, key = 'k', value = 'v') => ({
    Tags: Object.fromEntries(Array.from({ length: count }, (_one, index) => [`${key}${index}`, value])),
  });
  it.each([
    ['ST-16 PL-324 50 tags', tags(50), 'allowed trustPolicy'],
    ['ST-16 51 tags', tags(51), 'error parameterOutOfRange'],
    ['ST-16 a key of 128', { Tags: { ['k'.repeat(128)]: 'v' } }, 'allowed trustPolicy'],
    ['ST-16 a key of 129', { Tags: { ['k'.repeat(129)]: 'v' } }, 'error parameterOutOfRange'],
    ['ST-16 a value of 256', { Tags: { k: 'v'.repeat(256) } }, 'allowed trustPolicy'],
    ['ST-16 a value of 257', { Tags: { k: 'v'.repeat(257) } }, 'error parameterOutOfRange'],
    ['ST-16 two keys that differ in case only', { Tags: { team: 'a', Team: 'b' } }, 'error parameterOutOfRange'],
    [
      'ST-17 a transitive key without a tag',
      { Tags: { a: 'b' }, TransitiveTagKeys: ['c'] },
      'error parameterOutOfRange',
    ],
    ['ST-17 a transitive key, and no tags at all', { TransitiveTagKeys: ['c'] }, 'error parameterOutOfRange'],
    ['ST-10 an external id of 1,224', { ExternalId: 'x'.repeat(1224) }, 'allowed trustPolicy'],
    ['ST-10 an external id of 1,225', { ExternalId: 'x'.repeat(1225) }, 'error parameterOutOfRange'],
    ['ST-10 an external id with a blank', { ExternalId: 'a b' }, 'error parameterOutOfRange'],
    ['ST-15 a source identity of 65', { SourceIdentity: 'x'.repeat(65) }, 'error parameterOutOfRange'],
    ['ST-15 a source identity that begins with aws:', { SourceIdentity: 'aws:me' }, 'error parameterOutOfRange'],
    ['ST-20 a name of 64', { RoleSessionName: 'x'.repeat(64) }, 'allowed trustPolicy'],
    ['ST-20 a name of 65', { RoleSessionName: 'x'.repeat(65) }, 'error parameterOutOfRange'],
    ['ST-20 every character that a name may have', { RoleSessionName: 'aZ09_+=,.@-' }, 'allowed trustPolicy'],
    ['ST-20 a name with a slash', { RoleSessionName: 'a/b' }, 'error parameterOutOfRange'],
    [
      'ST-19 a session policy of 2,049 characters',
      { Policy: policy(allow('s3:*', { Sid: 'x'.repeat(2049) })) },
      'error sessionPolicyTooLong',
    ],
  ])('%s', (_name, parameters, expected) => {
    expect(story(assume(parameters))).toEqual([expected]);
  });
});

describe('what a session carries', () => {
  function ask(first: readonly object[], condition: object): string {
    const roles = { Strict: { trustPolicy, policies: inline(allow('*', { Condition: condition })) } };
    const node = traces({
      accounts: accounts(roles),
      requests: [...first, { principal: { session: 'last' }, action: 's3:GetObject', resource: object }],
    }).at(-1);
    return node?.decision ?? '';
  }
  const strict = { resource: app.replace('App', 'Strict'), session: 'last' };
  const equals = (key: string, value: string) => ({ StringEquals: { [key]: value } });

  it('ST-17 transitive tags flow through every link of a chain, others end with their session', () => {
    const chain = [
      assume({ Tags: { team: 'web', cost: '1' }, TransitiveTagKeys: ['TEAM'] }, { session: 'one' }),
      assume({ Tags: { own: 'x' } }, { principal: { session: 'one' }, session: 'two' }),
      assume({}, { principal: { session: 'two' }, ...strict }),
    ];
    expect(ask(chain, equals('aws:PrincipalTag/team', 'web'))).toBe('allowed');
    expect(ask(chain, equals('aws:PrincipalTag/cost', '1'))).toBe('implicitDeny');
    expect(ask(chain, equals('aws:PrincipalTag/own', 'x'))).toBe('implicitDeny');
  });

  it('ST-15 a source identity persists through a chain', () => {
    const chain = [
      assume({ SourceIdentity: 'alice' }, { session: 'one' }),
      assume({}, { principal: { session: 'one' }, ...strict }),
    ];
    expect(ask(chain, equals('aws:SourceIdentity', 'alice'))).toBe('allowed');
    expect(ask(chain, equals('aws:SourceIdentity', 'bob'))).toBe('implicitDeny');
  });

  it('ST-12 MFA of the call that assumed the role', () => {
    const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(ask([assume({ SerialNumber: 'x', TokenCode: '123456' }, strict)], mfa)).toBe('allowed');
    expect(ask([assume({}, strict)], mfa)).toBe('implicitDeny');
    const none = { Null: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(ask([{ ...web({}), ...strict }], none)).toBe('allowed');
    expect(ask([assume({}, { principal: 'lambda.amazonaws.com', ...strict })], none)).toBe('allowed');
  });

  it('PL-217 the instant at which it was issued', () => {
    const issued = { DateEquals: { 'aws:TokenIssueTime': '2026-01-01T12:01:00Z' } };
    expect(ask([assume({}, { ...strict, at: 60 })], issued)).toBe('error');
    const late = traces({
      accounts: accounts({ Strict: { trustPolicy, policies: inline(allow('*', { Condition: issued })) } }),
      requests: [
        assume({}, { ...strict, at: 60 }),
        { principal: { session: 'last' }, action: 's3:GetObject', resource: object, at: 90 },
      ],
    });
    expect(late.at(-1)?.decision).toBe('allowed');
  });
});

describe('T8a what credentials cannot call', () => {
  const first = { session: 'it' };
  it.each([
    [
      'a role session',
      assume({}, first),
      {
        'iam:ListUsers': true,
        'sts:GetFederationToken': false,
        'sts:GetSessionToken': false,
        'sts:AssumeRole': true,
        'sts:GetCallerIdentity': true,
        's3:GetObject': true,
      },
    ],
    [
      'a session of a web identity',
      { ...web({}), ...first },
      { 'iam:ListUsers': true, 'sts:GetFederationToken': false, 'sts:GetSessionToken': false, 'sts:AssumeRole': true },
    ],
    [
      'a federated user',
      { ...federation({ Policy: policy(allow()) }), ...first },
      {
        'iam:ListUsers': false,
        'sts:GetFederationToken': false,
        'sts:GetSessionToken': false,
        'sts:AssumeRole': false,
        'sts:GetCallerIdentity': true,
        's3:GetObject': true,
      },
    ],
    [
      'a session token',
      { ...token({}), ...first },
      {
        'iam:ListUsers': false,
        'sts:GetFederationToken': false,
        'sts:GetSessionToken': false,
        'sts:AssumeRole': true,
        'sts:GetCallerIdentity': true,
        's3:GetObject': true,
      },
    ],
    [
      'a session token with MFA',
      { ...token({ TokenCode: '123456' }), ...first },
      { 'iam:ListUsers': true, 'sts:GetFederationToken': false, 'sts:GetSessionToken': false, 'sts:AssumeRole': true },
    ],
  ])('%s', (_name, obtain, expected) => {
    const resources: Readonly<Record<string, string>> = { 'sts:AssumeRole': app, 's3:GetObject': object };
    for (const [action, may] of Object.entries(expected)) {
      const parameters = action === 'sts:GetFederationToken' ? { Name: 'carol' } : {};
      const [, found] = story(obtain, {
        principal: { session: 'it' },
        action,
        resource: resources[action] ?? '*',
        parameters,
      });
      if (may) expect(found).toMatch(/^allowed /);
      else expect(found).toBe('implicitDeny credentials');
    }
  });

  it('PR-02 the root user assumes no role, and a policy that would forbid it is not even asked', () => {
    expect(story(assume({}, { principal: root }))).toEqual(['implicitDeny serviceRule']);
  });

  it('ST-40 nothing denies GetSessionToken or GetCallerIdentity', () => {
    const closed = { [account]: { users: { alice: { policies: inline(deny()) } } } };
    const nodes = traces({
      accounts: closed,
      requests: [token({}), { principal: alice, action: 'sts:GetCallerIdentity' }],
    });
    expect(nodes.map((node) => node?.decision)).toEqual(['allowed', 'allowed']);
  });
});

describe('what a call obtains', () => {
  it('ST-20, ST-22 ARN and lifetime stand in the trace', () => {
    const nodes = traces({
      accounts: accounts(),
      requests: [assume({ RoleSessionName: 'ci' }, { session: 'a', at: 60 }), { ...federation({}), session: 'b' }],
    });
    expect(nodes[0]?.session).toEqual({
      name: 'a',
      arn: `arn:aws:sts::${account}:assumed-role/App/ci`,
      issuedAt: Date.parse('2026-01-01T12:01:00Z'),
      expiresAt: Date.parse('2026-01-01T13:01:00Z'),
    });
    expect(nodes[1]?.session?.arn).toBe(`arn:aws:sts::${account}:federated-user/bob`);
  });

  it('a role of an account that is not modelled can be assumed, and nothing is known of its session', () => {
    const found = story(assume({}, { resource: `arn:aws:iam::${other}:role/Theirs`, session: 'theirs' }), {
      principal: { session: 'theirs' },
      action: 's3:GetObject',
      resource: object,
    });
    expect(found).toEqual(['allowed identityBasedPolicy', 'error sessionUnmodelled']);
  });
});
