import { describe, expect, it } from 'vitest';
import { linkLimits, readScenario } from '../../../src/scenario/read';

const read = (scenario: unknown) => readScenario(typeof scenario === 'string' ? scenario : JSON.stringify(scenario));
/** Problems as `CODE path`. */
const problems = (scenario: unknown): readonly string[] =>
  read(scenario).problems.map(({ code, path }) => `${code} ${path}`);
const A = '111122223333';
const ok = { principal: '*', action: 's3:ListBucket' };
const role = `arn:aws:iam::${A}:role/R`;

describe('a text that is no scenario', () => {
  it.each([
    ['', 'EMPTY_DOCUMENT'],
    ['  \n', 'EMPTY_DOCUMENT'],
    ['hello', 'UNQUOTED_VALUE'],
    ['{"version":1', 'JSON_SYNTAX_ERROR'],
    ['{"version":1,}', 'TRAILING_COMMA'],
    ['{“version”:1}', 'CURLY_QUOTE'],
    ['{"version":1} {"version":1}', 'EXTRA_CONTENT'],
    ['[]', 'NOT_A_SCENARIO'],
    ['null', 'NOT_A_SCENARIO'],
    ['{}', 'MISSING_VERSION'],
    ['{"version":"1"}', 'UNKNOWN_VERSION'],
    ['{"version":0}', 'UNKNOWN_VERSION'],
    ['{"version":2}', 'NEWER_VERSION'],
    ['['.repeat(200_000), 'TOO_DEEP'],
  ])('%j gives none, and %s', (text, code) => {
    const reading = readScenario(text);
    expect(reading.scenario).toBeUndefined();
    expect(reading.problems.map((problem) => problem.code)).toContain(code);
  });

  it('is not even looked at over its limit', () => {
    const text = `{"version":1,"title":"${'a'.repeat(linkLimits.characters)}"}`;
    expect(readScenario(text, linkLimits).problems).toMatchObject([{ code: 'TOO_LARGE' }]);
    expect(readScenario(text).scenario).toBeDefined();
  });
});

describe('a problem', () => {
  it('stands at its line and column, and all of them are reported in text order', () => {
    const text = '{\n  "version": 1,\n  "title": 5,\n  "accounts": {\r\n    "1": {"x": 1}\n  },\n  "requests": {}\n}';
    expect(read(text).problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
      'WRONG_TYPE 3:12',
      'INVALID_ACCOUNT_ID 5:10',
      'UNKNOWN_MEMBER 5:11',
      'WRONG_TYPE 7:15',
    ]);
  });

  it('names the user’s text and what would make it right', () => {
    expect(read({ version: 1, requests: [{ ...ok, expect: 'denied' }] }).problems[0]?.message).toBe(
      '`denied` is not one of `allowed`, `explicitDeny`, `implicitDeny`, `error`, `undetermined`, `deny`',
    );
    expect(read({ version: 1, requests: [{ ...ok, Expect: 'deny' }] }).problems[0]?.message).toBe(
      'a request has no member `Expect`: did you mean `expect`?',
    );
  });

  it('of a member that nobody knows is a warning, and the member is kept', () => {
    const { scenario, problems: found } = read(
      '{"version":1,"$schema":"x","accounts":{"111122223333":{"note":{"a":[1]}}}}',
    );
    expect(found.map(({ severity }) => severity)).toEqual(['WARNING', 'WARNING']);
    expect(scenario?.extra).toEqual({ $schema: '"x"' });
    expect(scenario?.accounts?.[A]?.extra).toEqual({ note: '{\n  "a": [\n    1\n  ]\n}' });
  });

  it('of one member leaves the rest readable', () => {
    const { scenario } = read({
      version: 1,
      accounts: { [A]: { users: { alice: 5, bob: { path: '/b/', tags: { a: 1 } } }, roles: [] } },
      requests: [ok, 'no', { ...ok, at: true }],
    });
    expect(scenario?.accounts?.[A]?.users).toEqual({
      alice: { unread: '5' },
      bob: { path: '/b/', extra: { tags: '{\n  "a": 1\n}' } },
    });
    expect(scenario?.accounts?.[A]?.extra).toEqual({ roles: '[]' });
    expect(scenario?.requests).toEqual([
      ok,
      { principal: '', action: '', unread: '"no"' },
      { ...ok, extra: { at: 'true' } },
    ]);
  });

  it('of a comment is a warning, since comments are not kept', () => {
    expect(read('{"version":1 /* one */}')).toMatchObject({
      scenario: { version: 1 },
      problems: [{ code: 'COMMENT', severity: 'WARNING' }],
    });
  });

  it('of a duplicate key is one, and the last counts, except inside of policy documents', () => {
    const text =
      '{"version":1,"title":"a","title":"b","accounts":{"111122223333":{"roles":{"R":{"trustPolicy":{"a":1,"a":2}}}}}}';
    const { scenario, problems: found } = read(text);
    expect(found.map(({ code, path }) => [code, path])).toEqual([['DUPLICATE_KEY', '/title']]);
    expect(scenario?.title).toBe('b');
    expect(scenario?.accounts?.[A]?.roles?.['R']?.trustPolicy?.text).toBe('{\n  "a": 1,\n  "a": 2\n}');
  });
});

