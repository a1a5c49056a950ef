import { describe, expect, it } from 'vitest';
import { formsOf, matchPrincipal } from '../../../src/engine/match/principal';
import type { Subject } from '../../../src/engine/match/subject';
import type { FederatedUserPrincipal, Principal, RootPrincipal } from '../../../src/engine/model/principal';
import type { PolicyType } from '../../../src/engine/policy/policy';
import { account, alice, buildPolicy, buildSubject, deploySession, type StatementSource } from './build';

const rootArn = `arn:aws:iam::${account}:root`;
const sessionArn = `arn:aws:sts::${account}:assumed-role/Deploy/ci`;
const root: RootPrincipal = { kind: 'root', account, arn: rootArn, credentials: 'longTerm' };
const bob: FederatedUserPrincipal = {
  kind: 'federatedUser',
  account,
  arn: `arn:aws:sts::${account}:federated-user/bob`,
  name: 'bob',
  creator: alice,
  sessionTags: new Map(),
};
const anonymous: Principal = { kind: 'anonymous' };
const service: Principal = { kind: 'service', service: 's3.amazonaws.com' };
const provider = `arn:aws:iam::${account}:saml-provider/Okta`;
const host = 'token.actions.githubusercontent.com/x';
const web: Principal = { kind: 'webIdentity', provider: host, claims: new Map() };
const google: Principal = { kind: 'webIdentity', provider: 'accounts.google.com', claims: new Map() };
const saml: Principal = { kind: 'saml', provider, attributes: new Map() };

function node(
  source: StatementSource,
  principal: Principal,
  type: PolicyType = 'resourceBasedPolicy',
  flags: Partial<Subject> = {},
) {
  const { policy, statement } = buildPolicy(source, type);
  return matchPrincipal(policy, statement, buildSubject({ principal, policyType: type, ...flags }));
}

/** The forms in which the entry names the caller. */
function forms(
  source: NonNullable<StatementSource['Principal']>,
  principal: Principal,
  type?: PolicyType,
  flags?: Partial<Subject>,
) {
  const element = node({ Principal: source }, principal, type, flags);
  if (!element) throw new Error('no principal element');
  expect(element.matches).toBe(formsOf(element).length > 0);
  return formsOf(element);
}

function ruleOf(
  source: NonNullable<StatementSource['Principal']>,
  principal: Principal,
  type?: PolicyType,
  flags?: Partial<Subject>,
) {
  return node({ Principal: source }, principal, type, flags)?.patterns[0]?.rule;
}

