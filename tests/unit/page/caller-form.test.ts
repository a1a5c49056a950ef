import { describe, expect, it } from 'vitest';
import {
  formOf,
  isPrincipalText,
  roleSessionArn,
  roleSessionOf,
  startOf,
  withArn,
  withDetail,
  type CallerForm,
} from '../../../src/app/caller-form';
import type { PrincipalDocument, Scenario } from '../../../src/scenario/types';

const scenario: Scenario = {
  version: 1,
  accounts: {
    '111122223333': {
      users: { alice: {} },
      roles: { App: { path: '/service/' } },
      identityProviders: [
        'arn:aws:iam::111122223333:oidc-provider/oidc.example.com/id/1',
        'arn:aws:iam::111122223333:saml-provider/Corp',
      ],
    },
  },
  requests: [{ principal: 'ec2.amazonaws.com', action: 'sts:AssumeRole', session: 'app' }],
};

describe('the form of a caller', () => {
  it.each<readonly [PrincipalDocument, CallerForm]>([
    ['arn:aws:iam::111122223333:user/web/alice', 'user'],
    [{ arn: 'arn:aws:iam::111122223333:user/alice', mfa: true }, 'user'],
    ['arn:aws:iam::111122223333:role/Deploy', 'roleSession'],
    ['arn:aws:sts::111122223333:assumed-role/Deploy/ci', 'roleSession'],
    [{ session: 'app' }, 'session'],
    [{ arn: 'arn:aws:sts::111122223333:federated-user/bob', creator: '' }, 'federatedUser'],
    ['arn:aws:iam::111122223333:root', 'root'],
    ['ec2.amazonaws.com', 'service'],
    [{ webIdentity: 'accounts.google.com' }, 'webIdentity'],
    [{ saml: 'arn:aws:iam::111122223333:saml-provider/Okta' }, 'saml'],
    ['*', 'anonymous'],
    ['arn:aws:sts::111122223333:assumed-root', 'other'],
    ['', 'other'],
  ])('of %j is %s', (principal, form) => {
    expect(formOf(principal)).toBe(form);
  });

  it.each<CallerForm>(['user', 'roleSession', 'federatedUser', 'root', 'service', 'webIdentity', 'saml', 'session'])(
    'begins as a %s that the scenario has',
    (form) => {
      const start = startOf(form, scenario);
      expect(formOf(start)).toBe(form);
      if (typeof start === 'string') expect(isPrincipalText(start)).toBe(true);
    },
  );

  it('names the scenario’s own providers', () => {
    expect(startOf('webIdentity', scenario)).toMatchObject({ webIdentity: 'oidc.example.com/id/1' });
    expect(startOf('saml', scenario)).toMatchObject({ saml: 'arn:aws:iam::111122223333:saml-provider/Corp' });
  });
});

describe('a caller that is edited', () => {
  const alice = 'arn:aws:iam::111122223333:user/alice';

  it('is an object while a detail is said, and its ARN again when none is', () => {
    const withMfa = withDetail(alice, 'mfa', true);
    expect(withMfa).toEqual({ arn: alice, mfa: true });
    expect(withDetail(withMfa, 'mfa', undefined)).toBe(alice);
  });

  it('keeps what the form does not know', () => {
    const principal = { arn: alice, extra: { note: '"x"' } };
    expect(withDetail(withDetail(principal, 'credentials', 'console'), 'credentials', undefined)).toEqual(principal);
    expect(withArn(principal, `${alice}2`)).toEqual({ ...principal, arn: `${alice}2` });
  });

  it('is a session without a name by the role’s ARN with its path', () => {
    const session = { partition: 'aws', account: '111122223333', role: 'App' };
    const named = roleSessionArn(scenario, { ...session, name: 'ci/1' });
    expect(roleSessionOf(named)).toEqual({ ...session, name: 'ci/1' });
    const unnamed = roleSessionArn(scenario, session);
    expect(unnamed).toBe('arn:aws:iam::111122223333:role/service/App');
    expect(roleSessionOf(unnamed)).toEqual(session);
  });

  it('stays in its partition when its session gets another name', () => {
    const session = roleSessionOf('arn:aws-cn:sts::111122223333:assumed-role/App/ci');
    expect(roleSessionArn(scenario, { ...session, name: 'cd' })).toBe(
      'arn:aws-cn:sts::111122223333:assumed-role/App/cd',
    );
  });
});
