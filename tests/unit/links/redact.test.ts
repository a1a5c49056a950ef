import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import { contentsOf, leftBy, redact, redactKeepingVerdicts, usualKinds } from '../../../src/scenario/redact';
import { addressPlaceholders } from '../../../src/scenario/redact/addresses';
import { identifierKinds } from '../../../src/scenario/redact/identifiers';
import { policyText } from '../../../src/scenario/document';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { printScenario } from '../../../src/scenario/write';
import { runScenario } from '../../../src/service/run';
import { scenario as anyScenario } from '../scenario/arbitrary';

const scenarios = ['src/gallery', 'tests/cases'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('scenario.json'))
    .map((path) => `${folder}/${path}`),
);
const verdicts = (scenario: Scenario): readonly string[] =>
  runScenario(scenario, noFacts).results.map(({ outcome, decidedBy }) => `${outcome} ${decidedBy}`);
const verdictsLater = (scenario: Scenario): Promise<readonly string[]> => Promise.resolve(verdicts(scenario));

/** What somebody's own scenario would have where the project's have placeholders. */
const owned: readonly (readonly [placeholder: string, own: string])[] = [
  ['111122223333', '314159265358'],
  ['444455556666', '271828182845'],
  ['example-bucket', 'acme-corp-reports'],
  ['203.0.113.', '52.94.7.'],
  ['198.51.100.', '8.8.8.'],
  ['o-exampleorgid', 'o-zq81mmfn20'],
  ['vpce-0a1b2c3d', 'vpce-0ff1ce0099aa'],
  ['vpc-0a1b2c3d', 'vpc-0ff1ce0099bb'],
  ['alice', 'greta'],
];
const own = (text: string): string => owned.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
const read = (path: string): Scenario => readScenario(own(readFileSync(path, 'utf8'))).scenario as Scenario;
const readable = scenarios.filter((path) => readScenario(readFileSync(path, 'utf8')).scenario !== undefined);

describe('redaction', () => {
  it('leaves no identifier, and changes no verdict, in any scenario of the project', () => {
    for (const path of readable) {
      const scenario = read(path);
      const redacted = redact(scenario).scenario;
      expect(printScenario(redacted), path).not.toMatch(
        /314159265358|271828182845|acme-corp|52\.94\.7|8\.8\.8|zq81|0ff1ce/,
      );
      expect(verdicts(redacted), path).toEqual(verdicts(scenario));
    }
  });

  it('of names too changes no verdict: a kind on whose spelling one rests stays, and is named', async () => {
    const kept: string[] = [];
    for (const path of readable) {
      const scenario = read(path);
      const redaction = await redactKeepingVerdicts(scenario, identifierKinds, verdictsLater);
      expect(verdicts(redaction.scenario), path).toEqual(verdicts(scenario));
      kept.push(...redaction.kept.map((kind) => `${path}: ${kind}`));
    }
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(readable.length / 20);
  });

  it('is read again as it was written, whatever the scenario holds', () => {
    fc.assert(
      fc.property(anyScenario, (any) => {
        const { scenario } = redact(any, identifierKinds);
        expect(readScenario(printScenario(scenario)).scenario).toEqual(scenario);
      }),
      { numRuns: 50 },
    );
  });

  it('changes no verdict of any scenario, however little sense it makes', async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario, async (any) => {
        const { scenario } = await redactKeepingVerdicts(any, identifierKinds, verdictsLater);
        expect(verdicts(scenario)).toEqual(verdicts(any));
        expect(verdicts(redact(any).scenario)).toEqual(verdicts(any));
      }),
      { numRuns: 100 },
    );
  });

  it('reaches every text: prose, names, session names, documents that do not parse', () => {
    const text = '{ “Principal”: { “AWS”: “arn:aws:iam::314159265358:role/Deploy” }, "sts:ExternalId": ["acme-7781"] ';
    const scenario: Scenario = {
      version: 1,
      title: 'Account 314159265358',
      description: 'Ask jane.doe@acme.io, who owns `AROA1A2B3C4D5E6F7G8H9`.',
      accounts: {
        '314159265358': { roles: { Deploy: { trustPolicy: policyText(text), tags: { owner: 'jane.doe@acme.io' } } } },
      },
      requests: [
        {
          principal: 'arn:aws:iam::314159265358:user/jane',
          action: 'sts:AssumeRole',
          resource: 'arn:aws:iam::314159265358:role/Deploy',
          parameters: { RoleSessionName: 'jane.doe@acme.io', ExternalId: 'acme-7781' },
          context: { 'aws:SourceIp': '8.8.4.4' },
        },
      ],
      extra: { note: '"arn:aws:s3:::acme-logs-314159265358/*"' },
    };
    const { scenario: redacted, replaced } = redact(scenario);
    expect(printScenario(redacted)).not.toMatch(/314159265358|acme|1A2B3C4D|8\.8\.4\.4/);
    expect(redacted.accounts?.['111122223333']?.roles?.['Deploy']?.trustPolicy?.text).toBe(
      '{ “Principal”: { “AWS”: “arn:aws:iam::111122223333:role/Deploy” }, "sts:ExternalId": ["example-external-id-1"] ',
    );
    expect(replaced).toEqual([
      { kind: 'account', from: '314159265358', to: '111122223333' },
      { kind: 'uniqueId', from: 'AROA1A2B3C4D5E6F7G8H9', to: 'AROAEXAMPLE0000000001' },
      { kind: 'email', from: 'jane.doe@acme.io', to: 'user1@example.com' },
      { kind: 'externalId', from: 'acme-7781', to: 'example-external-id-1' },
      { kind: 'address', from: '8.8.4.4', to: '203.0.113.128' },
      { kind: 'bucket', from: 'acme-logs-314159265358', to: 'amzn-s3-demo-bucket' },
    ]);
  });

  it('lists names of inline policies and Sids, and says of what it leaves why', () => {
    const statement = { Sid: 'AcmeReads', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
    const document = policyText(
      JSON.stringify({ Statement: [statement, { ...statement, Sid: 'Allow' }] }, undefined, 2),
    );
    const scenario: Scenario = {
      version: 1,
      accounts: {
        '111122223333': { users: { greta: { policies: [{ name: 'AcmeReports', document }] } } },
        '314159265358': {},
      },
    };
    expect([...contentsOf(scenario)]).toEqual([
      ['account', ['111122223333', '314159265358']],
      ['name', ['greta', 'AcmeReports']],
      ['sid', ['AcmeReads']],
    ]);
    expect(leftBy(scenario, redact(scenario), usualKinds)).toEqual([
      { why: 'documentation', texts: ['111122223333'] },
      { why: 'notAsked', texts: ['greta', 'AcmeReports', 'AcmeReads'] },
    ]);
    const everything = redact(scenario, identifierKinds);
    expect(leftBy(scenario, everything, identifierKinds)).toEqual([{ why: 'documentation', texts: ['111122223333'] }]);
    expect(printScenario(everything.scenario)).not.toMatch(/Acme|greta/);
    expect(printScenario(everything.scenario)).toContain('"Sid": "Allow"');
  });

  it('gives two accounts two placeholders, and none that is taken', () => {
    const scenario: Scenario = {
      version: 1,
      title: '999900001111 and 111122223333',
      description: '888800001111 again 999900001111',
    };
    expect(redact(scenario).scenario).toEqual({
      version: 1,
      title: '444455556666 and 111122223333',
      description: '777788889999 again 444455556666',
    });
  });

  it('keeps what begins alike alike, where a wildcard asks for it', () => {
    const { scenario } = redact({ version: 1, title: 'arn:aws:s3:::acme-* arn:aws:s3:::acme-logs arn:aws:s3:::other' });
    expect(scenario.title).toBe(
      'arn:aws:s3:::amzn-s3-demo-bucket-* arn:aws:s3:::amzn-s3-demo-bucket-logs arn:aws:s3:::amzn-s3-demo-bucket2',
    );
  });

  it('leaves placeholders, actions, services and AWS’s own names as they are', () => {
    for (const title of [
      '111122223333 s3:GetObject ec2.amazonaws.com',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'at 12:30:45, version 2012-10-17, 203.0.113.7',
    ]) {
      expect(redact({ version: 1, title }, identifierKinds)).toEqual({ scenario: { version: 1, title }, replaced: [] });
    }
  });

  it('takes linear time on hostile text', () => {
    const title = `${'a.'.repeat(50_000)}@${':0'.repeat(50_000)}${'o-a'.repeat(30_000)}${'1.'.repeat(30_000)}`;
    expect(redact({ version: 1, title }, usualKinds).scenario.title).toHaveLength(title.length);
  });
});

