import { describe, expect, it } from 'vitest';
import { policiesOfCaller } from '../../../src/app/caller-policies';
import { bareText, callerSentence, callerTrouble, namesCaller } from '../../../src/app/typed-caller';
import type { PolicyText, Scenario } from '../../../src/scenario/types';

const text = (said: string): PolicyText => ({ form: 'text', text: said });

const scenario: Scenario = {
  version: 1,
  accounts: {
    '111122223333': {
      name: 'production',
      users: { alice: { groups: ['Readers'], policies: [{ name: 'Own', document: text('own') }] } },
      groups: { Readers: { policies: [{ name: 'Read', document: text('of the group') }] } },
      roles: {
        App: {
          trustPolicy: text('trust'),
          policies: ['arn:aws:iam::111122223333:policy/Shared', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
          permissionsBoundary: { name: 'Limit', document: text('boundary') },
        },
      },
      policies: { Shared: text('shared') },
    },
  },
  requests: [
    {
      principal: 'ec2.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::111122223333:role/App',
      session: 'app',
    },
  ],
};

describe('a caller that is typed', () => {
  it.each([
    'arn:aws:iam::111122223333:role/App',
    'arn:aws:iam::444455556666:role/ci/Deploy',
    'arn:aws:iam::111122223333:user/alice',
    'arn:aws:iam::111122223333:root',
    'arn:aws:sts::111122223333:assumed-role/App/ci',
    'arn:aws-cn:sts::111122223333:assumed-role/App/ci',
    'arn:aws:sts::111122223333:federated-user/bob',
    'sns.amazonaws.com',
    '*',
  ])('%s is understood', (typed) => {
    expect(namesCaller(typed)).toBe(true);
    expect(callerTrouble(typed)).toBeUndefined();
  });

  it.each([
    ['', 'Choose who calls'],
    ['111122223333', 'its root user is `arn:aws:iam::111122223333:root`'],
    ['AROAEXAMPLEID12345', 'is an id'],
    ['arn:aws:iam::111122223333:group/Readers', 'is a group'],
    ['arn:aws:s3:::example-bucket', 'is a resource of s3'],
    ['arn:aws:iam::1111:user/alice', 'twelve digits'],
    ['arn:aws:iam::111122223333:policy/Shared', 'after the account comes'],
    ['arn:aws:sts::111122223333:assumed-role/App', 'Name the session too'],
    ['arn:aws:sts::111122223333:assumed-role/App/', '`arn:aws:sts::111122223333:assumed-role/App/session`'],
    ['bob', '`bob` names no caller'],
  ])('%s is refused with what would do', (typed, said) => {
    expect(namesCaller(typed)).toBe(false);
    expect(callerTrouble(typed)).toContain(said);
  });

  it('may bring the blanks, quotes and comma of where it was copied', () => {
    for (const typed of [
      '  sns.amazonaws.com ',
      '"sns.amazonaws.com",',
      "'sns.amazonaws.com'",
      '` sns.amazonaws.com `',
    ])
      expect(bareText(typed)).toBe('sns.amazonaws.com');
    expect(bareText('"')).toBe('"');
  });

  it.each([
    ['arn:aws:iam::111122223333:role/App', 'A session of the role App in production.'],
    ['arn:aws:sts::111122223333:assumed-role/App/ci', 'The session ci of the role App in production.'],
    ['arn:aws:iam::444455556666:user/bob', 'The user bob in account 444455556666, which is not in the scenario.'],
    ['arn:aws:iam::111122223333:user/nobody', 'There is no user nobody in production.'],
    ['arn:aws:sts::111122223333:assumed-role/None/ci', 'There is no role None in production.'],
    ['arn:aws:iam::111122223333:root', 'The root user of production.'],
    ['sns.amazonaws.com', 'An AWS service.'],
  ])('%s is said in words', (typed, said) => {
    expect(callerSentence(typed, scenario)).toBe(said);
  });
});

describe('the policies of a caller', () => {
  it('are its own and its groups’, also those of the account, and neither trust policy nor boundary', () => {
    expect(policiesOfCaller(scenario, 'arn:aws:iam::111122223333:user/alice')).toEqual(['own', 'of the group']);
    for (const role of [
      'arn:aws:sts::111122223333:assumed-role/App/ci',
      { session: 'app' },
      'arn:aws:iam::111122223333:role/App',
    ])
      expect(policiesOfCaller(scenario, role)).toEqual(['shared']);
  });

  it('are none for who has none here', () => {
    for (const principal of ['ec2.amazonaws.com', '*', { session: 'none' }, 'arn:aws:iam::444455556666:user/bob'])
      expect(policiesOfCaller(scenario, principal)).toEqual([]);
  });
});