describe('names that are properties of every object', () => {
  it('are names like any other', () => {
    const text =
      '{"version":1,"__proto__":1,"accounts":{"111122223333":{"roles":{"__proto__":{"path":"/x/"},"constructor":{}}}},"requests":[{"principal":"*","action":"s3:ListBucket","context":{"__proto__":"a"}}]}';
    const { scenario } = read(text);
    const roles = scenario?.accounts?.[A]?.roles ?? {};
    expect(Object.keys(roles)).toEqual(['__proto__', 'constructor']);
    expect(Object.keys(scenario?.requests?.[0]?.context ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['path']).toBeUndefined();
  });
});

describe('a policy document', () => {
  const trust = (raw: string) =>
    read(`{"version":1,"accounts":{"${A}":{"roles":{"R":{"trustPolicy":${raw}}}}}}`).scenario?.accounts?.[A]?.roles?.[
      'R'
    ]?.trustPolicy;

  it('as an object has our formatting of its source slice for a text', () => {
    expect(trust('{"b":1.50,"a":[],"b":12345678901234567890}')).toEqual({
      form: 'object',
      text: '{\n  "b": 1.50,\n  "a": [],\n  "b": 12345678901234567890\n}',
    });
  });

  it('as a string has exactly that text', () => {
    expect(trust(JSON.stringify('{“Version”: 1,}\r\n'))).toEqual({ form: 'text', text: '{“Version”: 1,}\r\n' });
  });

  it('as something else is a problem, and stays what it is', () => {
    expect(trust('[1]')).toEqual({ form: 'object', text: '[\n  1\n]' });
    expect(problems(`{"version":1,"accounts":{"${A}":{"policies":{"P":null}}}}`)).toEqual([
      `WRONG_TYPE /accounts/${A}/policies/P`,
    ]);
  });
});

describe('what does not fit together', () => {
  it.each([
    ['account ids that are not 12 digits', { accounts: { '1234': {} } }, ['INVALID_ACCOUNT_ID /accounts/1234']],
    [
      'a session that is defined twice',
      {
        requests: [1, 2].map(() => ({
          principal: 'ec2.amazonaws.com',
          action: 'sts:AssumeRole',
          resource: role,
          session: 's',
        })),
      },
      ['DUPLICATE_SESSION /requests/1/session'],
    ],
    [
      'a session that nobody obtains',
      { requests: [{ ...ok, principal: { session: 's' } }] },
      ['UNKNOWN_SESSION /requests/0/principal/session'],
    ],
    [
      'a session that is obtained later',
      {
        requests: [
          { ...ok, principal: { session: 's' } },
          { principal: 'ec2.amazonaws.com', action: 'sts:AssumeRole', resource: role, session: 's' },
        ],
      },
      ['LATER_SESSION /requests/0/principal/session'],
    ],
    [
      'a request that uses its own session',
      {
        requests: [{ principal: { session: 's' }, action: 'sts:AssumeRole', resource: role, session: 's' }],
      },
      ['LATER_SESSION /requests/0/principal/session'],
    ],
    [
      'a session of an action that gives no credentials',
      { requests: [{ ...ok, session: 's' }] },
      ['NO_CREDENTIALS /requests/0/session'],
    ],
    [
      'an organization that names an account twice',
      {
        organization: {
          id: 'o-a',
          managementAccount: A,
          root: { id: 'r-a', accounts: { [A]: {} }, units: [{ id: 'ou-a', accounts: { [A]: {} } }] },
        },
      },
      [`DUPLICATE_ACCOUNT /organization/root/units/0/accounts/${A}`],
    ],
    [
      'one ARN with two owners',
      {
        accounts: {
          [A]: { resources: { 'arn:aws:s3:::b': {} } },
          '444455556666': { resources: { 'arn:aws:s3:::b': {} } },
        },
      },
      ['TWO_OWNERS /accounts/444455556666/resources/arn:aws:s3:::b'],
    ],
    [
      'an ARN of another account',
      {
        accounts: { [A]: { resources: { 'arn:aws:sqs:us-east-1:444455556666:q': {} } } },
      },
      [`TWO_OWNERS /accounts/${A}/resources/arn:aws:sqs:us-east-1:444455556666:q`],
    ],
    [
      'principals that name nobody',
      {
        requests: ['alice', '', 'arn:aws:s3:::b', 'arn:aws:iam::1:user/a', 'AIDAEXAMPLE', 'example.com'].map(
          (principal) => ({ ...ok, principal }),
        ),
      },
      [0, 1, 2, 3, 4, 5].map((index) => `UNREADABLE_PRINCIPAL /requests/${index}/principal`),
    ],
    [
      'a principal of two kinds',
      { requests: [{ ...ok, principal: { session: 's', arn: role } }] },
      ['UNREADABLE_PRINCIPAL /requests/0/principal'],
    ],
    [
      'a group that makes a request',
      { accounts: { [A]: { groups: { g: {} } } }, requests: [{ ...ok, principal: `arn:aws:iam::${A}:group/g` }] },
      ['GROUP_AS_PRINCIPAL /requests/0/principal'],
    ],
    [
      'a federated user session without its creator',
      { requests: [{ ...ok, principal: `arn:aws:sts::${A}:federated-user/bob` }] },
      ['MISSING_CREATOR /requests/0/principal'],
    ],
    [
      'callers and assumed roles that their account lacks',
      {
        accounts: { [A]: {} },
        requests: [
          { ...ok, principal: `arn:aws:iam::${A}:user/x/alice` },
          { principal: 'ec2.amazonaws.com', action: 'sts:AssumeRole', resource: role },
        ],
      },
      ['UNKNOWN_PRINCIPAL /requests/0/principal', 'UNKNOWN_PRINCIPAL /requests/1/resource'],
    ],
    [
      'policies and groups that are not there',
      {
        accounts: {
          [A]: {
            policies: { P: {} },
            users: { a: { groups: ['g'], policies: ['P', 'Q', 'arn:aws:iam::444455556666:policy/P'] } },
          },
        },
      },
      [
        `UNKNOWN_GROUP /accounts/${A}/users/a/groups/0`,
        `UNKNOWN_POLICY /accounts/${A}/users/a/policies/1`,
        `UNKNOWN_POLICY /accounts/${A}/users/a/policies/2`,
      ],
    ],
    [
      'policies that an organization cannot attach',
      {
        organization: {
          id: 'o-a',
          managementAccount: A,
          root: {
            id: 'r-a',
            serviceControlPolicies: ['FullAWSAccess', 'P'],
            resourceControlPolicies: ['RCPFullAWSAccess', 'FullAWSAccess'],
          },
        },
      },
      [
        'UNKNOWN_POLICY /organization/root/serviceControlPolicies/1',
        'UNKNOWN_POLICY /organization/root/resourceControlPolicies/1',
      ],
    ],
    [
      'instants that are none',
      { now: '2026-01-01', requests: [{ ...ok, at: '2026-02-30T00:00:00Z' }] },
      ['INVALID_INSTANT /now', 'INVALID_INSTANT /requests/0/at'],
    ],
    ['what is no action', { requests: [{ ...ok, action: 's3:*' }] }, ['UNREADABLE_ACTION /requests/0/action']],
    [
      'a VPC endpoint that is not there',
      { requests: [{ ...ok, vpcEndpoint: 'vpce-1' }] },
      ['UNKNOWN_VPC_ENDPOINT /requests/0/vpcEndpoint'],
    ],
    [
      'required members that are not there',
      { requests: [{}], organization: {} },
      [
        'MISSING_MEMBER /requests/0',
        'MISSING_MEMBER /requests/0',
        'MISSING_MEMBER /organization',
        'MISSING_MEMBER /organization',
        'MISSING_MEMBER /organization',
      ],
    ],
    [
      'a condition key twice, in different case',
      { requests: [{ ...ok, context: { 'aws:SourceIp': '1.1.1.1', 'AWS:sourceip': '1.1.1.2' } }] },
      ['DUPLICATE_KEY /requests/0/context'],
    ],
  ])('is reported: %s', (_what, members, expected) => {
    expect(problems({ version: 1, ...members })).toEqual(expected);
  });

  it('is not what a disabled request would need', () => {
    expect(
      problems({
        version: 1,
        accounts: { [A]: {} },
        requests: [{ ...ok, disabled: true, principal: `arn:aws:iam::${A}:user/alice` }],
      }),
    ).toEqual([]);
  });

  it.each([
    '*',
    role,
    `arn:aws:iam::${A}:user/a/b`,
    `arn:aws-cn:iam::${A}:root`,
    `arn:aws:sts::${A}:assumed-role/R/s`,
    'ec2.amazonaws.com',
    'ec2.amazonaws.com.cn',
    { session: 's' },
    { arn: role, mfa: true },
    { webIdentity: 'accounts.google.com' },
    { saml: `arn:aws:iam::${A}:saml-provider/Okta`, attributes: {} },
  ])('is not the principal %j', (principal) => {
    expect(
      problems({ version: 1, requests: [{ ...ok, principal }] }).filter((problem) => problem.startsWith('UNREADABLE')),
    ).toEqual([]);
  });
});
