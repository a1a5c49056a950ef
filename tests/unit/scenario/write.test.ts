import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyText } from '../../../src/scenario/document';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { compactScenario, printScenario } from '../../../src/scenario/write';
import { scenario } from './arbitrary';

const withTrust = (text: string): Scenario => ({
  version: 1,
  accounts: { '111122223333': { roles: { R: { trustPolicy: policyText(text) } } } },
});
const trustOf = (read: Scenario | undefined): unknown => read?.accounts?.['111122223333']?.roles?.['R']?.trustPolicy;

describe('printing a scenario', () => {
  it('loses nothing: reading what was printed gives the same scenario, whatever it holds', () => {
    fc.assert(
      fc.property(scenario, (any) => {
        expect(readScenario(printScenario(any)).scenario).toEqual(any);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it('prints two-space JSON as every JSON reader does', () => {
    const text = printScenario({
      version: 1,
      title: 'a',
      requests: [{ principal: '*', action: 's3:ListBucket', context: { k: [] } }],
    });
    expect(text).toBe(JSON.stringify(JSON.parse(text), null, 2));
  });

  it('writes a document as an object exactly when its text is our formatting of one', () => {
    expect(printScenario(withTrust('{\n  "a": 1\n}'))).toContain('"trustPolicy": {\n            "a": 1\n          }');
    expect(printScenario(withTrust('{"a":1}'))).toContain(String.raw`"trustPolicy": "{\"a\":1}"`);
    expect(printScenario(withTrust('{\n  "a": 1,\n}'))).toContain(String.raw`"trustPolicy": "{\n  \"a\": 1,\n}"`);
  });

  it('keeps duplicate keys and long numbers of an object', () => {
    const text = '{\n  "a": 12345678901234567890.50,\n  "a": 2\n}';
    const read = readScenario(printScenario(withTrust(text))).scenario;
    expect(trustOf(read)).toEqual({ form: 'object', text });
  });

  it('writes a member that was set since instead of the unreadable one kept under its name', () => {
    const unreadable = readScenario(
      '{"version":1,"requests":[{"principal":5,"action":"s3:GetObject","at":{}}]}',
    ).scenario;
    const [request] = unreadable?.requests ?? [];
    expect(request).toMatchObject({ principal: '', extra: { principal: '5', at: '{}' } });
    const mended = { version: 1, requests: [{ ...request, principal: '*', at: 60 }] } as Scenario;
    expect(JSON.parse(printScenario(mended))).toEqual({
      version: 1,
      requests: [{ principal: '*', action: 's3:GetObject', at: 60 }],
    });
  });
});

describe('a compact scenario', () => {
  it('holds no white space outside of strings', () => {
    expect(
      compactScenario({ version: 1, title: 'a  b\n', requests: [{ principal: '*', action: 's3:ListBucket' }] }),
    ).toBe(String.raw`{"version":1,"title":"a  b\n","requests":[{"principal":"*","action":"s3:ListBucket"}]}`);
  });

  it('leaves out what is true anyway', () => {
    const text = compactScenario({
      version: 1,
      now: '2026-01-01T12:00:00Z',
      accounts: { '111122223333': { users: {}, roles: { R: { path: '/', maxSessionDuration: 3600, tags: {} } } } },
      requests: [{ principal: '*', action: 's3:ListBucket', resource: '*', context: {}, disabled: false, at: 0 }],
    });
    expect(text).toBe(
      '{"version":1,"accounts":{"111122223333":{"roles":{"R":{}}}},"requests":[{"principal":"*","action":"s3:ListBucket"}]}',
    );
  });

  it('keeps an empty list where it means something', () => {
    const text = compactScenario({
      version: 1,
      accounts: { '111122223333': { identityProviders: [] } },
      organization: { id: 'o-a', managementAccount: '111122223333', root: { id: 'r-a', serviceControlPolicies: [] } },
    });
    expect(text).toContain('"identityProviders":[]');
    expect(text).toContain('"serviceControlPolicies":[]');
  });

  it('keeps every document to the letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(trustOf(readScenario(compactScenario(withTrust(text))).scenario)).toEqual(policyText(text));
      }),
    );
  });

  it('asks only when it writes whether a long text is in our formatting, and loses nothing by it', () => {
    const Statement = Array.from({ length: 3000 }, (_, index) => ({
      Sid: `S${index}`,
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
    }));
    const long = JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2);
    expect(long.length).toBeGreaterThan(200_000);
    expect(policyText(long)).toEqual({ form: 'text', text: long });
    const written = compactScenario(withTrust(long));
    expect(written).toContain('"trustPolicy":{');
    expect(trustOf(readScenario(written).scenario)).toEqual(policyText(long));
  });
});
