import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPrefill } from '../../../src/scenario/prefill';
import { readScenario } from '../../../src/scenario/read';
import { printScenario } from '../../../src/scenario/write';

describe('a prefill', () => {
  it('is a scenario with one request, and the caller in its account', () => {
    expect(
      readPrefill(
        '#q?action=s3:GetObject&principal=arn:aws:iam::111122223333:user/team/alice&resource=arn:aws:s3:::example-bucket/a%26b&context.aws:SourceIp=203.0.113.7&expect=deny',
      ),
    ).toEqual({
      version: 1,
      title: 'arn:aws:iam::111122223333:user/team/alice asks for s3:GetObject',
      accounts: { '111122223333': { users: { alice: { path: '/team/' } } } },
      requests: [
        {
          principal: 'arn:aws:iam::111122223333:user/team/alice',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::example-bucket/a&b',
          context: { 'aws:SourceIp': '203.0.113.7' },
          expect: 'deny',
        },
      ],
    });
  });

  it('has a list where a parameter stands several times, and the first of what is no list', () => {
    const [request] =
      readPrefill('q?action=a:B&action=c:D&resource=x&resource=y&context.k=1&context.k=2')?.requests ?? [];
    expect(request).toEqual({ principal: '*', action: 'a:B', resource: ['x', 'y'], context: { k: ['1', '2'] } });
  });

  it('puts the role of a session into its account', () => {
    expect(readPrefill('#q?action=a:B&principal=arn:aws:sts::111122223333:assumed-role/App/ci')?.accounts).toEqual({
      '111122223333': { roles: { App: {} } },
    });
    expect(readPrefill('#q?action=a:B&principal=arn:aws:iam::111122223333:root')?.accounts).toEqual({
      '111122223333': {},
    });
    expect(readPrefill('#q?action=a:B&principal=ec2.amazonaws.com')?.accounts).toEqual({});
  });

  it.each(['', '#', '#q', '#q?', '#q?principal=x', '#q?action=', '#2.1.a.00000', `#q?action=${'a'.repeat(9000)}`])(
    'is not %j',
    (hash) => {
      expect(readPrefill(hash)).toBeUndefined();
    },
  );

  it('is read as the scenario format is, whatever a tool writes, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('action', 'principal', 'resource', 'context.__proto__', 'title', '%', 'x'),
            fc.string({ unit: 'binary' }),
          ),
        ),
        (pairs) => {
          const scenario = readPrefill(`#q?action=%E0&${pairs.map((pair) => pair.join('=')).join('&')}`);
          if (scenario === undefined) throw new Error('no prefill');
          expect(readScenario(printScenario(scenario)).scenario).toEqual(scenario);
        },
      ),
    );
  });
});
