import { describe, expect, it } from 'vitest';
import { noFacts, type ReferenceFacts } from '../../../src/engine/facts';
import { neededFacts } from '../../../src/scenario/needed-facts';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { buildWorld } from '../../../src/scenario/world';
import { parseInstant } from '../../../src/scenario/world/time';

const A = '111122223333';
const B = '444455556666';
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const facts: ReferenceFacts = {
  ...noFacts,
  managedPolicy: (arn) => (arn === readOnly ? { kind: 'found', text: '{}', version: 'v1' } : { kind: 'unknown' }),
};
const scenarioOf = (members: object): Scenario =>
  readScenario(JSON.stringify({ version: 1, ...members })).scenario as Scenario;
const build = (members: object) => buildWorld(scenarioOf(members), facts);
const account = (members: object) => build({ accounts: { [A]: members } }).world.accounts.get(A);
const request = (members: object, rest: object = {}) =>
  build({ ...rest, requests: [{ principal: '*', action: 's3:ListBucket', ...members }] }).requests[0];

describe('users and roles of the world', () => {
  it('have their path in the ARN, and the format’s defaults', () => {
    const built = account({ users: { alice: { path: '/web/' } }, roles: { R: {} } });
    expect(built?.users.get('alice')).toMatchObject({
      arn: `arn:aws:iam::${A}:user/web/alice`,
      pointer: `/accounts/${A}/users/alice`,
      groups: [],
    });
    expect(built?.roles.get('R')).toEqual({
      account: A,
      name: 'R',
      path: '/',
      arn: `arn:aws:iam::${A}:role/R`,
      pointer: `/accounts/${A}/roles/R`,
      policies: [],
      maxSessionDuration: 3600,
      tags: new Map(),
    });
  });

  it('have their policies resolved: inline, by name, by ARN, AWS’s', () => {
    const policies = [{ name: 'in', document: {} }, 'P', `arn:aws:iam::${A}:policy/team/P`, readOnly];
    const built = account({ policies: { P: { a: 1 } }, roles: { 'R/x': { policies, permissionsBoundary: 'P' } } });
    const text = '{\n  "a": 1\n}';
    const pointer = `/accounts/${A}/policies/P`;
    expect(built?.roles.get('R/x')?.policies).toEqual([
      { name: 'in', document: { pointer: `/accounts/${A}/roles/R~1x/policies/0/document`, text: '{}' } },
      { name: 'P', arn: `arn:aws:iam::${A}:policy/P`, document: { pointer, text } },
      { name: 'P', arn: `arn:aws:iam::${A}:policy/team/P`, document: { pointer, text } },
      { name: 'ReadOnlyAccess', arn: readOnly, document: { pointer: readOnly, text: '{}' } },
    ]);
    expect(built?.roles.get('R/x')?.permissionsBoundary).toMatchObject({ name: 'P', document: { text } });
  });

  it('have missing documents where a reference leads nowhere, and the reason', () => {
    const policies = ['Q', 'constructor', `arn:aws:iam::${B}:policy/P`, 'arn:aws:iam::aws:policy/Nope'];
    const { world, problems } = build({
      accounts: { [A]: { users: { a: { policies } } }, [B]: { policies: { P: {} } } },
    });
    expect(
      world.accounts
        .get(A)
        ?.users.get('a')
        ?.policies.map(({ document }) => document),
    ).toEqual([
      { pointer: `/accounts/${A}/users/a/policies/0`, missing: 'unknown', reference: 'Q' },
      { pointer: `/accounts/${A}/users/a/policies/1`, missing: 'unknown', reference: 'constructor' },
      { pointer: `/accounts/${A}/users/a/policies/2`, missing: 'unknown', reference: `arn:aws:iam::${B}:policy/P` },
      {
        pointer: `/accounts/${A}/users/a/policies/3`,
        missing: 'managedUnknown',
        reference: 'arn:aws:iam::aws:policy/Nope',
      },
    ]);
    expect(problems).toMatchObject([{ path: `/accounts/${A}/users/a/policies/3`, code: 'UNKNOWN_MANAGED_POLICY' }]);
  });

  it('tell an account without identity providers from one that lists none', () => {
    expect(account({})?.identityProviders).toBeUndefined();
    expect(account({ identityProviders: [] })?.identityProviders).toEqual(new Set());
  });
});

