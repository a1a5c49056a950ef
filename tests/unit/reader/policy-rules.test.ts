import { describe, expect, it } from 'vitest';
import type { PolicyType } from '../../../src/engine/policy/policy';
import { readPolicy } from '../../../src/engine/policy/read';
import { applyFix, sayFindings } from './golden';

const types = {
  identity: 'identityBasedPolicy',
  boundary: 'permissionsBoundary',
  session: 'sessionPolicy',
  resource: 'resourceBasedPolicy',
  key: 'keyPolicy',
  trust: 'trustPolicy',
  scp: 'serviceControlPolicy',
  rcp: 'resourceControlPolicy',
  endpoint: 'vpcEndpointPolicy',
} as const satisfies Record<string, PolicyType>;
type Short = keyof typeof types;

const version = '"Version": "2012-10-17"';
/** A whole identity-based policy around one statement, whose first character is then at 1:40. */
const policy = (statement: string): string => `{${version}, "Statement": ${statement}}`;
/** A statement that lacks nothing but what is given: its members follow at 1:77. */
const allow = (rest: string): string => policy(`{"Effect": "Allow", "Action": "s3:*", ${rest}}`);
const action = (value: string): string => policy(`{"Effect": "Deny", "Resource": "*", "Action": ${value}}`);
const resource = (value: string): string => policy(`{"Effect": "Deny", "Action": "*", "Resource": ${value}}`);
const condition = (value: string): string =>
  policy(`{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": ${value}}`);
const principal = (value: string): string =>
  policy(`{"Effect": "Deny", "Action": "*", "Resource": "*", "Principal": ${value}}`);

