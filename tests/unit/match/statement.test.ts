import { describe, expect, it } from 'vitest';
import { applies, matchStatement } from '../../../src/engine/match/statement';
import { account, alice, buildContext, buildPolicy, buildSubject } from './build';

const source = {
  Principal: { AWS: account },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::b/*',
  Condition: { StringEquals: { k: 'a' } },
} as const;

describe('statements', () => {
  it('stand in AWS’s order, Principal, Action, Resource, with every element after one that fails', () => {
    const { policy, statement } = buildPolicy(source, 'resourceBasedPolicy');
    const subject = buildSubject({
      policyType: 'resourceBasedPolicy',
      action: 's3:PutObject',
      context: buildContext({ k: 'a' }),
    });
    const node = matchStatement(policy, statement, '/p', subject);
    expect(node).toMatchObject({ document: '/p', index: 0, effect: 'Allow', applies: false, forms: ['account'] });
    expect(node.elements.map(({ element, matches }) => [element, matches])).toEqual([
      ['Principal', true],
      ['Action', false],
      ['Resource', true],
    ]);
    expect(node.conditions.map(({ matches }) => matches)).toEqual([true]);
  });

  it('PL-130 apply only where every element and every condition matches', () => {
    const { policy, statement } = buildPolicy(source, 'resourceBasedPolicy');
    const at = (parts: Parameters<typeof buildSubject>[0]) => {
      const subject = buildSubject({ policyType: 'resourceBasedPolicy', context: buildContext({ k: 'a' }), ...parts });
      expect(applies(policy, statement, subject)).toBe(matchStatement(policy, statement, '', subject).applies);
      return applies(policy, statement, subject);
    };
    expect(at({})).toBe(true);
    expect(at({ action: 's3:PutObject' })).toBe(false);
    expect(at({ resource: 'arn:aws:s3:::c/k' })).toBe(false);
    expect(at({ principal: { ...alice, account: '999988887777' } })).toBe(false);
    expect(at({ context: buildContext() })).toBe(false);
  });

  it('PL-065 NotAction is limited by Resource: an action on `*` does not reach an ARN', () => {
    const { policy, statement } = buildPolicy({ NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' });
    expect(applies(policy, statement, buildSubject({ action: 's3:ListAllMyBuckets', resource: '*' }))).toBe(false);
    expect(applies(policy, statement, buildSubject({ action: 's3:GetObject' }))).toBe(true);
  });

  it('RL-01 an ARN is inert for an action without resources, Allow or Deny', () => {
    const { policy, statement } = buildPolicy({
      Effect: 'Deny',
      Action: 'iam:ListUsers',
      Resource: `arn:aws:iam::${account}:user/x`,
    });
    expect(applies(policy, statement, buildSubject({ action: 'iam:ListUsers', resource: '*' }))).toBe(false);
  });

  it('survive structuredClone and JSON', () => {
    const { policy, statement } = buildPolicy(source, 'resourceBasedPolicy');
    const node = matchStatement(
      policy,
      statement,
      '/p',
      buildSubject({ policyType: 'resourceBasedPolicy', context: buildContext({ k: 'b' }) }),
    );
    expect(structuredClone(node)).toEqual(node);
    expect(JSON.parse(JSON.stringify(node))).toEqual(node);
  });

  it('have no forms and no Principal in an identity-based policy', () => {
    const { policy, statement } = buildPolicy({ Resource: '*' });
    const node = matchStatement(policy, statement, '', buildSubject());
    expect(node.forms).toBeUndefined();
    expect(node.elements.map(({ element }) => element)).toEqual(['Action', 'Resource']);
  });
});
