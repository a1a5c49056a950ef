import { describe, expect, it } from 'vitest';
import { unwrapPaste } from '../../../src/engine/policy/paste';
import { readPolicy } from '../../../src/engine/policy/read';
import { applyFix } from './golden';

const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const document = { Version: '2012-10-17', Statement: [statement] };
const compact = JSON.stringify(document);
const pretty = JSON.stringify(document, undefined, 2);

/** What is pasted, the codes of what is taken off, and the text that is left, as a value. */
const table: readonly (readonly [rule: string, pasted: string, codes: string])[] = [
  ['F-11', `\`\`\`json\n${pretty}\n\`\`\`\n`, 'MARKDOWN_FENCE'],
  ['F-11', `Here is the policy:\n\n\`\`\`\n${pretty}\n\`\`\`\nIt works.`, 'MARKDOWN_FENCE'],
  ['F-11', `$ aws iam get-thing --name x\n${pretty}\n$ `, 'SHELL_PROMPT'],
  [
    'F-11',
    pretty
      .split('\n')
      .map((line, index) => `${String(index + 1).padStart(3)} ${line}`)
      .join('\n'),
    'LINE_NUMBERS',
  ],
  [
    'F-11',
    pretty
      .split('\n')
      .map((line, index) => `${String(index + 1)}: ${line}`)
      .join('\n'),
    'LINE_NUMBERS',
  ],
  ['F-12', JSON.stringify(pretty), 'POLICY_IN_STRING'],
  ['F-12', `'${compact}'`, 'POLICY_IN_STRING'],
  ['F-12', compact.replaceAll('"', '\\"'), 'POLICY_IN_STRING'],
  ['F-13', encodeURIComponent(compact), 'URL_ENCODED'],
  [
    'F-13',
    encodeURIComponent(compact)
      .toLowerCase()
      .replaceAll('version', 'Version')
      .replaceAll('statement', 'Statement')
      .replaceAll('effect', 'Effect')
      .replaceAll('allow', 'Allow')
      .replaceAll('action', 'Action')
      .replaceAll('resource', 'Resource'),
    'URL_ENCODED',
  ],
  ['F-14', JSON.stringify({ RoleName: 'r', PolicyDocument: document }), 'WRAPPED_POLICY'],
  ['F-14', JSON.stringify({ Policy: pretty }), 'WRAPPED_POLICY'],
  [
    'F-14',
    JSON.stringify({ PolicyVersion: { Document: document, VersionId: 'v1', IsDefaultVersion: true } }),
    'WRAPPED_POLICY',
  ],
  [
    'F-14',
    JSON.stringify({
      PolicyVersionList: [
        { Document: { Version: '2012-10-17', Statement: [] }, IsDefaultVersion: false },
        { Document: document, IsDefaultVersion: true },
      ],
    }),
    'WRAPPED_POLICY',
  ],
  ['F-14', JSON.stringify({ Policy: { PolicySummary: {}, Content: compact } }), 'WRAPPED_POLICY'],
  [
    'F-14',
    JSON.stringify({ Policy: { PolicyName: 'x', PolicyDocument: encodeURIComponent(compact) } }),
    'WRAPPED_POLICY URL_ENCODED',
  ],
  ['F-15', JSON.stringify(statement), 'BARE_STATEMENT'],
  ['F-15', JSON.stringify({ Version: '2012-10-17', ...statement }), 'BARE_STATEMENT'],
  ['F-15', JSON.stringify([statement]), 'BARE_STATEMENT'],
  ['F-01', `\ufeff${pretty}`, 'BYTE_ORDER_MARK'],
  ['F-11', `\`\`\`\n${JSON.stringify({ Policy: compact })}\n\`\`\``, 'MARKDOWN_FENCE WRAPPED_POLICY'],
];

describe('unwrapPaste', () => {
  it.each(table)('%s %j', (_rule, pasted, codes) => {
    const { text, changes } = unwrapPaste(pasted);
    expect(changes.map(({ code }) => code).join(' ')).toBe(codes);
    expect(JSON.parse(text)).toEqual(document);
  });

  it('F-14 a trust policy is known by its wrapper', () => {
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }] };
    const { text, type } = unwrapPaste(JSON.stringify({ Role: { RoleName: 'r', AssumeRolePolicyDocument: trust } }));
    expect(type).toBe('trustPolicy');
    expect(JSON.parse(text)).toEqual(trust);
  });

  it('leaves a policy as it is, faults included', () => {
    for (const text of [pretty, '{“Version”: 1,}', '', 'plain words', '{"statement": []}', '[]', '"x"', '%7']) {
      expect(unwrapPaste(text)).toEqual({ text, changes: [] });
    }
  });

  it('F-27 keeps duplicate keys of a wrapped document', () => {
    const { text } = unwrapPaste(
      '{"PolicyDocument": {"Statement": [{"Effect": "Allow", "Effect": "Deny", "Action": "*", "Resource": "*"}]}}',
    );
    expect(readPolicy(text, 'identityBasedPolicy').stopped?.code).toBe('DUPLICATE_KEY');
  });
});

describe('readPolicy on what is no policy by itself', () => {
  it.each(table.filter(([rule]) => rule !== 'F-01'))(
    '%s is one finding whose fix makes %j a policy',
    (rule, pasted) => {
      const { findings, stopped, statements } = readPolicy(pasted, 'identityBasedPolicy');
      expect(findings).toHaveLength(1);
      expect(findings[0]?.rule).toBe(rule);
      expect(stopped).toBe(findings[0]);
      expect(statements).toEqual([]);
      const [fix] = findings[0]?.fixes ?? [];
      expect(fix?.label).toBe('unwrap');
      expect(fix && JSON.parse(applyFix(pasted, fix))).toEqual(document);
    },
  );

  it('F-01 a byte order mark does not stop', () => {
    const { findings, stopped } = readPolicy(`\ufeff${pretty}`, 'identityBasedPolicy');
    expect(findings.map(({ code }) => code)).toEqual(['BYTE_ORDER_MARK']);
    expect(stopped).toBeUndefined();
  });

  it.each([
    ['Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n', 'YAML'],
    ['---\nVersion: 2012-10-17\n', 'YAML'],
    ['data "aws_iam_policy_document" "x" {\n  statement {\n  }\n}', 'Terraform'],
    ['new iam.PolicyStatement({ actions: ["s3:*"] })', 'program code'],
    ['User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:GetObject', 'AccessDenied'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'ARN'],
    ['<html>', 'XML'],
  ])('F-17 %j is named in one finding', (text, what) => {
    const { findings, stopped } = readPolicy(text, 'identityBasedPolicy');
    expect(findings).toHaveLength(1);
    expect(stopped?.rule).toBe('F-17');
    expect(stopped?.message).toContain(what);
  });
});
