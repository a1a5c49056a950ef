import { describe, expect, it } from 'vitest';
import { policyText } from '../../../src/scenario/document';
import { valueAt } from '../../../src/scenario/edit';
import { below } from '../../../src/scenario/pointer';
import { duplicateThing } from '../../../src/scenario/things/duplicate';
import { listNodes, moveThing, targetsOf } from '../../../src/scenario/things/move';
import { nameFault, newNameFault } from '../../../src/scenario/things/name';
import { removeThing } from '../../../src/scenario/things/remove';
import { leftNaming, usesOf } from '../../../src/scenario/things/uses';
import type { Scenario } from '../../../src/scenario/types';

const home = '/accounts/111122223333';
const other = '/accounts/444455556666';
const names = (text: string) => policyText(JSON.stringify({ Names: text }, undefined, 2));

const scenario: Scenario = {
  version: 1,
  view: { document: '/organization/root/units/1/serviceControlPolicies/0/document' },
  organization: {
    id: 'o-exampleorgid',
    managementAccount: '444455556666',
    root: {
      id: 'r-ab12',
      units: [
        { id: 'ou-ab12-11111111', name: 'Sandbox' },
        {
          id: 'ou-ab12-22222222',
          name: 'Workloads',
          serviceControlPolicies: [{ name: 'Deny', document: names('{}') }],
          accounts: { '111122223333': {} },
        },
      ],
    },
  },
  accounts: {
    '111122223333': {
      name: 'production',
      users: { alice: { groups: ['developers'], permissionsBoundary: 'Read', id: 'AIDAEXAMPLE' } },
      groups: { developers: { policies: ['Read'] } },
      roles: {
        App: {
          trustPolicy: names('arn:aws:iam::111122223333:role/App'),
          policies: ['Read', 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::111122223333:policy/Read'],
        },
      },
      policies: { Read: names('arn:aws:s3:::b/*') },
      resources: { 'arn:aws:s3:::b': { policy: names('arn:aws:iam::111122223333:role/App') } },
    },
    '444455556666': {},
  },
  requests: [
    {
      principal: 'ec2.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::111122223333:role/App',
      session: 'app',
    },
    { principal: { session: 'app' }, action: 's3:GetObject', resource: 'arn:aws:s3:::b/key' },
    { principal: 'arn:aws:iam::111122223333:user/alice', action: 's3:ListAllMyBuckets' },
  ],
};

const app = below(home, 'roles', 'App');
const read = below(home, 'policies', 'Read');

describe('what uses a thing', () => {
  it('is documents and requests that name it, but not itself', () => {
    const document = { kind: 'document', pointer: below(home, 'resources', 'arn:aws:s3:::b', 'policy') };
    expect(usesOf(scenario, app)).toEqual([document, { kind: 'request', pointer: '/requests/0' }]);
    expect(leftNaming(scenario, app)).toEqual([document]);
  });

  it('tells attachments and boundaries of a policy apart', () => {
    expect(usesOf(scenario, read).map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual([
      `boundary ${home}/users/alice/permissionsBoundary`,
      `attachment ${home}/groups/developers/policies/0`,
      `attachment ${home}/roles/App/policies/0`,
      `attachment ${home}/roles/App/policies/2`,
    ]);
    expect(usesOf(scenario, below(home, 'groups', 'developers'))).toEqual([
      { kind: 'membership', pointer: `${home}/users/alice/groups/0` },
    ]);
    expect(usesOf(scenario, home).map(({ kind }) => kind)).toEqual(['organization', 'request', 'request']);
  });

  it('of an account that ends is also what means its buckets, whose ARNs do not name it', () => {
    const other = { '444455556666': { policies: { Far: names('arn:aws:s3:::b/key') } } };
    const shared = { ...scenario, accounts: { ...scenario.accounts, ...other } };
    expect(leftNaming(shared, home).map(({ pointer }) => pointer)).toEqual([
      '/organization/root/units/1/accounts/111122223333',
      '/accounts/444455556666/policies/Far',
    ]);
  });
});

describe('a removal', () => {
  it('detaches a policy, and leaves a boundary that limits somebody', () => {
    const left = removeThing(scenario, read).accounts?.['111122223333'];
    expect(left?.policies).toEqual({});
    expect(left?.groups?.['developers']?.policies).toEqual([]);
    expect(left?.roles?.['App']?.policies).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess']);
    expect(left?.users?.['alice']?.permissionsBoundary).toBe('Read');
  });

  it('takes the members out of a group', () => {
    const left = removeThing(scenario, below(home, 'groups', 'developers'));
    expect(left.accounts?.['111122223333']?.users?.['alice']?.groups).toEqual([]);
  });
});

describe('a copy', () => {
  it('has a free name, names itself where the thing did, and no unique id of AWS', () => {
    const first = duplicateThing(scenario, app);
    expect(first.pointer).toBe(below(home, 'roles', 'App-copy'));
    expect(valueAt(first.scenario, below(first.pointer, 'trustPolicy'))).toEqual(
      names('arn:aws:iam::111122223333:role/App-copy'),
    );
    expect(duplicateThing(first.scenario, app).pointer).toBe(below(home, 'roles', 'App-copy-2'));
    const user = duplicateThing(scenario, below(home, 'users', 'alice'));
    expect(valueAt(user.scenario, user.pointer)).toEqual({ groups: ['developers'], permissionsBoundary: 'Read' });
  });

  it('of an account owns its own buckets, and has its own ARNs', () => {
    const { scenario: after, pointer } = duplicateThing(scenario, home);
    const copy = after.accounts?.[pointer.slice('/accounts/'.length)];
    expect(pointer).toBe('/accounts/111122223334');
    expect(copy?.name).toBe('production-copy');
    expect(Object.keys(copy?.resources ?? {})).toEqual(['arn:aws:s3:::b-copy']);
    expect(copy?.policies?.['Read']).toEqual(names('arn:aws:s3:::b-copy/*'));
    expect(copy?.roles?.['App']?.policies?.[2]).toBe('arn:aws:iam::111122223334:policy/Read');
    expect(after.accounts?.['111122223333']).toBe(scenario.accounts?.['111122223333']);
  });

  it('of a unit has another id and no accounts', () => {
    const { scenario: after, pointer } = duplicateThing(scenario, '/organization/root/units/1');
    expect(valueAt(after, pointer)).toEqual({
      id: 'ou-ab12-22222223',
      name: 'Workloads-copy',
      serviceControlPolicies: [{ name: 'Deny', document: names('{}') }],
    });
  });
});

describe('a move', () => {
  it('to another account takes the ARN along', () => {
    expect(targetsOf(scenario, app)).toEqual([other]);
    const { scenario: after, pointer, follow } = moveThing(scenario, app, other);
    expect(pointer).toBe(below(other, 'roles', 'App'));
    expect(follow(below(app, 'trustPolicy'))).toBe(below(pointer, 'trustPolicy'));
    expect(after.requests?.[0]?.resource).toBe('arn:aws:iam::444455556666:role/App');
    expect(valueAt(after, below(pointer, 'trustPolicy'))).toEqual(names('arn:aws:iam::444455556666:role/App'));
    expect(Object.keys(after.accounts?.['111122223333']?.roles ?? {})).toEqual([]);
  });

  it('of a unit goes under any node that is not in it, and what is shown goes along', () => {
    expect(targetsOf(scenario, '/organization/root')).toEqual([]);
    expect(targetsOf(scenario, '/organization/root/units/0')).toEqual(['/organization/root/units/1']);
    const { scenario: after, pointer } = moveThing(
      scenario,
      '/organization/root/units/0',
      '/organization/root/units/1',
    );
    expect(pointer).toBe('/organization/root/units/0/units/0');
    expect(valueAt(after, below(pointer, 'name'))).toBe('Sandbox');
    expect(after.view?.document).toBe('/organization/root/units/0/serviceControlPolicies/0/document');
    expect(listNodes(after)).toHaveLength(3);
  });

  it('of an account in the organization changes its unit', () => {
    const from = '/organization/root/units/1/accounts/111122223333';
    expect(targetsOf(scenario, from)).toEqual(['/organization/root', '/organization/root/units/0']);
    const { scenario: after, pointer } = moveThing(scenario, from, '/organization/root');
    expect(pointer).toBe('/organization/root/accounts/111122223333');
    expect(after.organization?.root.units?.[1]?.accounts).toEqual({});
  });
});

describe('a name', () => {
  it('is refused as IAM refuses it', () => {
    expect(nameFault('role', 'a'.repeat(65))).toContain('at most 64');
    expect(nameFault('group', 'a'.repeat(65))).toBeUndefined();
    expect(nameFault('user', 'a b')).toContain('letters, digits');
    expect(nameFault('account', '123')).toContain('twelve digits');
    expect(newNameFault(scenario, 'role', '111122223333', 'APP')).toContain('`App` already');
    expect(newNameFault(scenario, 'resource', '444455556666', 'arn:aws:s3:::b')).toContain('111122223333');
    expect(newNameFault(scenario, 'role', '444455556666', 'App')).toBeUndefined();
  });
});