/** What is found, without its place: the places are tested on their own below. A star is before what does not stop. */
const table: readonly (readonly [rule: string, type: Short, text: string, codes: string])[] = [
  ['PL-001', 'identity', `${allow('"Resource": "*"')} {}`, 'EXTRA_CONTENT'],
  ['PL-001', 'identity', '[{}]', 'JSON_SYNTAX_ERROR'],
  ['PL-001', 'identity', '"text"', 'JSON_SYNTAX_ERROR'],
  ['PL-001', 'identity', '12', 'JSON_SYNTAX_ERROR'],
  [
    'PL-002',
    'identity',
    '{"Comment": "x", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}',
    'INVALID_POLICY_ELEMENT',
  ],
  [
    'PL-003',
    'identity',
    '{"version": "2012-10-17", "statement": []}',
    'MISSING_STATEMENT INVALID_POLICY_ELEMENT INVALID_POLICY_ELEMENT',
  ],
  [
    'PL-003',
    'identity',
    policy('{"effect": "Allow", "action": "*", "Resource": "*"}'),
    'MISSING_EFFECT MISSING_ACTION INVALID_POLICY_ELEMENT INVALID_POLICY_ELEMENT',
  ],
  ['PL-004', 'identity', `{"Statement": {"Resource": "*", "Action": "*", "Effect": "Allow"}, ${version}}`, ''],
  [
    'PL-005',
    'identity',
    '{"Version": "2012-10-18", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}',
    'INVALID_VERSION',
  ],
  [
    'PL-005',
    'identity',
    '{"Version": 20121017, "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}',
    'INVALID_VERSION',
  ],
  [
    'PL-005',
    'identity',
    '{"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}',
    '',
  ],
  ['PL-006', 'identity', '{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}', ''],
  [
    'PL-009',
    'resource',
    `{${version}, "Id": {}, "Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}}`,
    '*DATA_TYPE_MISMATCH',
  ],
  ['PL-010', 'identity', `{${version}}`, 'MISSING_STATEMENT'],
  ['PL-010', 'identity', policy('[]'), 'MISSING_STATEMENT'],
  ['PL-010', 'identity', policy('["x", 1]'), 'DATA_TYPE_MISMATCH DATA_TYPE_MISMATCH'],
  ['PL-010', 'identity', policy('"x"'), 'DATA_TYPE_MISMATCH'],
  ['PL-010', 'identity', policy('[[{"Effect": "Allow", "Action": "*", "Resource": "*"}]]'), 'DATA_TYPE_MISMATCH'],
  ['PL-011', 'identity', allow('"Resources": "*"'), 'MISSING_RESOURCE INVALID_POLICY_ELEMENT'],
  ['PL-011', 'identity', allow('"Resource": "*", "NotCondition": {}'), 'INVALID_POLICY_ELEMENT'],
  ['PL-011 F-31', 'identity', allow('"Resource": "*", "StringEquals": {}'), 'INVALID_POLICY_ELEMENT'],
  [
    'PL-002 F-31',
    'identity',
    `{${version}, "Condition": {}, "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}`,
    'INVALID_POLICY_ELEMENT',
  ],
  ['PL-012', 'identity', policy('{"Effect": "allow", "Action": "*", "Resource": "*"}'), 'INVALID_EFFECT'],
  ['PL-012', 'identity', policy('{"Effect": ["Allow"], "Action": "*", "Resource": "*"}'), 'INVALID_EFFECT'],
  ['PL-012', 'identity', policy('{"Action": "*", "Resource": "*"}'), 'MISSING_EFFECT'],
  ['PL-013', 'identity', allow('"Resource": "*", "NotAction": "*"'), 'UNSUPPORTED_ELEMENT_COMBINATION'],
  ['PL-013', 'identity', policy('{"Effect": "Allow", "Resource": "*"}'), 'MISSING_ACTION'],
  ['PL-014', 'identity', allow('"Resource": "*", "NotResource": "*"'), 'UNSUPPORTED_ELEMENT_COMBINATION'],
  ...(['identity', 'boundary', 'session', 'scp'] as const).map(
    (type) => ['PL-014', type, policy('{"Effect": "Allow", "Action": "*"}'), 'MISSING_RESOURCE'] as const,
  ),
  ...(['rcp', 'endpoint'] as const).map(
    (type) =>
      ['PL-014', type, policy('{"Effect": "Deny", "Principal": "*", "Action": "s3:*"}'), 'MISSING_RESOURCE'] as const,
  ),
  ...(['resource', 'key'] as const).map(
    (type) =>
      ['PL-014', type, policy('{"Effect": "Deny", "Principal": "*", "Action": "s3:*"}'), '*MISSING_RESOURCE'] as const,
  ),
  ['PL-014', 'trust', policy('{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}'), ''],
  [
    'PL-015',
    'resource',
    allow('"Resource": "*", "Principal": "*", "NotPrincipal": "*"'),
    'UNSUPPORTED_ELEMENT_COMBINATION',
  ],
  ...(['resource', 'key', 'rcp', 'endpoint'] as const).map(
    (type) => ['PL-015', type, allow('"Resource": "*"'), 'MISSING_PRINCIPAL'] as const,
  ),
  ['PL-015', 'trust', policy('{"Effect": "Allow", "Action": "sts:AssumeRole"}'), 'MISSING_PRINCIPAL'],
  ...(['identity', 'boundary', 'session'] as const).map(
    (type) => ['PL-015', type, principal('"*"'), 'UNSUPPORTED_PRINCIPAL'] as const,
  ),
  ['PL-015', 'identity', allow('"Resource": "*", "NotPrincipal": "*"'), 'UNSUPPORTED_PRINCIPAL'],
  ['PL-015 PL-040', 'scp', principal('"*"'), 'SCP_SYNTAX_ERROR_PRINCIPAL'],
  ['PL-016', 'identity', condition('[]'), 'DATA_TYPE_MISMATCH'],
  ['PL-016', 'identity', condition('null'), 'DATA_TYPE_MISMATCH'],
  ['PL-016', 'identity', condition('"x"'), 'DATA_TYPE_MISMATCH'],
  ['PL-016', 'identity', condition('{"StringEquals": ["x"]}'), 'DATA_TYPE_MISMATCH'],
  ['PL-016', 'identity', condition('{"aws:SourceIp": "203.0.113.0/24"}'), 'DATA_TYPE_MISMATCH'],
  ['PL-016', 'identity', condition('{}'), ''],
  [
    'PL-017',
    'identity',
    policy(
      '[{"Effect": "Allow", "Action": ["*"], "Resource": ["*"], "Condition": {"Bool": {"aws:SecureTransport": ["true"]}}}]',
    ),
    '',
  ],
  ['PL-018', 'identity', action('[[]]'), 'DATA_TYPE_MISMATCH'],
  ['PL-018', 'identity', action('7'), 'DATA_TYPE_MISMATCH'],
  ['PL-018', 'identity', resource('["arn:aws:s3:::b", null]'), 'DATA_TYPE_MISMATCH'],
  ['PL-018', 'identity', resource('{}'), 'DATA_TYPE_MISMATCH'],
  [
    'PL-018 F-18',
    'identity',
    resource('[{"Fn::Sub": "arn:${AWS::Partition}:s3:::b"}, {"Ref": "b"}]'),
    'UNRESOLVED_TEMPLATE UNRESOLVED_TEMPLATE',
  ],
  [
    'PL-019',
    'identity',
    condition('{"Bool": {"aws:SecureTransport": false}, "NumericEquals": {"s3:max-keys": [10, "20"]}}'),
    '',
  ],
  [
    'PL-019',
    'identity',
    condition('{"StringEquals": {"aws:username": [null, {}, [], {"Ref": "x"}]}}'),
    '*DATA_TYPE_MISMATCH *DATA_TYPE_MISMATCH *DATA_TYPE_MISMATCH *UNRESOLVED_TEMPLATE',
  ],
  ['PL-020', 'identity', allow('"Effect": "Deny", "Resource": "*"'), 'DUPLICATE_KEY'],
  [
    'PL-020',
    'identity',
    `{${version}, "Statement": [], "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}`,
    'DUPLICATE_KEY',
  ],
  [
    'PL-021',
    'identity',
    condition('{"StringEquals": {"aws:username": "a", "AWS:UserName": "b"}}'),
    'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
  ],
  [
    'PL-022',
    'identity',
    condition('{"StringLike": {"aws:username": "a"}, "StringLike": {"aws:userid": "b"}}'),
    'DUPLICATE_KEY',
  ],
  [
    'PL-022',
    'identity',
    condition('{"StringLike": {"aws:username": "a"}, "stringLike": {"aws:userid": "b"}}'),
    'DUPLICATE_KEYS_WITH_DIFFERENT_CASE *INVALID_CONDITION_OPERATOR',
  ],
  ['PL-023', 'identity', action('["s3:Get*", "s3:GetObject", "s3:GetObject"]'), ''],
  ['PL-024', 'identity', action('[]'), ''],
  ['PL-025', 'identity', resource('[]'), ''],
  [
    'PL-026',
    'identity',
    policy('{"Effect": "Deny", "NotAction": [], "NotResource": []}'),
    'EMPTY_ARRAY_ACTION EMPTY_ARRAY_RESOURCE',
  ],
  ['PL-027', 'resource', principal('{}'), ''],
  ['PL-027', 'resource', principal('{"AWS": []}'), ''],
  ['PL-028', 'identity', condition('{"StringEquals": {"aws:username": []}}'), ''],
  ['PL-029', 'identity', condition('{"StringEquals": {}, "Unknown": {}}'), ''],
  [
    'PL-030 F-03',
    'identity',
    policy('{"Sid": "a“b”", "Effect": "Allow", "Action": "*", "Resource": "*"}'),
    '*UNSUPPORTED_CHARACTER',
  ],
  [
    'PL-030 F-03',
    'identity',
    policy('{"Sid": "\\u201c", "Effect": "Allow", "Action": "*", "Resource": "*"}'),
    '*UNSUPPORTED_CHARACTER',
  ],
  ['PL-030', 'identity', policy('{"Sid": "é", "Effect": "Allow", "Action": "*", "Resource": "*"}'), ''],
  ['F-04', 'identity', resource('"arn:aws:s3:::a\u00a0b"'), '*NO_BREAK_SPACE'],
  [
    'F-05',
    'identity',
    resource('["arn:aws:s3:::a\u200bb", "arn:aws:s3:::a\u00adb"]'),
    '*INVISIBLE_CHARACTER *INVISIBLE_CHARACTER',
  ],
  ['F-06', 'identity', resource('"arn:aws:ec2:::vpc–1"'), '*DASH'],
  [
    'PL-031',
    'identity',
    policy('{"Sid": 1, "Effect": "Allow", "Action": "*", "Resource": "*"}'),
    '*DATA_TYPE_MISMATCH',
  ],
  [
    'PL-045',
    'trust',
    policy('{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}'),
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
  ],
  [
    'PL-045',
    'trust',
    policy('{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "NotResource": "*"}'),
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
  ],
  [
    'PL-045',
    'trust',
    policy('{"Effect": "Allow", "NotPrincipal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}'),
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
  ],
  ['PL-055', 'resource', principal('"arn:aws:iam::111122223333:root"'), 'INVALID_PRINCIPAL_FORMAT'],
  ['PL-055', 'resource', principal('["*"]'), 'INVALID_PRINCIPAL_FORMAT'],
  [
    'PL-055',
    'resource',
    principal('{"aws": "*", "Services": "ec2.amazonaws.com"}'),
    'INVALID_PRINCIPAL_KEY INVALID_PRINCIPAL_KEY',
  ],
  [
    'PL-055',
    'resource',
    principal(
      '{"AWS": ["*", "111122223333", "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:role/a/b", "arn:aws:iam::111122223333:user/c"]}',
    ),
    '',
  ],
  [
    'PL-055',
    'resource',
    principal(
      '{"AWS": ["arn:aws:sts::111122223333:assumed-role/R/S", "arn:aws-cn:sts::111122223333:federated-user/N", "AROAEXAMPLEEXAMPLE123"]}',
    ),
    '',
  ],
  [
    'PL-055',
    'resource',
    principal('{"AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE"}'),
    '',
  ],
  ['PL-055', 'resource', principal('{"AWS": "arn:aws:iam::111122223333:group/g"}'), 'INVALID_PRINCIPAL_FORMAT'],
  [
    'PL-055',
    'resource',
    principal(
      '{"AWS": ["arn:aws:sts::111122223333:assumed-role/R", "arn:aws:iam::1:root", "x", "", "arn:aws:s3:::b", "arn:aws:iam::111122223333:role/"]}',
    ),
    Array(6).fill('INVALID_PRINCIPAL_FORMAT').join(' '),
  ],
  [
    'PL-055 F-22',
    'resource',
    principal('{"AWS": ["1111-2222-3333", "arn:aws:iam::1111-2222-3333:root"]}'),
    'INVALID_PRINCIPAL_FORMAT INVALID_PRINCIPAL_FORMAT',
  ],
  [
    'PL-055 F-23',
    'resource',
    principal('{"AWS": [12345678901, "12345678901"]}'),
    'DATA_TYPE_MISMATCH INVALID_PRINCIPAL_FORMAT',
  ],
  ['PL-055 F-20', 'resource', principal('{"AWS": "arn:aws:iam::<account-id>:root"}'), 'INVALID_PRINCIPAL_FORMAT'],
  ['PL-056', 'resource', principal('{"AWS": "arn:aws:iam::111122223333:role/*"}'), 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
  ['PL-056', 'resource', principal('{"Service": "*"}'), 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
  ['PL-056', 'resource', principal('{"Service": "s3.*.amazonaws.com"}'), 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
  ['PL-056', 'resource', principal('{"AWS": "*"}'), ''],
  ['PL-060', 'identity', action('["*", "iam:*AccessKey*", "s3:Get?bject", "S3:getobject"]'), ''],
  ['PL-061', 'identity', action('["GetObject", "s3:Get:Object", ""]'), 'INVALID_ACTION INVALID_ACTION INVALID_ACTION'],
  ['PL-061 F-38', 'identity', action('"s3:GetObject, s3:PutObject"'), 'INVALID_ACTION'],
  [
    'PL-062',
    'identity',
    action('["s*:GetObject", "s3_:Get", ":Get"]'),
    'INVALID_SERVICE_IN_ACTION INVALID_SERVICE_IN_ACTION INVALID_SERVICE_IN_ACTION',
  ],
  ['PL-062', 'identity', action('["*:*", "*:Get*"]'), ''],
  ['PL-062 F-35', 'identity', action('" s3:Get*"'), 'INVALID_SERVICE_IN_ACTION'],
  ['PL-063', 'identity', action('["s3:GetObject,PutObject", "s3:GetObject ", "s3:"]'), ''],
  ['PL-064', 'identity', action('"s3:NoSuchAction"'), ''],
  [
    'PL-070',
    'identity',
    resource('["bucket", "", "${aws:username}"]'),
    'INVALID_ARN_PREFIX INVALID_ARN_PREFIX INVALID_ARN_PREFIX',
  ],
  ['PL-070 F-34', 'identity', resource('"s3://b/k"'), 'INVALID_ARN_PREFIX'],
  ['PL-070 F-35', 'identity', resource('" arn:aws:s3:::b"'), 'INVALID_ARN_PREFIX'],
  ['PL-070 F-19', 'identity', resource('"${aws_s3_bucket.b.arn}/*"'), 'INVALID_ARN_PREFIX'],
  ['PL-076', 'identity', resource('["*", "arn:aws:sqs", "arn:*:s3:::b"]'), ''],
  ['PL-133', 'identity', condition('{"ForAnyValue::StringEqualsIfExists": {"k": "v"}}'), 'INVALID_CONDITION_OPERATOR'],
  [
    'PL-133',
    'identity',
    condition('{"ForAny:StringEquals": {"k": "v"}, "IfExistsBool": {"k": "v"}}'),
    'INVALID_CONDITION_OPERATOR INVALID_CONDITION_OPERATOR',
  ],
  ['PL-134', 'identity', condition('{"BoolNotEquals": {"k": "v"}}'), 'INVALID_CONDITION_OPERATOR'],
  ['PL-146', 'identity', condition('{"NullIfExists": {"k": "true"}}'), ''],
  ['12.20', 'identity', condition('{"forallvalues:stringequalsifexists": {"k": "v"}}'), '*INVALID_CONDITION_OPERATOR'],
  ['PL-042', 'rcp', policy('{"Effect": "Allow", "Principal": {"AWS": "*"}, "NotAction": "*", "Resource": "*"}'), ''],
];

describe('readPolicy', () => {
  it.each(table)('%s in %s: %j', (rule, type, text, codes) => {
    const read = readPolicy(text, types[type]);
    expect(sayFindings(text, read.findings).replaceAll(/@\d+:\d+/g, '')).toBe(codes);
    const stops = codes.split(' ').some((code) => code !== '' && !code.startsWith('*'));
    expect(read.stopped !== undefined).toBe(stops);
    if (codes !== '' && rule.startsWith('PL-'))
      expect(read.findings.map((finding) => finding.rule)).toContain(
        rule === 'PL-022' && codes === 'DUPLICATE_KEY' ? 'PL-020' : rule.slice(0, 6),
      );
  });

  it.each(table.filter(([, , , codes]) => codes !== ''))(
    '%s in %s: each fix of %j takes its finding away',
    (_rule, type, text) => {
      for (const finding of readPolicy(text, types[type]).findings) {
        for (const fix of finding.fixes ?? []) {
          const mended = applyFix(text, fix);
          const left = readPolicy(mended, types[type]).findings;
          const same = left.filter(({ code, message }) => code === finding.code && message === finding.message);
          expect(same, `${fix.label}: ${mended}`).toEqual([]);
        }
      }
    },
  );

  it('messages are lower case, without a final period', () => {
    for (const [, type, text] of table) {
      for (const { message } of readPolicy(text, types[type]).findings) {
        expect(message).toMatch(/^[^A-Z]|^JSON|^U\+/);
        expect(message).not.toMatch(/\.$/);
      }
    }
  });

  it.each([
    [
      '{"Version": "2012-10-18",\n "Statement": {"Effect": "Allow"}}',
      'INVALID_VERSION@1:13 MISSING_ACTION@2:15 MISSING_RESOURCE@2:15',
    ],
    [
      '{\n  “Version”: "2012-10-17",\n  "Statement": [{\n    "Effect": "allow",\n    "Action": "s3:*"\n    "Resource": "*",\n  }]\n}',
      'CURLY_QUOTE@2:3 CURLY_QUOTE@2:11 INVALID_EFFECT@4:15 MISSING_COMMA@5:21 TRAILING_COMMA@6:20',
    ],
    [
      '{"Statement": [{"Effect": "Deny", "Action": "x", "Resource": ["*", "b"]}]}',
      'INVALID_ACTION@1:45 INVALID_ARN_PREFIX@1:68',
    ],
  ])('reports all faults of %j in one pass, in text order, with their places', (text, expected) => {
    expect(sayFindings(text, readPolicy(text, 'identityBasedPolicy').findings)).toBe(expected);
  });
});

describe('what readPolicy gives', () => {
  it('reads every element with its place', () => {
    const text = policy(
      '[{"Sid": "A", "Effect": "Allow", "Principal": {"AWS": ["111122223333"], "Service": "ec2.amazonaws.com"}, "NotAction": "s3:*", "Resource": ["arn:aws:s3:::b"], "Condition": {"ForAnyValue:StringLikeIfExists": {"aws:TagKeys": ["a", 10, true]}}}]',
    );
    const { statements, version: read, stopped } = readPolicy(text, 'resourceBasedPolicy');
    expect(stopped).toBeUndefined();
    expect(read).toBe('2012-10-17');
    const [statement] = statements;
    expect(statement).toMatchObject({
      index: 0,
      sid: { value: 'A' },
      effect: 'Allow',
      principal: {
        element: 'Principal',
        entries: [
          { type: 'AWS', value: '111122223333' },
          { type: 'Service', value: 'ec2.amazonaws.com' },
        ],
      },
      action: { element: 'NotAction', patterns: [{ value: 's3:*' }] },
      resource: { element: 'Resource', patterns: [{ value: 'arn:aws:s3:::b' }] },
      conditions: [
        {
          set: 'ForAnyValue',
          base: 'StringLike',
          ifExists: true,
          key: { value: 'aws:TagKeys' },
          values: [{ value: 'a' }, { value: '10' }, { value: 'true' }],
        },
      ],
    });
    const slice = (span?: { from: number; to: number }) => span && text.slice(span.from, span.to);
    expect(slice(statement?.effectSpan)).toBe('"Allow"');
    expect(slice(statement?.action.keySpan)).toBe('"NotAction"');
    expect(slice(statement?.action.span)).toBe('"s3:*"');
    expect(slice(statement?.conditions[0]?.span)).toBe('"aws:TagKeys": ["a", 10, true]');
    expect(slice(statement?.conditions[0]?.values[1]?.span)).toBe('10');
  });

  it('PL-019 numbers keep their digits', () => {
    const { statements } = readPolicy(
      condition('{"NumericEquals": {"k": 123456789012345678901}}'),
      'identityBasedPolicy',
    );
    expect(statements[0]?.conditions[0]?.values[0]?.value).toBe('123456789012345678901');
  });

  it('PL-006 a missing Version reads as 2008-10-17', () => {
    const policy = readPolicy(
      '{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}',
      'identityBasedPolicy',
    );
    expect(policy.version).toBe('2008-10-17');
    expect(policy.versionElement).toBeUndefined();
  });

  it('12.20 an operator in another letter case is read as what it means', () => {
    const { statements } = readPolicy(
      condition('{"forallvalues:ipaddressIFEXISTS": {"k": "v"}}'),
      'identityBasedPolicy',
    );
    expect(statements[0]?.conditions[0]).toMatchObject({ set: 'ForAllValues', base: 'IpAddress', ifExists: true });
  });

  it('a statement that can be read stands beside a broken one, with its own index', () => {
    const { statements, stopped } = readPolicy(
      policy('[{"Effect": "x"}, 5, {"Effect": "Deny", "Action": "*", "Resource": "*"}]'),
      'identityBasedPolicy',
    );
    expect(stopped?.code).toBe('MISSING_ACTION');
    expect(statements.map(({ index }) => index)).toEqual([2]);
  });

  it('the same text and type give the same object', () => {
    const text = allow('"Resource": "*"');
    expect(readPolicy(text, 'identityBasedPolicy')).toBe(readPolicy(`${text}`, 'identityBasedPolicy'));
    expect(readPolicy(text, 'identityBasedPolicy')).not.toBe(readPolicy(text, 'sessionPolicy'));
  });

  it('names like __proto__ and constructor are unknown elements', () => {
    const { findings } = readPolicy(
      '{"__proto__": 1, "constructor": 2, "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}',
      'identityBasedPolicy',
    );
    expect(findings.map(({ code }) => code)).toEqual(['INVALID_POLICY_ELEMENT', 'INVALID_POLICY_ELEMENT']);
  });
});

describe('did you mean', () => {
  it.each([
    [condition('{"StringEqual": {"k": "v"}}'), '"StringEquals"'],
    [condition('{"StringNotEqual": {"k": "v"}}'), '"StringNotEquals"'],
    [condition('{"StringEqualsIfExist": {"k": "v"}}'), '"StringEqualsIfExists"'],
    [condition('{"ForAnyValues:StringLikes": {"k": "v"}}'), '"ForAnyValue:StringLike"'],
    [condition('{"ForAllValue:StringEquals": {"k": "v"}}'), '"ForAllValues:StringEquals"'],
    [condition('{"ForAllValues::StringEquals": {"k": "v"}}'), '"ForAllValues:StringEquals"'],
    [condition('{"ArnsLike": {"k": "v"}}'), '"ArnLike"'],
    [condition('{"IpAddresses": {"k": "v"}}'), '"IpAddress"'],
    [condition('{"NotStringEquals": {"k": "v"}}'), '"StringNotEquals"'],
    [condition('{"BoolEquals": {"k": "v"}}'), '"Bool"'],
    [condition('{"IpNotAddress": {"k": "v"}}'), '"NotIpAddress"'],
    [policy('{"Effect": "Permit", "Action": "*", "Resource": "*"}'), '"Allow"'],
    [policy('{"Effect": "DENY", "Action": "*", "Resource": "*"}'), '"Deny"'],
    [policy('{"Effect": "Deny", "Actions": "*", "Resource": "*"}'), '"Action"'],
    [policy('{"Effect": "Deny", "Action": "*", "Resource": "*", "Conditions": {}}'), '"Condition"'],
    [policy('{"SID": "x", "Effect": "Deny", "Action": "*", "Resource": "*"}'), '"Sid"'],
    [policy('{"Effect": "Deny", "NotActions": "*", "Resource": "*"}'), '"NotAction"'],
    ['{"Statements": {"Effect": "Deny", "Action": "*", "Resource": "*"}}', '"Statement"'],
  ])('F-24 F-25 F-32 %j', (text, expected) => {
    const inserts = readPolicy(text, 'identityBasedPolicy').findings.flatMap(({ fixes = [] }) =>
      fixes.flatMap(({ edits }) => edits.map(({ insert }) => insert)),
    );
    expect(inserts).toContain(expected);
  });

  it('suggests nothing where nothing is near', () => {
    const { findings } = readPolicy(condition('{"Frobnicate": {"k": "v"}}'), 'identityBasedPolicy');
    expect(findings[0]?.fixes).toBeUndefined();
  });
});

describe('fixes of a whole', () => {
  const mend = (text: string, code: string, type: PolicyType = 'identityBasedPolicy') => {
    const fix = readPolicy(text, type).findings.find((finding) => finding.code === code)?.fixes?.[0];
    return fix === undefined ? undefined : applyFix(text, fix);
  };

  it('F-27 merges duplicate actions', () => {
    expect(
      mend(
        '{"Statement": {"Effect": "Deny", "Action": "s3:a", "Action": ["s3:b", "s3:c"], "Resource": "*"}}',
        'DUPLICATE_KEY',
      ),
    ).toBe('{"Statement": {"Effect": "Deny", "Action": ["s3:a", "s3:b", "s3:c"], "Resource": "*"}}');
  });

  it('F-27 merges duplicate operators, never two effects', () => {
    expect(mend(condition('{"Bool": {"a": "true"}, "Bool": {"b": "true"}}'), 'DUPLICATE_KEY')).toBe(
      condition('{"Bool": {"a": "true", "b": "true"}}'),
    );
    expect(mend(allow('"Resource": "*", "Effect": "Deny"'), 'DUPLICATE_KEY')).toBeUndefined();
  });

  it('F-16 merges the statements of two documents', () => {
    const statement = '{"Effect": "Deny", "Action": "*", "Resource": "*"}';
    expect(mend(`{"Statement": ${statement}}\n{"Statement": [${statement}]}\n`, 'EXTRA_CONTENT')).toBe(
      `{"Statement": [${statement}, ${statement}]}`,
    );
    expect(
      mend(`{"Statement": ${statement}} {"Version": "2012-10-17", "Statement": ${statement}}`, 'EXTRA_CONTENT'),
    ).toBeUndefined();
  });

  it('F-30 takes the Resource out of a trust policy', () => {
    const text = '{"Statement": {"Resource": "*", "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}';
    expect(mend(text, 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', 'trustPolicy')).toBe(
      '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}',
    );
  });

  it('F-38 splits actions in one string, inside a list and outside', () => {
    expect(mend(action('"s3:a, s3:b"'), 'INVALID_ACTION')).toBe(action('["s3:a", "s3:b"]'));
    expect(mend(action('["s3:c", "s3:a,s3:b"]'), 'INVALID_ACTION')).toBe(action('["s3:c", "s3:a", "s3:b"]'));
  });

  it('F-22 F-23 mends account IDs', () => {
    expect(
      mend(principal('{"AWS": "arn:aws:iam::1111-2222-3333:root"}'), 'INVALID_PRINCIPAL_FORMAT', 'resourceBasedPolicy'),
    ).toBe(principal('{"AWS": "arn:aws:iam::111122223333:root"}'));
    expect(mend(principal('{"AWS": "12345678901"}'), 'INVALID_PRINCIPAL_FORMAT', 'resourceBasedPolicy')).toBe(
      principal('{"AWS": "012345678901"}'),
    );
    expect(mend(principal('{"AWS": 012345678901}'), 'LEADING_ZERO', 'resourceBasedPolicy')).toBe(
      principal('{"AWS": "012345678901"}'),
    );
  });
});
