import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyText } from '../../../src/scenario/document';
import { importText } from '../../../src/scenario/imports/import-text';
import { mergeScenario } from '../../../src/scenario/imports/merge';
import { attachmentPlaces, attachPolicy } from '../../../src/scenario/imports/places';
import type { Scenario } from '../../../src/scenario/types';
import { scenario as scenarios } from '../scenario/arbitrary';
import { account, bucketPolicy, readBucket, trust } from './samples';

const trustText = policyText(JSON.stringify(trust, undefined, 2));
const open: Scenario = {
  version: 1,
  title: 'Mine',
  accounts: { [account]: { name: 'production', roles: { App: { policies: ['Read'], tags: { team: 'web' } } } } },
  requests: [{ principal: '*', action: 's3:GetObject' }],
};

describe('an import merged into the open scenario', () => {
  it('fills what is not there and says where', () => {
    const { scenario, added, conflicts } = mergeScenario(open, {
      version: 1,
      title: 'Imported',
      accounts: { [account]: { roles: { App: { trustPolicy: trustText, policies: ['Read', 'Write'] } } } },
      requests: [{ principal: '*', action: 's3:PutObject' }],
    });
    expect(scenario.title).toBe('Mine');
    expect(scenario.accounts?.[account]?.roles?.['App']).toEqual({
      policies: ['Read', 'Write'],
      tags: { team: 'web' },
      trustPolicy: trustText,
    });
    expect(scenario.requests?.map(({ action }) => action)).toEqual(['s3:GetObject', 's3:PutObject']);
    expect(conflicts).toEqual([]);
    expect(added).toEqual([
      `/accounts/${account}/roles/App/policies/1`,
      `/accounts/${account}/roles/App/trustPolicy`,
      '/requests/1',
    ]);
  });

  it('never overwrites: what differs is a conflict', () => {
    const before: Scenario = {
      version: 1,
      accounts: { [account]: { roles: { App: { trustPolicy: policyText('{}'), maxSessionDuration: 3600 } } } },
    };
    const { scenario, conflicts } = mergeScenario(before, {
      version: 1,
      accounts: { [account]: { roles: { App: { trustPolicy: trustText, maxSessionDuration: 7200 } } } },
    });
    expect(scenario.accounts).toEqual(before.accounts);
    expect(conflicts.map(({ pointer, kept, offered }) => [pointer, kept, offered])).toEqual([
      [`/accounts/${account}/roles/App/trustPolicy`, '{}', trustText.text],
      [`/accounts/${account}/roles/App/maxSessionDuration`, '3600', '7200'],
    ]);
  });

  it('takes a document for the same whatever its layout', () => {
    const of = (text: string): Scenario => ({
      version: 1,
      accounts: { [account]: { policies: { Read: policyText(text) } } },
    });
    const { conflicts } = mergeScenario(of(JSON.stringify(readBucket)), of(JSON.stringify(readBucket, undefined, 4)));
    expect(conflicts).toEqual([]);
  });

  it('names a session that both define', () => {
    const request = { principal: '*', action: 'sts:AssumeRole', session: 'app' };
    const one: Scenario = { version: 1, requests: [request] };
    expect(mergeScenario(one, one).conflicts.map(({ pointer }) => pointer)).toEqual(['/requests/1/session']);
  });

  it('changes nothing that was there, whatever comes in', () => {
    fc.assert(
      fc.property(scenarios, scenarios, (mine, theirs) => {
        const { scenario } = mergeScenario(mine, theirs);
        expect(mergeScenario(scenario, { version: 1 }).scenario).toEqual(scenario);
        expect(contains(scenario.accounts ?? {}, mine.accounts ?? {})).toBe(true);
        expect(scenario.requests?.slice(0, mine.requests?.length ?? 0) ?? []).toEqual(mine.requests ?? []);
      }),
      { numRuns: 300 },
    );
  });
});

function contains(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return Object.is(whole, part);
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([name, value]) => {
    const held = Object.hasOwn(whole, name) ? (whole as Record<string, unknown>)[name] : undefined;
    return contains(held, value);
  });
}

describe('the places of a pasted policy', () => {
  const scenario: Scenario = {
    version: 1,
    accounts: { [account]: { users: { alice: {} }, roles: { App: { trustPolicy: trustText } } } },
    organization: { id: 'o-exampleorgid', managementAccount: '999988887777', root: { id: 'r-ab12' } },
  };

  function placesOf(document: unknown): readonly string[] {
    const imported = importText(JSON.stringify(document));
    if (imported.kind !== 'policy') expect.fail(imported.kind);
    return attachmentPlaces(scenario, imported).map(({ pointer, isTaken }) => `${pointer}${isTaken ? ' (taken)' : ''}`);
  }

  it('are those of its types, the likeliest first', () => {
    expect(placesOf(readBucket)).toEqual([
      `/accounts/${account}/users/alice/policies`,
      `/accounts/${account}/roles/App/policies`,
      `/accounts/${account}/users/alice/permissionsBoundary`,
      `/accounts/${account}/roles/App/permissionsBoundary`,
      '/organization/root/serviceControlPolicies',
    ]);
    expect(placesOf(trust)).toEqual([`/accounts/${account}/roles/App/trustPolicy (taken)`]);
  });

  it('have the resource that a bucket policy speaks of, be it new', () => {
    expect(placesOf(bucketPolicy)[0]).toBe(`/accounts/${account}/resources/arn:aws:s3:::amzn-s3-demo-bucket/policy`);
  });

  it('keep `FullAWSAccess` where the first service control policy is attached', () => {
    const place = {
      type: 'serviceControlPolicy',
      how: 'append',
      pointer: '/organization/root/serviceControlPolicies',
      of: 'r-ab12',
      isTaken: false,
    } as const;
    const document = policyText('{}');
    expect(attachPolicy(scenario, place, document, 'Limits').organization?.root.serviceControlPolicies).toEqual([
      'FullAWSAccess',
      { name: 'Limits', document },
    ]);
  });
});
