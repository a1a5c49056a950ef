import { describe, expect, it } from 'vitest';
import { explanationOf } from '../../../src/report/explain';
import { account, alice, allow, bucket, inline, object, other, policy, trace, type Statement } from '../decide/story';

const unmet = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'data' } } };
const met = { Condition: { ...unmet.Condition, StringLike: { 'aws:PrincipalArn': '*' } } };
const bob = `arn:aws:iam::${account}:user/bob`;
const stranger = `arn:aws:iam::${other}:user/carol`;
const root = (of: string): string => `arn:aws:iam::${of}:root`;

/** A statement whose Sid says whom it names. */
function trusts(Sid: string, AWS: string, more: Statement = {}): Statement {
  return { Sid, Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...more };
}

/** The statement of a role's trust policy that comes nearest when alice assumes the role. */
function nearest(...statements: readonly Statement[]): string | undefined {
  const accounts = {
    [account]: {
      users: { alice: { policies: inline(allow('sts:*')) } },
      roles: { Target: { trustPolicy: policy(...statements) } },
    },
  };
  const request = {
    principal: alice,
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${account}:role/Target`,
    parameters: { RoleSessionName: 'visit' },
  };
  return sidIn(explanationOf(trace(accounts, request)));
}

function sidIn(text: string): string | undefined {
  return /Statement `(\w+)` of .* comes nearest/.exec(text)?.[1];
}

describe('the statement that comes nearest', () => {
  it.each([
    [
      'the caller before its account',
      [trusts('Account', root(account), unmet), trusts('Caller', alice, unmet)],
      'Caller',
    ],
    ['its account before anyone', [trusts('Anyone', '*', unmet), trusts('Account', account, unmet)], 'Account'],
    ['the caller before anyone', [trusts('Anyone', '*', unmet), trusts('Caller', alice, unmet)], 'Caller'],
    [
      'a principal of its account before another account and that one’s principals',
      [trusts('Stranger', stranger), trusts('Other', root(other)), trusts('Bob', bob)],
      'Bob',
    ],
  ])('of those that fail alike names %s, in whichever order they stand', (_, statements, expected) => {
    expect(nearest(...statements)).toBe(expected);
    expect(nearest(...statements.toReversed())).toBe(expected);
  });

  it('is the first of those that name the caller alike', () => {
    expect(nearest(trusts('One', alice, unmet), trusts('Two', alice, unmet))).toBe('One');
    expect(nearest(trusts('Other', root(other)), trusts('Stranger', stranger))).toBe('Other');
  });

  it('is one that gets farther, however little it says of the caller', () => {
    expect(nearest(trusts('Caller', alice, unmet), trusts('Anyone', '*', met))).toBe('Anyone');
    expect(nearest(trusts('Bob', bob), trusts('Anyone', '*', unmet))).toBe('Anyone');
  });

  it('is the first of those that get equally far and fail by different elements', () => {
    const statement = (Sid: string, AWS: string, Resource: string): Statement => ({
      ...trusts(Sid, AWS),
      Action: 's3:GetObject',
      Resource,
    });
    const others = statement('Others', root(other), `${bucket}/*`);
    const elsewhere = statement('Elsewhere', root(account), `${bucket}/elsewhere`);
    const of = (...statements: readonly Statement[]): string | undefined => {
      const accounts = {
        [account]: { users: { alice: { policies: inline(allow('s3:*')) } } },
        [other]: { resources: { [bucket]: { policy: policy(...statements) } } },
      };
      return sidIn(explanationOf(trace(accounts, { principal: alice, action: 's3:GetObject', resource: object })));
    };
    expect(of(others, elsewhere)).toBe('Others');
    expect(of(elsewhere, others)).toBe('Elsewhere');
  });
});
