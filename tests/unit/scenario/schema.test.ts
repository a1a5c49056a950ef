import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  accountMembers,
  groupMembers,
  resourceMembers,
  roleMembers,
  userMembers,
  vpcEndpointMembers,
} from '../../../src/scenario/read/account';
import { organizationMembers, organizationNodeMembers } from '../../../src/scenario/read/organization';
import { parameterMembers, requestMembers } from '../../../src/scenario/read/request';
import { readScenario } from '../../../src/scenario/read';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}
const schema = JSON.parse(readFileSync('static/scenario.schema.json', 'utf8')) as Schema;
const validate = new Ajv2020({
  allErrors: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
}).compile(schema);

const A = '111122223333';
const request = { principal: '*', action: 's3:ListBucket' };
const inAccount = (members: object) => ({ version: 1, accounts: { [A]: members } });
const inRequest = (members: object) => ({ version: 1, requests: [{ ...request, ...members }] });
const inRoot = (members: object) => ({
  version: 1,
  organization: { id: 'o-a', managementAccount: A, root: { id: 'r-a', ...members } },
});

describe('the schema and the reader', () => {
  it.each([
    { version: 1 },
    { version: 1, unknown: [{ a: 1 }], accounts: { [A]: { unknown: 1 } } },
    inAccount({
      users: {
        a: {
          path: '/x/',
          groups: [],
          policies: ['arn:aws:iam::aws:policy/X', { name: 'n', document: 'text' }],
          tags: { a: '' },
        },
      },
    }),
    inAccount({ roles: { R: { trustPolicy: {}, maxSessionDuration: 43200, id: 'AROA' } }, policies: { P: '{' } }),
    inAccount({
      resources: { 'arn:aws:s3:::b': { policy: {} } },
      vpcEndpoints: { 'vpce-1': { type: 'gateway' } },
      identityProviders: [],
    }),
    inRoot({ serviceControlPolicies: ['FullAWSAccess'], units: [{ id: 'ou-a', accounts: { [A]: {} } }] }),
    inRequest({ context: { a: 'x', b: 1, c: true, d: null, e: [], f: ['x', 1, false] } }),
    inRequest({
      at: 60,
      calledVia: ['x.amazonaws.com'],
      resource: ['*', { arn: '*', account: A, tags: {} }],
      expect: 'deny',
      disabled: false,
    }),
    inRequest({ at: '2026-01-01T12:00:00+01:00', now: 1 }),
    inRequest({ principal: { session: 's' } }),
    inRequest({ principal: { arn: `arn:aws:iam::${A}:user/a`, credentials: 'console', sessionPolicy: {} } }),
    inRequest({ principal: { webIdentity: 'accounts.google.com', claims: { sub: '1' } } }),
    inRequest({
      action: 'sts:AssumeRole',
      parameters: {
        DurationSeconds: 900,
        Policy: {},
        Tags: { a: 'b' },
        ProvidedContexts: [{ ProviderArn: 'a', ContextAssertion: 'b' }],
      },
    }),
  ])('both accept %j', (scenario) => {
    expect(validate(scenario), JSON.stringify(validate.errors)).toBe(true);
    const wrong = readScenario(JSON.stringify(scenario)).problems.filter(({ code }) => !namesOnly.has(code));
    expect(wrong).toEqual([]);
  });

  it.each([
    {},
    [],
    { version: 2 },
    { version: 1, title: 5 },
    { version: 1, now: 'noon' },
    { version: 1, accounts: [] },
    { version: 1, accounts: { '1234': {} } },
    inAccount({ users: { a: 5 } }),
    inAccount({ users: { a: { path: 'x' } } }),
    inAccount({ users: { a: { policies: [5] } } }),
    inAccount({ users: { a: { policies: [{ name: 'n' }] } } }),
    inAccount({ roles: { R: { maxSessionDuration: 60 } } }),
    inAccount({ roles: { R: { maxSessionDuration: '3600' } } }),
    inAccount({ roles: { R: { trustPolicy: [] } } }),
    inAccount({ roles: { R: { tags: { a: 1 } } } }),
    inAccount({ vpcEndpoints: { v: { type: 'other' } } }),
    { version: 1, organization: { id: 'o-a' } },
    inRoot({ serviceControlPolicies: ['Other'] }),
    inRoot({ accounts: { x: {} } }),
    { version: 1, requests: {} },
    { version: 1, requests: [5] },
    { version: 1, requests: [{ principal: '*' }] },
    inRequest({ principal: 'alice' }),
    inRequest({ principal: {} }),
    inRequest({ principal: { session: 's', arn: `arn:aws:iam::${A}:root` } }),
    inRequest({ action: 's3:*' }),
    inRequest({ resource: 5 }),
    inRequest({ resource: [{}] }),
    inRequest({ resourceAccount: '1' }),
    inRequest({ context: { a: {} } }),
    inRequest({ context: { a: [null] } }),
    inRequest({ at: 'noon' }),
    inRequest({ expect: 'denied' }),
    inRequest({ disabled: 'no' }),
    inRequest({ action: 'sts:AssumeRole', parameters: { DurationSeconds: 1.5 } }),
  ])('both refuse %j', (scenario) => {
    expect(validate(scenario)).toBe(false);
    const errors = readScenario(JSON.stringify(scenario)).problems.filter(
      ({ severity, code }) => severity === 'ERROR' && !namesOnly.has(code),
    );
    expect(errors).not.toEqual([]);
  });

  it('know the same members', () => {
    const { $defs = {} } = schema;
    const tables = {
      account: accountMembers,
      user: userMembers,
      group: groupMembers,
      role: roleMembers,
      resource: resourceMembers,
      vpcEndpoint: vpcEndpointMembers,
      organization: organizationMembers,
      organizationNode: organizationNodeMembers,
      request: requestMembers,
      parameters: parameterMembers,
    };
    for (const [name, members] of Object.entries(tables)) {
      expect(Object.keys($defs[name]?.properties ?? {}).toSorted(), name).toEqual(Object.keys(members).toSorted());
    }
  });

  it('both accept every scenario of the gallery', () => {
    const files = scenariosIn('src/gallery');
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(validate(JSON.parse(text)), `${file}: ${JSON.stringify(validate.errors)}`).toBe(true);
      expect(readScenario(text).problems, file).toEqual([]);
    }
  });
});

function scenariosIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true }) as string[];
  return paths.filter((path) => path.endsWith('scenario.json')).map((path) => join(folder, path));
}

/** What a schema cannot know: whether the names lead somewhere. */
const namesOnly: ReadonlySet<string> = new Set(['UNKNOWN_MEMBER', 'UNKNOWN_SESSION', 'UNKNOWN_PRINCIPAL']);