describe('the placeholders of addresses', () => {
  const contains = (outer: string, inner: string): boolean => {
    const [base = '', length = '32'] = outer.split('/');
    const bits = (text: string): number => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    const [inside = '', innerLength = '32'] = inner.split('/');
    return (
      Number(length) <= Number(innerLength) &&
      Math.floor(bits(base) / 2 ** (32 - Number(length))) === Math.floor(bits(inside) / 2 ** (32 - Number(length)))
    );
  };

  it('contain one another exactly where the addresses did', () => {
    const address = fc
      .tuple(fc.constantFrom(8, 16, 24, 28, 32), fc.array(fc.constantFrom(10, 11, 200), { minLength: 4, maxLength: 4 }))
      .map(([length, parts]) => `${parts.join('.')}${length === 32 ? '' : `/${length}`}`);
    fc.assert(
      fc.property(fc.uniqueArray(address, { maxLength: 4 }), (texts) => {
        const placeholders = addressPlaceholders(texts);
        fc.pre(placeholders !== undefined && texts.length > 0);
        for (const outer of texts) {
          for (const inner of texts) {
            const [a = outer, b = inner] = [placeholders?.get(outer), placeholders?.get(inner)];
            expect(contains(a, b), `${outer} ${inner}: ${a} ${b}`).toBe(contains(outer, inner));
          }
        }
      }),
    );
  });

  it('are of the documentation’s blocks, in both versions', () => {
    expect([
      ...(addressPlaceholders(['8.8.8.8', '8.8.0.0/16', '0.0.0.0/0', '2a00:1450::1', '2a00:1450::/32']) ?? []),
    ]).toEqual([
      ['8.8.8.8', '203.0.113.192'],
      ['8.8.0.0/16', '203.0.113.128/25'],
      ['2a00:1450::1', '2001:db8:c000::'],
      ['2a00:1450::/32', '2001:db8:8000::/33'],
    ]);
  });

  it('are none where there are more than fit', () => {
    expect(
      addressPlaceholders(Array.from({ length: 300 }, (_, index) => `9.9.${index >> 8}.${index & 255}`)),
    ).toBeUndefined();
  });
});

describe('the contents of a link', () => {
  it('are listed by kind, each once', () => {
    const scenario: Scenario = {
      version: 1,
      accounts: { '314159265358': { users: { greta: {} } } },
      requests: [
        {
          principal: 'arn:aws:iam::314159265358:user/greta',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::acme/a',
          parameters: { ExternalId: 'x-123' },
        },
      ],
    };
    expect([...contentsOf(scenario)]).toEqual([
      ['account', ['314159265358']],
      ['externalId', ['x-123']],
      ['bucket', ['acme']],
      ['name', ['greta']],
    ]);
  });
});
