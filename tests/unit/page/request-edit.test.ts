import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRequests } from '../../../src/app/compare';
import { firstValue, textsOf, troubleWith, valueOf } from '../../../src/app/context-value';
import {
  duplicateOf,
  givesSession,
  resourceOf,
  resourceRows,
  usersOfSession,
  withMember,
  withRequest,
  withRow,
} from '../../../src/app/request-edit';
import { sessionTrouble } from '../../../src/app/story-sessions';
import { parameterAtFault, parametersOf } from '../../../src/app/sts-parameters';
import type { RequestDocument, Scenario } from '../../../src/scenario/types';
import type { RequestResult } from '../../../src/report/result';
import { scenario as anyScenario } from '../scenario/arbitrary';

const assume: RequestDocument = { principal: 'ec2.amazonaws.com', action: 'sts:AssumeRole', session: 'app' };
const read: RequestDocument = { name: 'reads', principal: { session: 'app' }, action: 's3:GetObject' };
const story: Scenario = { version: 1, requests: [assume, read, { ...read, name: 'writes' }] };

describe('a request in its form', () => {
  it('says what it said before, where its fields are not touched', () => {
    fc.assert(
      fc.property(anyScenario, ({ requests = [] }) => {
        for (const request of requests) {
          const { resource } = request;
          const rows = resourceRows(resource);
          const said = resourceOf(rows);
          // One resource in a list, and an empty list, are the same call as without the list.
          if (Array.isArray(resource) && resource.length < 2) continue;
          if (rows.every((row) => typeof row !== 'string' || row.trim() !== '')) expect(said).toEqual(resource);
        }
      }),
    );
  });

  it('keeps members that the form does not know', () => {
    const odd: RequestDocument = { ...read, extra: { ticket: '"IAM-7"' } };
    expect(withMember(withMember(odd, 'expect', 'allowed'), 'expect', undefined)).toEqual(odd);
  });

  it('says of one resource only what is said of it, and is a bare ARN otherwise', () => {
    const row = withRow('arn:aws:s3:::b', { tags: { team: 'web' } });
    expect(row).toEqual({ arn: 'arn:aws:s3:::b', tags: { team: 'web' } });
    expect(withRow(row, { tags: {} })).toBe('arn:aws:s3:::b');
    expect(withRow({ arn: 'arn:aws:s3:::b', extra: { x: '1' } }, { arn: 'arn:aws:s3:::c' })).toEqual({
      arn: 'arn:aws:s3:::c',
      extra: { x: '1' },
    });
  });

  it('stands in its place of the story, or at its end', () => {
    expect(withRequest(story, 1, assume).requests?.[1]).toBe(assume);
    expect(withRequest(story, 3, assume).requests).toHaveLength(4);
  });

  it('gives no session twice when it is duplicated', () => {
    expect(duplicateOf(assume)).toEqual({ principal: 'ec2.amazonaws.com', action: 'sts:AssumeRole' });
    expect(duplicateOf(read).name).toBe('reads (copy)');
  });
});

describe('the values of a condition key', () => {
  it.each([
    ['true', 'Bool', true],
    ['yes', 'Bool', 'yes'],
    ['3600', 'Numeric', { number: '3600' }],
    ['10.50', 'Numeric', { number: '10.50' }],
    ['soon', 'Numeric', 'soon'],
    ['10', 'String', '10'],
  ] as const)('%s of a %s key is %j', (text, type, value) => {
    expect(valueOf(text, type)).toEqual(value);
    expect(textsOf(value)).toEqual([text]);
  });

  it('say what does not fit the type', () => {
    expect(troubleWith('yes', 'Bool')).toBe('`true` or `false`');
    expect(troubleWith('TRUE', 'Bool')).toBeUndefined();
    for (const address of ['203.0.113.10', '2001:db8::1']) expect(troubleWith(address, 'IPAddress')).toBeUndefined();
    for (const none of ['999.1.1', '256.1.1.1', '1.2.3'])
      expect(troubleWith(none, 'IPAddress')).toContain('an address');
    expect(troubleWith('10.0.0.1/8', 'IPAddress')).toContain('not a range');
    expect(troubleWith('2026-02-30T12:00:00Z', 'Date')).toContain('an instant');
    expect(troubleWith('tomorrow', 'Date')).toContain('an instant');
    expect(troubleWith('2026-01-01T12:00:00Z', 'Date')).toBeUndefined();
    expect(troubleWith('1767268800', 'Date')).toBeUndefined();
    expect(troubleWith('12a', 'Numeric')).toContain('a number');
    expect(troubleWith('-1.5', 'Numeric')).toBeUndefined();
    expect(troubleWith('role/App', 'ARN')).toBe('an ARN');
    expect(troubleWith('anything', 'String')).toBeUndefined();
    expect(troubleWith('localhost', 'IPAddress')).toContain('203.0.113.10');
  });

  it('begin as a list for a multivalued key, and are none where the key is absent', () => {
    expect(firstValue({ key: 'aws:TagKeys', type: 'String', multivalued: true })).toEqual(['']);
    expect(firstValue({ key: 'aws:VpcSourceIp', type: 'IPAddress', multivalued: false })).toBe('10.0.0.10');
    expect(textsOf(null)).toEqual([]);
  });
});

