import { describe, expect, it } from 'vitest';
import { keysInPlay } from '../../../src/report/keys-in-play';
import { account, alice, allow, deny, inline, object, trace, type Statement } from '../decide/story';

const accounts = (...statements: readonly Statement[]) => ({
  [account]: { users: { alice: { policies: inline(...statements) } } },
});
const request = { principal: alice, action: 's3:GetObject', resource: object };

describe('the condition keys that the policies in play look at', () => {
  it('are those of statements that are about the request otherwise', () => {
    const node = trace(
      accounts(
        allow('s3:GetObject', { Condition: { IpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/8', '192.0.2.0/24'] } } }),
        allow('s3:PutObject', { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
        deny('s3:*', { Resource: 'arn:aws:s3:::other/*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ),
      request,
    );
    expect(keysInPlay(node)).toEqual([
      {
        key: 'aws:VpcSourceIp',
        request: undefined,
        conditions: [
          {
            operator: 'IpAddress',
            values: ['10.0.0.0/8', '192.0.2.0/24'],
            matches: false,
            effect: 'Allow',
            where: 'inline, statement 1',
          },
        ],
      },
    ]);
  });

  it('put what is absent first, then what does not match', () => {
    const node = trace(
      accounts(
        allow('*', { Sid: 'Safe', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
        allow('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } } }),
        allow('*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'web' } } }),
      ),
      request,
    );
    expect(keysInPlay(node).map(({ key }) => key)).toEqual([
      'aws:PrincipalTag/team',
      'aws:PrincipalAccount',
      'aws:SecureTransport',
    ]);
    expect(keysInPlay(node).at(-1)).toMatchObject({ request: ['true'], conditions: [{ where: 'inline, Safe' }] });
  });

  it('name one key once, in whatever case policies write it, and each condition once for several resources', () => {
    const node = trace(
      accounts(
        allow('*', { Condition: { StringEquals: { 'aws:userAgent': 'x' } } }),
        deny('*', { Condition: { StringLike: { 'AWS:UserAgent': 'y*' } } }),
      ),
      { ...request, resource: [object, `${object}.bak`], context: { 'aws:UserAgent': 'x' } },
    );
    const [only, ...others] = keysInPlay(node);
    expect(others).toEqual([]);
    expect(only?.conditions.map(({ effect, matches }) => [effect, matches])).toEqual([
      ['Deny', false],
      ['Allow', true],
    ]);
  });
});