describe('Principal', () => {
  it('PL-056, PR-05, PR-06 a star and an AWS star name everybody, services and anonymous callers included', () => {
    for (const caller of [alice, deploySession, bob, root, service, anonymous]) {
      expect(forms('*', caller)).toEqual(['anyone']);
      expect(forms({ AWS: '*' }, caller)).toEqual(['anyone']);
    }
    expect(forms({ Service: '*' }, service)).toEqual([]);
    expect(forms({ AWS: [account, rootArn, alice.arn] }, anonymous)).toEqual([]);
  });

  it('PL-045 in a trust policy a star names every authenticated principal', () => {
    expect(forms('*', alice, 'trustPolicy')).toEqual(['anyone']);
    expect(forms('*', saml, 'trustPolicy')).toEqual(['anyone']);
    expect(forms('*', anonymous, 'trustPolicy')).toEqual([]);
  });

  it('PM-03, PL-057 the account id and the root ARN name the whole account', () => {
    for (const entry of [account, rootArn]) {
      expect(forms({ AWS: entry }, alice)).toEqual(['account']);
      expect(forms({ AWS: entry }, deploySession)).toEqual(['account']);
      expect(forms({ AWS: entry }, bob)).toEqual(['account']);
      expect(forms({ AWS: entry }, root)).toEqual(['root']);
      expect(forms({ AWS: entry }, service)).toEqual([]);
    }
    expect(forms({ AWS: '999988887777' }, alice)).toEqual([]);
    expect(forms({ AWS: `arn:aws-cn:iam::${account}:root` }, alice)).toEqual([]);
  });

  it('VE-02 in a gateway endpoint’s policy an account reaches the root user only', () => {
    const flags = { gateway: true };
    expect(forms({ AWS: account }, alice, 'vpcEndpointPolicy', flags)).toEqual([]);
    expect(ruleOf({ AWS: account }, alice, 'vpcEndpointPolicy', flags)).toBe('VE-02');
    expect(forms({ AWS: account }, root, 'vpcEndpointPolicy', flags)).toEqual(['root']);
    expect(forms('*', alice, 'vpcEndpointPolicy', flags)).toEqual(['anyone']);
  });

  it('PM-04 a user by ARN with its path, and the federated sessions that it created', () => {
    expect(forms({ AWS: alice.arn }, alice)).toEqual(['user']);
    expect(forms({ AWS: alice.arn }, bob)).toEqual(['creator']);
    expect(forms({ AWS: bob.arn }, bob)).toEqual(['federatedUser']);
    expect(forms({ AWS: bob.arn }, alice)).toEqual([]);
    expect(forms({ AWS: alice.arn.replace('alice', 'Alice') }, alice)).toEqual([]);
    expect(forms({ AWS: `arn:aws:iam::${account}:user/alice` }, alice)).toEqual([]);
    expect(forms({ AWS: rootArn }, { ...bob, creator: root })).toEqual(['account']);
  });

  it('PM-07 a role by its full ARN, its session by the role’s name without path', () => {
    expect(forms({ AWS: deploySession.roleArn }, deploySession)).toEqual(['role']);
    expect(forms({ AWS: `arn:aws:iam::${account}:role/Deploy` }, deploySession)).toEqual([]);
    expect(forms({ AWS: sessionArn }, deploySession)).toEqual(['session']);
    expect(forms({ AWS: `${sessionArn}2` }, deploySession)).toEqual([]);
    expect(forms({ AWS: sessionArn.replace('Deploy', 'deploy') }, deploySession)).toEqual([]);
    expect(forms({ AWS: sessionArn.replace('Deploy', 'service-role/Deploy') }, deploySession)).toEqual([]);
  });

  it('PL-058, EV-21 an element may name one caller in several forms', () => {
    const AWS = [sessionArn, deploySession.roleArn, account, account];
    expect(forms({ AWS }, deploySession)).toEqual(['session', 'role', 'account']);
  });

  it('EV-22 a session without a known name matches no session ARN, and says so', () => {
    const { sessionName: _, ...unnamed } = deploySession;
    expect(forms({ AWS: sessionArn }, unnamed)).toEqual([]);
    expect(ruleOf({ AWS: sessionArn }, unnamed)).toBe('EV-22');
    expect(ruleOf({ AWS: sessionArn.replace('Deploy', 'Other') }, unnamed)).toBeUndefined();
  });

  it('PM-02 no partial wildcard, no group, no bare name', () => {
    for (const entry of [
      `arn:aws:iam::${account}:user/*`,
      `arn:aws:iam::${account}:group/g`,
      'alice',
      '1111222233334',
      `arn:aws:sts::${account}:assumed-role/Deploy/*`,
    ]) {
      expect(forms({ AWS: entry }, alice), entry).toEqual([]);
      expect(forms({ AWS: entry }, deploySession), entry).toEqual([]);
    }
    expect(ruleOf({ AWS: `arn:aws:iam::${account}:group/g` }, alice)).toBe('PM-02');
  });

  it('PM-06 a unique id names only the principal that has it', () => {
    expect(forms({ AWS: 'AIDAALICE' }, alice)).toEqual(['user']);
    expect(forms({ AWS: 'AIDAALICE' }, bob)).toEqual(['creator']);
    expect(forms({ AWS: 'AROADEPLOY' }, deploySession)).toEqual(['role']);
    expect(forms({ AWS: 'AIDAOTHER' }, alice)).toEqual([]);
    expect(ruleOf({ AWS: 'AIDAOTHER' }, alice)).toBe('PM-06');
  });

  it('PM-08, PL-059, PR-13 a service by exactly the name under which it calls', () => {
    expect(forms({ Service: 's3.amazonaws.com' }, service)).toEqual(['service']);
    expect(forms({ Service: 's3.amazonaws.com' }, { kind: 'service', service: 's3.ap-east-1.amazonaws.com' })).toEqual(
      [],
    );
    expect(forms({ Service: 'S3.amazonaws.com' }, service)).toEqual([]);
    expect(forms({ Service: 'lambda.amazonaws.com' }, deploySession)).toEqual([]);
  });

  it('PM-09 web identities and SAML callers by their provider, in trust policies', () => {
    const oidc = `arn:aws:iam::${account}:oidc-provider/${host}`;
    expect(forms({ Federated: oidc }, web, 'trustPolicy')).toEqual(['federated']);
    expect(forms({ Federated: `${oidc}/y` }, web, 'trustPolicy')).toEqual([]);
    expect(forms({ Federated: 'accounts.google.com' }, google, 'trustPolicy')).toEqual(['federated']);
    expect(forms({ Federated: provider }, saml, 'trustPolicy')).toEqual(['federated']);
    expect(forms({ Federated: provider }, web, 'trustPolicy')).toEqual([]);
    expect(forms({ Federated: provider }, saml)).toEqual([]);
    expect(forms({ AWS: account }, saml, 'trustPolicy')).toEqual([]);
  });

  it('PM-10 a canonical user is named, and nothing maps it to an account', () => {
    expect(ruleOf({ CanonicalUser: 'a'.repeat(64) }, alice)).toBe('PM-10');
  });

  it('PL-015 where a principal is required, a statement without one never matches', () => {
    expect(node({}, alice)).toMatchObject({ matches: false, rule: 'PL-015' });
    expect(node({}, alice, 'identityBasedPolicy')).toBeUndefined();
  });

  it('PL-027 an empty principal matches nobody', () => {
    expect(forms({}, alice)).toEqual([]);
    expect(forms({ AWS: [] }, alice)).toEqual([]);
  });
});