describe('the parameters of an STS call', () => {
  it('are those of the contract’s table', () => {
    expect(parametersOf('sts:assumerole').map(({ name }) => name)).toEqual([
      'RoleSessionName',
      'DurationSeconds',
      'ExternalId',
      'Policy',
      'PolicyArns',
      'Tags',
      'TransitiveTagKeys',
      'SourceIdentity',
      'SerialNumber',
      'TokenCode',
      'ProvidedContexts',
    ]);
    expect(parametersOf('sts:GetSessionToken').map(({ name }) => name)).toEqual([
      'DurationSeconds',
      'SerialNumber',
      'TokenCode',
    ]);
    expect(parametersOf('s3:GetObject')).toEqual([]);
  });

  it('are at fault where an obstacle is about them', () => {
    const obstacle = { decidedBy: 'model', rule: 'ST-18', facts: {} } as const;
    expect(parameterAtFault({ ...obstacle, code: 'durationOverRole' })).toBe('DurationSeconds');
    expect(parameterAtFault({ ...obstacle, code: 'parameterOutOfRange', facts: { parameter: 'Tags' } })).toBe('Tags');
    expect(parameterAtFault({ ...obstacle, code: 'documentStops', pointer: '/requests/0/parameters/Policy' })).toBe(
      'Policy',
    );
    expect(parameterAtFault({ ...obstacle, code: 'roleMissing' })).toBeUndefined();
  });

  it('belong to the calls that give a session', () => {
    expect(givesSession('STS:AssumeRoleWithSAML')).toBe(true);
    expect(givesSession('sts:GetCallerIdentity')).toBe(false);
  });
});

describe('the sessions of a story', () => {
  const result = (outcome: RequestResult['outcome']) => ({ outcome, disabled: false }) as RequestResult;
  const requests = story.requests ?? [];

  it('are used by later requests', () => {
    expect(usersOfSession(story, 0)).toEqual([1, 2]);
    expect(usersOfSession(story, 1)).toEqual([]);
  });

  it.each([
    ['allowed', undefined],
    ['implicitDeny', 'request 1 is denied'],
    ['error', 'request 1 fails'],
    ['undetermined', 'request 1 is undetermined'],
  ] as const)('that were %s leave their users with: %s', (outcome, trouble) => {
    expect(sessionTrouble(requests, [result(outcome), result('error')], 1)).toBe(trouble);
  });

  it('are not there before they are given, while their giver is disabled, or where nobody gives them', () => {
    expect(sessionTrouble([read, assume], [], 0)).toBe('request 2 gives this session, but not before');
    expect(sessionTrouble([{ ...assume, disabled: true }, read], [], 1)).toBe('request 1 is disabled');
    expect(sessionTrouble([read], [], 0)).toBe('no request gives this session');
    expect(sessionTrouble([{ ...read, disabled: true }], [], 0)).toBeUndefined();
  });
});

describe('the requests of two versions', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name): RequestDocument => ({ name, principal: '*', action: `s3:${name}` }));
  if (!a || !b || !c) throw new Error('three requests');

  it('are the same where they only moved', () => {
    expect(matchRequests([a, b, c], [c, a, b])).toEqual([2, 0, 1]);
  });

  it('are matched by name, then by the call', () => {
    const renamed = { ...b, name: 'other' };
    expect(matchRequests([a, b], [{ ...a, action: 's3:x' }, renamed])).toEqual([0, 1]);
  });

  it('are new where nothing speaks for an older one', () => {
    expect(matchRequests([a], [a, b])).toEqual([0, undefined]);
    expect(matchRequests([a, b], [b])).toEqual([1]);
  });

  it('are matched by their place where one was edited throughout', () => {
    const edited: RequestDocument = { principal: 'ec2.amazonaws.com', action: 'kms:Decrypt' };
    expect(matchRequests([a, b, c], [a, edited, c])).toEqual([0, 1, 2]);
  });

  it('pair each older one once', () => {
    const twin = { ...a };
    expect(matchRequests([a, twin], [twin, { ...a }])).toEqual([1, 0]);
  });
});
