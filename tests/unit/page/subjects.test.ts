import { describe, expect, it } from 'vitest';
import { findSubject, listSubjects } from '../../../src/app/subjects';
import type { PolicyText, Scenario } from '../../../src/scenario/types';

const document: PolicyText = { form: 'text', text: '{}' };

const scenario: Scenario = {
  version: 1,
  organization: {
    id: 'o-1',
    managementAccount: '999988887777',
    root: {
      id: 'r-1',
      serviceControlPolicies: ['FullAWSAccess'],
      units: [{ id: 'ou-1', name: 'Workloads', resourceControlPolicies: [{ name: 'OnlyUs', document }] }],
    },
  },
  accounts: {
    '111122223333': {
      roles: {
        App: {
          trustPolicy: document,
          policies: [{ name: 'Inline', document }, 'Shared', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
          permissionsBoundary: 'Shared',
        },
      },
      policies: { Shared: document },
      resources: { 'arn:aws:kms:us-east-1:111122223333:key/a/b': { policy: document } },
    },
  },
  requests: [{ principal: '*', action: 'sts:AssumeRole', parameters: { Policy: document } }],
};

const subjects = listSubjects(scenario);

describe('the subjects of a scenario', () => {
  it('hold every document at its pointer, with its policy type', () => {
    expect(subjects.flatMap(({ documents }) => documents.map(({ pointer, type }) => `${type} ${pointer}`))).toEqual([
      'resourceControlPolicy /organization/root/units/0/resourceControlPolicies/0/document',
      'trustPolicy /accounts/111122223333/roles/App/trustPolicy',
      'identityBasedPolicy /accounts/111122223333/roles/App/policies/0/document',
      'identityBasedPolicy /accounts/111122223333/policies/Shared',
      'keyPolicy /accounts/111122223333/resources/arn:aws:kms:us-east-1:111122223333:key~1a~1b/policy',
      'sessionPolicy /requests/0/parameters/Policy',
    ]);
  });

  it('lead from a reference to the document of the same account, and from an AWS managed policy to none', () => {
    const role = findSubject(subjects, '/accounts/111122223333/roles/App');
    expect(role?.attachments.map(({ reference, type, document }) => [reference, type, document])).toEqual([
      ['Shared', 'identityBasedPolicy', '/accounts/111122223333/policies/Shared'],
      ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'identityBasedPolicy', undefined],
      ['Shared', 'permissionsBoundary', '/accounts/111122223333/policies/Shared'],
    ]);
  });

  it('are found by a document of theirs', () => {
    expect(findSubject(subjects, '/accounts/111122223333/roles/App/policies/0/document')?.name).toBe('App');
    expect(findSubject(subjects, '/accounts/111122223333/roles/Nobody')).toBeUndefined();
  });
});