describe('NotPrincipal', () => {
  const denied = (AWS: string | readonly string[], caller: Principal, flags?: Partial<Subject>) =>
    node({ Effect: 'Deny', NotPrincipal: { AWS } }, caller, 'resourceBasedPolicy', flags)?.matches;

  it('NP-02 a user is spared only where user and account are listed', () => {
    expect(denied(alice.arn, alice)).toBe(true);
    expect(denied([alice.arn, rootArn], alice)).toBe(false);
    expect(denied([alice.arn, rootArn], { ...alice, arn: `arn:aws:iam::${account}:user/carol`, name: 'carol' })).toBe(
      true,
    );
  });

  it('NP-02 the account entry spares the root user, and no user or role', () => {
    expect(denied(rootArn, root)).toBe(false);
    expect(denied(rootArn, alice)).toBe(true);
    expect(denied(rootArn, deploySession)).toBe(true);
  });

  it('NP-02 a role session is spared only where session, role and account are listed', () => {
    expect(denied([sessionArn, deploySession.roleArn, account], deploySession)).toBe(false);
    expect(denied([deploySession.roleArn, account], deploySession)).toBe(true);
    expect(denied([sessionArn, deploySession.roleArn, account], { ...deploySession, sessionName: 'other' })).toBe(true);
  });

  it('NP-02 a federated user, a service, an anonymous caller', () => {
    expect(denied([bob.arn, alice.arn, account], bob)).toBe(false);
    expect(denied([bob.arn, account], bob)).toBe(true);
    expect(denied([bob.arn, account], { ...bob, creator: root })).toBe(false);
    expect(node({ Effect: 'Deny', NotPrincipal: { Service: 's3.amazonaws.com' } }, service)?.matches).toBe(false);
    expect(denied(account, anonymous)).toBe(true);
    expect(denied('*', anonymous)).toBe(false);
  });

  it('NP-03 a permissions boundary: always denied, whatever is listed', () => {
    expect(denied([alice.arn, rootArn], alice, { hasBoundary: true })).toBe(true);
    expect(
      node({ Effect: 'Deny', NotPrincipal: { AWS: alice.arn } }, alice, 'keyPolicy', { hasBoundary: true })?.rule,
    ).toBe('NP-03');
  });

  it('NP-01, 12.15 with Allow it means everyone whom no entry names', () => {
    const element = node({ NotPrincipal: { AWS: alice.arn } }, anonymous);
    expect(element).toMatchObject({ matches: true, rule: 'NP-01' });
    expect(element && formsOf(element)).toEqual(['anyone']);
    expect(node({ NotPrincipal: { AWS: account } }, alice)?.matches).toBe(false);
  });

  it('VE-02 does not narrow what it spares', () => {
    expect(denied([alice.arn, rootArn], alice, { gateway: true })).toBe(false);
  });
});