describe('the organization', () => {
  const root = {
    id: 'r-a',
    units: [
      {
        id: 'ou-a',
        name: 'W',
        serviceControlPolicies: [],
        accounts: { [A]: { serviceControlPolicies: [{ name: 'in', document: {} }] } },
      },
    ],
  };
  const { organization } = build({ organization: { id: 'o-a', managementAccount: B, root } }).world;

  it('gives every account its path from the root', () => {
    expect(organization?.accounts.get(A)?.map(({ level, id }) => `${level} ${id}`)).toEqual([
      'root r-a',
      'unit ou-a',
      `account ${A}`,
    ]);
  });

  it('attaches FullAWSAccess where no service control policies are named, and nothing where none is in the list', () => {
    const names = organization?.accounts
      .get(A)
      ?.map(({ serviceControlPolicies }) => serviceControlPolicies.map(({ name }) => name));
    expect(names).toEqual([['FullAWSAccess'], [], ['in']]);
  });

  it('holds its management account, named or not', () => {
    expect(organization?.accounts.get(B)?.map(({ level }) => level)).toEqual(['root', 'account']);
  });

  it('places inline policies by their pointer', () => {
    expect(organization?.accounts.get(A)?.[2]?.serviceControlPolicies[0]?.document).toEqual({
      pointer: `/organization/root/units/0/accounts/${A}/serviceControlPolicies/0/document`,
      text: '{}',
    });
  });

  it('says which accounts it names twice', () => {
    const twice = { id: 'r-a', accounts: { [A]: {} }, units: [{ id: 'ou-a', accounts: { [A]: {} } }] };
    expect(
      build({ organization: { id: 'o-a', managementAccount: B, root: twice } }).world.organization?.repeated,
    ).toEqual(new Set([A]));
  });
});

describe('a request', () => {
  it('is made at an instant, or seconds after now', () => {
    const now = Date.UTC(2026, 0, 1, 12);
    expect(request({})?.at).toBe(now);
    expect(request({ at: 61 * 60 })?.at).toBe(now + 61 * 60_000);
    expect(request({ at: '2026-03-01T00:00:00+01:00' })?.at).toBe(Date.UTC(2026, 1, 28, 23));
    expect(request({ at: 5 }, { now: '2025-01-01T00:00:00Z' })?.at).toBe(Date.UTC(2025, 0, 1) + 5000);
  });

  it('has its context as texts: numbers by their digits, null as an absent key', () => {
    const text =
      '{"version":1,"requests":[{"principal":"*","action":"s3:ListBucket","context":{"a":1.50,"b":true,"c":[],"d":null,"e":["x",12345678901234567890]}}]}';
    const { requests } = buildWorld(readScenario(text).scenario as Scenario, facts);
    expect(requests[0]?.context).toEqual(
      new Map<string, unknown>([
        ['a', { values: ['1.50'], list: false }],
        ['b', { values: ['true'], list: false }],
        ['c', { values: [], list: true }],
        ['d', undefined],
        ['e', { values: ['x', '12345678901234567890'], list: true }],
      ]),
    );
  });

  it('names at least one resource', () => {
    expect(request({})?.resources).toEqual([{ arn: '*', context: new Map() }]);
    expect(request({ resource: [] })?.resources).toHaveLength(1);
    expect(request({ resource: ['a', { arn: 'b', account: A, tags: { t: 'v' } }] })?.resources).toEqual([
      { arn: 'a', context: new Map() },
      { arn: 'b', account: A, context: new Map(), tags: new Map([['t', 'v']]) },
    ]);
  });

  it('has its parameters with their documents placed', () => {
    const built = request({
      action: 'sts:AssumeRole',
      resource: `arn:aws:iam::${A}:role/R`,
      parameters: {
        DurationSeconds: 900,
        Policy: {},
        PolicyArns: [readOnly, `arn:aws:iam::${B}:policy/P`],
        Tags: { a: 'b' },
      },
    });
    expect(built?.parameters).toMatchObject({
      DurationSeconds: 900,
      Policy: { document: { pointer: '/requests/0/parameters/Policy', text: '{}' } },
      PolicyArns: [{ arn: readOnly }, { document: { missing: 'unknown' } }],
      Tags: new Map([['a', 'b']]),
    });
  });

  it.each([
    ['*', { kind: 'anonymous' }],
    ['ec2.amazonaws.com', { kind: 'service', service: 'ec2.amazonaws.com' }],
    [`arn:aws:iam::${A}:root`, { kind: 'arn', arn: `arn:aws:iam::${A}:root` }],
    [
      { arn: `arn:aws:iam::${A}:user/a`, credentials: 'console', mfa: true },
      { kind: 'arn', arn: `arn:aws:iam::${A}:user/a`, credentials: 'console', mfa: true },
    ],
    [{ session: 's' }, { kind: 'session', session: 's' }],
    [
      { webIdentity: 'https://token.example.com/', claims: { sub: 'x', aud: ['a', 'b'], none: null } },
      {
        kind: 'webIdentity',
        provider: 'token.example.com',
        claims: new Map([
          ['sub', ['x']],
          ['aud', ['a', 'b']],
        ]),
      },
    ],
    [
      { saml: 'arn:x', attributes: { 'SAML:aud': 'y' } },
      { kind: 'saml', provider: 'arn:x', attributes: new Map([['SAML:aud', ['y']]]) },
    ],
    ['alice', { kind: 'unreadable', text: 'alice' }],
  ])('is made by %j', (principal, spec) => {
    expect(request({ principal })?.principal).toEqual(spec);
  });
});

