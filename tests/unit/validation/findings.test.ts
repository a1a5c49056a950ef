import { describe, expect, it } from 'vitest';
import type { Finding, Fix } from '../../../src/engine/finding';
import { readPolicy } from '../../../src/engine/policy/read';
import type { PolicyType } from '../../../src/engine/policy/policy';
import { findCovering } from '../../../src/validation/covering';
import { findingsOf } from '../../../src/validation/findings';
import { covers, globOf } from '../../../src/validation/pattern';
import { countWithoutBlanks, quotaOf } from '../../../src/validation/quota';
import { allFindings, documentOf, readCases } from './golden-cases';

function apply(text: string, { edits }: Fix): string {
  return edits
    .toReversed()
    .reduce((changed, { span, insert }) => changed.slice(0, span.from) + insert + changed.slice(span.to), text);
}

describe('a fix', () => {
  const cases = readCases().filter(({ expected }) => expected !== 'none');

  it('leaves a document that reads, without the finding that it mends', async () => {
    let fixes = 0;
    for (const golden of cases) {
      const text = documentOf(golden);
      const before = await allFindings(text, golden.type, golden.words);
      for (const finding of before.filter(({ code }) => code === golden.code)) {
        for (const fix of finding.fixes ?? []) {
          fixes += 1;
          const changed = apply(text, fix);
          const after = await allFindings(changed, golden.type, golden.words);
          expect(after.filter(({ stops }) => stops).length, changed).toBeLessThanOrEqual(
            before.filter(({ stops }) => stops).length,
          );
          expect(count(after, finding.code), `${finding.code} ${changed}`).toBeLessThan(count(before, finding.code));
        }
      }
    }
    expect(fixes).toBeGreaterThan(50);
  });

  it('points into the text, as every finding does', async () => {
    for (const golden of cases) {
      const text = documentOf(golden);
      for (const { span, code, fixes = [], related = [] } of await allFindings(text, golden.type, golden.words)) {
        const spans = [
          span,
          ...related.map((other) => other.span),
          ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
        ];
        for (const { from, to } of spans) {
          expect(from, code).toBeGreaterThanOrEqual(0);
          expect(to, code).toBeGreaterThanOrEqual(from);
          expect(to, code).toBeLessThanOrEqual(text.length);
        }
      }
    }
  });
});

function count(findings: readonly Finding[], code: string): number {
  return findings.filter((finding) => finding.code === code).length;
}

describe('findings', () => {
  it('are none in a plain policy that does one thing', () => {
    const text =
      '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}}';
    expect(findingsOf(readPolicy(text, 'identityBasedPolicy'))).toEqual([]);
  });

  it('are none in the policies that AWS attaches to every organization', () => {
    const service = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}';
    expect(findingsOf(readPolicy(service, 'serviceControlPolicy'))).toEqual([]);
    const resource =
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}';
    expect(findingsOf(readPolicy(resource, 'resourceControlPolicy'), { kept: 'awsManaged' })).toEqual([]);
  });

  it('PL-008 say ERROR of a missing Version where IAM refuses it, and WARNING elsewhere', () => {
    const severity = (type: PolicyType, statement: string): string | undefined =>
      findingsOf(readPolicy(`{"Statement": ${statement}}`, type)).find(({ code }) => code === 'MISSING_VERSION')
        ?.severity;
    const identity = '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}';
    expect(severity('identityBasedPolicy', identity)).toBe('ERROR');
    expect(severity('serviceControlPolicy', identity)).toBe('ERROR');
    expect(
      severity('trustPolicy', '{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "111122223333"}}'),
    ).toBe('WARNING');
  });

  it('are bounded, and the last counts the rest', () => {
    const actions = Array.from({ length: 1000 }, (_, index) => `"s3:a ${index}"`).join(',');
    const text = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": [${actions}], "Resource": "*"}}`;
    const found = findingsOf(readPolicy(text, 'identityBasedPolicy'));
    expect(found.length).toBe(201);
    expect(found.at(-1)).toMatchObject({ code: 'MORE_FINDINGS', severity: 'WARNING' });
  });

  it('come to an end for a document that is made to be slow', () => {
    const hostile = [
      Array.from({ length: 4000 }, (_, index) => `"s3:*a${index}*"`),
      Array.from({ length: 4000 }, (_, index) => `"s3:${'?'.repeat(index % 20)}*x"`),
      Array.from({ length: 300 }, () => `"s3:${'*a'.repeat(140)}"`),
    ];
    for (const actions of hostile) {
      const text = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": [${actions.join(',')}], "Resource": "*"}}`;
      // What grows with the cube, or exponentially, never comes to an end here.
      expect(findingsOf(readPolicy(text, 'identityBasedPolicy')).length).toBeLessThanOrEqual(201);
    }
  });
});

describe('coverage of patterns', () => {
  it.each([
    ['s3:get*', 's3:getobject', true],
    ['s3:get*', 's3:*', false],
    ['s3:*object', 's3:get*object', true],
    ['s3:get?', 's3:get*', false],
    ['s3:get?', 's3:get?', true],
    ['s3:get*', 's3:get?', true],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'a*c', false],
    ['*a', '*ba', true],
  ])('%s covers %s: %s', (wide, narrow, expected) => {
    expect(covers(globOf(wide), narrow)).toBe(expected);
  });

  it('finds each entry that another one covers, and of two equal ones the second', () => {
    expect(findCovering(['s3:get*', 's3:getobject', 'ec2:a', 'ec2:a', 's3:*'])).toEqual([
      [0, 4],
      [1, 0],
      [3, 2],
    ]);
  });
});

describe('quotas', () => {
  it('PL-337 counts blanks inside strings, not between them', () => {
    expect(countWithoutBlanks('{"a": "b c"}')).toBe(11);
    expect(countWithoutBlanks('{ "a\\" b" :\n\t1 }')).toBe(11);
  });

  it('PL-320 to PL-322 go by what the policy is', () => {
    const text = '{"Version": "2012-10-17", "Statement": []}';
    const limit = (
      type: PolicyType,
      ...rest: Parameters<typeof quotaOf> extends [unknown, infer S] ? [S?] : never
    ): number | undefined => quotaOf(readPolicy(text, type), rest[0] ?? {})?.limit;
    expect(limit('identityBasedPolicy')).toBe(6144);
    expect(limit('identityBasedPolicy', { kept: 'inline', attachedTo: { kind: 'user' } })).toBe(2048);
    expect(limit('identityBasedPolicy', { kept: 'inline', attachedTo: { kind: 'group' } })).toBe(5120);
    expect(limit('identityBasedPolicy', { kept: 'inline', attachedTo: { kind: 'role' } })).toBe(10_240);
    expect(limit('identityBasedPolicy', { kept: 'awsManaged' })).toBe(undefined);
    expect(limit('trustPolicy')).toBe(2048);
    expect(limit('serviceControlPolicy')).toBe(10_240);
    expect(limit('resourceBasedPolicy')).toBe(undefined);
    expect(
      limit('resourceBasedPolicy', { attachedTo: { kind: 'resource', arn: 'arn:aws:sqs:eu-west-1:111122223333:q' } }),
    ).toBe(8192);
  });

  it('PL-332 counts bytes where the service does', () => {
    expect(quotaOf(readPolicy('{"Id": "é"}', 'keyPolicy'), {})).toMatchObject({ used: 12, counted: 'bytes' });
  });
});