describe('what cannot be read', () => {
  const roleRequest = {
    principal: 'ec2.amazonaws.com',
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${A}:role/R`,
  };
  const other = { principal: `arn:aws:iam::${A}:user/bob`, action: 's3:ListBucket', resource: 'arn:aws:s3:::x' };
  const obstacles = (members: object) =>
    build({ requests: [roleRequest, other], ...members }).requests.map(({ obstacles: found = [] }) =>
      found.map(({ pointer }) => pointer),
    );

  it('stands in the way of the requests that need it, and of no others', () => {
    expect(obstacles({ accounts: { [A]: { roles: { R: { tags: 5 } } } } })).toEqual([
      [`/accounts/${A}/roles/R/tags`],
      [],
    ]);
    expect(obstacles({ accounts: { [A]: { roles: { R: 5 } } } })).toEqual([[`/accounts/${A}/roles/R`], []]);
    expect(
      obstacles({ accounts: { [A]: { groups: { g: { policies: {} } }, users: { bob: { groups: ['g'] } } } } }),
    ).toEqual([[], [`/accounts/${A}/groups/g/policies`]]);
    expect(obstacles({ accounts: { [B]: { resources: { 'arn:aws:s3:::x': 1 } } } })).toEqual([
      [],
      [`/accounts/${B}/resources/arn:aws:s3:::x`],
    ]);
  });

  it('stands in the way of all where all might need it', () => {
    expect(obstacles({ organization: 5 })).toEqual([['/organization'], ['/organization']]);
    expect(obstacles({ now: 'noon' })).toEqual([['/now'], ['/now']]);
    expect(obstacles({ accounts: { [B]: { resources: 1 } } })).toEqual([
      [`/accounts/${B}/resources`],
      [`/accounts/${B}/resources`],
    ]);
  });

  it('is no obstacle where no verdict rests on it', () => {
    expect(obstacles({ title: 5, view: 5, accounts: { [A]: { name: 5, note: 5 } } })).toEqual([[], []]);
  });

  it('in a request stops that request', () => {
    expect(request({ context: 5, name: 5, expect: 5 })?.obstacles?.map(({ pointer }) => pointer)).toEqual([
      '/requests/0/context',
    ]);
    expect(request({ at: 'noon' })?.obstacles).toMatchObject([{ code: 'memberUnreadable', pointer: '/requests/0/at' }]);
    expect(request({ principal: { session: 's', mfa: 'yes' } })?.obstacles).toMatchObject([
      { pointer: '/requests/0/principal/mfa' },
    ]);
  });
});

describe('instants', () => {
  it.each(['2026-01-01T12:00:00Z', '2026-01-01T12:00Z', '2024-02-29T00:00:00.5+02:00'])('%s is one', (text) => {
    expect(parseInstant(text)).toBe(Date.parse(text));
  });
  it.each([
    '2026-01-01',
    '2026-01-01T12:00:00',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '0',
    '',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('what a scenario needs of the reference data', () => {
  it('is its AWS managed policies, its actions and the condition keys of its documents', () => {
    const condition = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringEquals: { 's3:prefix': 'a' } } }],
    };
    const scenario = scenarioOf({
      accounts: {
        [A]: {
          users: {
            a: { policies: [readOnly, 'P', { name: 'in', document: condition }], permissionsBoundary: readOnly },
          },
        },
      },
      requests: [{ principal: '*', action: 's3:ListBucket', context: { 's3:delimiter': '/' } }],
    });
    expect(neededFacts(scenario)).toEqual({
      managedPolicies: [readOnly],
      actions: ['s3:ListBucket'],
      keys: ['s3:prefix', 's3:delimiter'],
    });
  });
});
