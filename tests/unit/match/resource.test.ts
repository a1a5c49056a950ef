import { describe, expect, it } from 'vitest';
import { matchResource } from '../../../src/engine/match/resource';
import type { PolicyType, PolicyVersion } from '../../../src/engine/policy/policy';
import { buildContext, buildPolicy, buildSubject, type StatementSource, type Values } from './build';

interface Options {
  readonly keys?: Values;
  readonly type?: PolicyType;
  readonly version?: PolicyVersion;
  readonly attachedTo?: string;
}

function node(source: StatementSource, resource: string, { keys = {}, type, version, attachedTo }: Options = {}) {
  const { policy, statement } = buildPolicy(source, type, version);
  const context = buildContext(keys, ['aws:TagKeys']);
  return matchResource(policy, statement, buildSubject({ resource, context, ...(attachedTo ? { attachedTo } : {}) }));
}

function res(pattern: string, resource: string, options?: Options): boolean | undefined {
  return node({ Resource: pattern }, resource, options)?.matches;
}

/** Whether it matches, and by which special rule. */
function ruled(pattern: string, resource: string, options?: Options) {
  const element = node({ Resource: pattern }, resource, options);
  return [element?.matches, element?.patterns[0]?.rule];
}

const bucket = 'arn:aws:s3:::b';
const queue = 'arn:aws:sqs:eu-west-1:111122223333:q';
const lambda = 'arn:aws:lambda:us-east-1:111122223333:function:my-f';

describe('Resource patterns', () => {
  it.each([
    [
      'PL-071',
      'arn:aws:lambda:*:111122223333:function:my-*',
      'arn:aws:lambda:eu-west-1:111122223333:function:my-f:PROD',
      true,
    ],
    ['PL-072', `${bucket}/????-test`, `${bucket}/1234-test`, true],
    ['PL-072', `${bucket}/????-test`, `${bucket}/123-test`, false],
    ['PL-073', `${bucket}/*`, bucket, false],
    ['PL-073', `${bucket}/*`, `${bucket}/`, true],
    ['PL-073', bucket, `${bucket}/k`, false],
    ['PL-073', `${bucket}*`, `${bucket}/k`, true],
    ['PL-070', 'bucket', 'bucket', false],
    ['PL-078', 'arn:*:s3:::b/*', `${bucket}/k`, true],
    ['PL-079', 'arn:aws:*code*::x:y', 'arn:aws:codebuild::x:y', true],
    ['PL-081', '*', bucket, true],
    ['PL-081', 'arn:aws:s3:::*', '*', false],
    ['RL-01', '*', '*', true],
    ['PL-083', `${bucket}/a\${*}c`, `${bucket}/a*c`, true],
    ['PL-083', `${bucket}/a\${*}c`, `${bucket}/axc`, false],
    ['PL-084', `${bucket}/x`, `${bucket}/*`, false],
    ['PL-085', `${bucket}/a/b`, `${bucket}/a//b`, false],
    ['PL-085', `${bucket}/a%20b`, `${bucket}/a b`, false],
    ['1.1', 'arn:aws:S3:::b', bucket, false],
    ['1.1', 'arn:aws:iam::111122223333:user/bob', 'arn:aws:iam::111122223333:user/Bob', false],
  ])('%s `%s` and `%s`: %s', (_, pattern, resource, expected) => {
    expect(res(pattern, resource)).toBe(expected);
  });

  it.each([
    ['1/test/o.jpg', true],
    ['1/2/test/o.jpg', true],
    ['1/2/test/3/o.jpg', true],
    ['1///test///o.jpg', true],
    ['1/test/.jpg', true],
    ['/test/o.jpg', true],
    ['1/test/', true],
    ['1-test/o.jpg', false],
    ['test/o.jpg', false],
    ['1/2/test.jpg', false],
  ])('PL-074 `b/*/test/*` and b/%s: %s', (key, expected) => {
    expect(res(`${bucket}/*/test/*`, `${bucket}/${key}`)).toBe(expected);
  });

  it('PL-075 a star at the end of a field may run past colons, and says so', () => {
    expect(ruled('arn:aws:lambda:*:function:my-*', lambda)).toEqual([true, 'PL-075']);
    expect(ruled('arn:aws:lambda:us-*:*:function:my-*', lambda)).toEqual([true, undefined]);
    expect(ruled('arn:aws:lambda:*-1:function:my-*', lambda)).toEqual([false, undefined]);
    expect(ruled('arn:aws:lambda:?:function:my-*', lambda)).toEqual([false, undefined]);
  });

  it('PL-076 an identity-based policy fills what an ARN lacks with stars', () => {
    expect(ruled('arn:aws:sqs', queue)).toEqual([true, 'PL-076']);
    expect(ruled('arn:aws:sqs:us-*', queue)).toEqual([false, undefined]);
    expect(ruled('arn:aws:sqs', queue, { type: 'sessionPolicy' })).toEqual([false, 'PL-076']);
  });

  it('PL-077 other policy types fill some incomplete ARNs', () => {
    const incomplete = (pattern: string, type: PolicyType) => ruled(pattern, queue, { type });
    expect(incomplete('arn:aws:sqs', 'permissionsBoundary')).toEqual([true, 'PL-076']);
    expect(incomplete('arn:aws:sqs', 'resourceBasedPolicy')).toEqual([false, 'PL-077']);
    expect(incomplete('arn:aws:sqs:*', 'resourceBasedPolicy')).toEqual([true, 'PL-077']);
    expect(incomplete('arn:aws:sqs:*', 'vpcEndpointPolicy')).toEqual([true, 'PL-077']);
    expect(incomplete('arn:aws:sqs', 'serviceControlPolicy')).toEqual([false, 'PL-077']);
    expect(incomplete('arn:aws:sqs:*', 'serviceControlPolicy')).toEqual([true, 'PL-077']);
    expect(incomplete('arn:aws:sqs:*', 'resourceControlPolicy')).toEqual([false, 'PL-077']);
  });

  it('PL-082 NotResource applies where no pattern matches', () => {
    const not = (resource: string) => node({ NotResource: [`${bucket}/*`, 'arn:aws:s3:::c'] }, resource)?.matches;
    expect([not(bucket), not(`${bucket}/k`), not('arn:aws:s3:::c'), not('*')]).toEqual([true, false, false, true]);
  });

  it('PL-025 an empty list matches nothing', () => {
    expect(node({ Resource: [] }, bucket)?.matches).toBe(false);
  });

  it('PL-014 without Resource, a resource-based policy means the resource it is attached to', () => {
    const missing = (type: PolicyType, resource: string) => node({}, resource, { type, attachedTo: bucket });
    expect(missing('resourceBasedPolicy', bucket)).toMatchObject({ matches: true, rule: 'PL-014', patterns: [] });
    expect(missing('keyPolicy', bucket)?.matches).toBe(true);
    expect(missing('resourceBasedPolicy', `${bucket}/k`)?.matches).toBe(false);
    expect(missing('identityBasedPolicy', bucket)?.matches).toBe(false);
    expect(missing('trustPolicy', bucket)).toBeUndefined();
  });

  it('lists the nearest patterns and counts the rest', () => {
    const Resource = Array.from({ length: 20 }, (_, index) => `arn:aws:s3:::bucket-${index}`);
    const element = node({ Resource: [...Resource, `${bucket}/*`] }, `${bucket}/k`);
    expect(element?.patterns).toHaveLength(6);
    expect(element?.omitted).toBe(15);
  });
});

describe('variables in Resource', () => {
  const agent = 'arn:aws:bedrock:eu-west-1:111122223333:agent/x';
  const home = `${bucket}/\${aws:username}/*`;

  it('PL-101 puts the value in, and shows the text', () => {
    const element = node({ Resource: home }, `${bucket}/alice/x`, { keys: { 'aws:username': 'alice' } });
    expect(element?.patterns[0]).toMatchObject({ matches: true, resolved: `${bucket}/alice/*` });
  });

  it('PL-100, PL-006 leaves variables as text before 2012-10-17', () => {
    const options: Options = { version: '2008-10-17', keys: { 'aws:username': 'alice' } };
    expect(res(home, `${bucket}/alice/x`, options)).toBe(false);
    expect(res(home, `${bucket}/\${aws:username}/x`, options)).toBe(true);
    expect(res(`${bucket}/\${*}`, `${bucket}/\${zzz}`, options)).toBe(true);
  });

  it('PL-104 takes variables in every field, and says so for those before the fifth colon', () => {
    const keys = { 'aws:PrincipalAccount': '111122223333' };
    const pattern = 'arn:aws:bedrock:*:${aws:PrincipalAccount}:agent/*';
    expect(ruled(pattern, agent, { keys })).toEqual([true, 'PL-104']);
    expect(ruled(pattern, agent, { keys: { 'aws:PrincipalAccount': '999988887777' } })).toEqual([false, undefined]);
  });

  it.each([
    ['PL-105', "${aws:PrincipalTag/team, 'company-wide'}", {}, 'company-wide', true],
    ['PL-105', "${aws:PrincipalTag/team, 'company-wide'}", { 'aws:PrincipalTag/team': 'yellow' }, 'yellow', true],
    ['PL-105', '${ aws:username}', { 'aws:username': 'a' }, 'a', false],
    ['PL-105', '${}', {}, '', false],
    ['PL-106', "${aws:username,'d'}", {}, 'd', false],
    ['PL-106', "${aws:username,'d'}", { 'aws:username': 'a' }, 'a', false],
    ['PL-107', 'a$b{c}', {}, 'a$b{c}', true],
    ['PL-107', 'a${b', {}, 'a${b', true],
    ['PL-113', '${aws:TagKeys}', { 'aws:TagKeys': ['a'] }, 'a', false],
    ['PL-114', '${s3:prefix}', { 's3:prefix': 'p' }, 'p', true],
    ['PL-115', '${aws:PrincipalTag/team}/k', { 'aws:PrincipalTag/team': '*' }, 'x/k', false],
    ['PL-115', '${aws:PrincipalTag/team}/k', { 'aws:PrincipalTag/team': '*' }, '*/k', true],
    ['PL-117', '${aws:PrincipalTag/a}', { 'aws:PrincipalTag/a': '${aws:username}', 'aws:username': 'x' }, 'x', false],
    ['PL-118', 'a${?}', {}, 'a?', true],
    ['PL-118', 'a${$}', {}, 'a$', true],
    ['PL-119', "${aws:PrincipalTag/team, 'x'}", { 'aws:PrincipalTag/team': '' }, 'x', true],
    ['PL-119', '${aws:PrincipalTag/team}', { 'aws:PrincipalTag/team': '' }, '', false],
    ['1.1', '${AWS:UserName}', { 'aws:username': 'a' }, 'a', true],
  ])('%s `b/%s` with %o and b/%s: %s', (_, pattern, keys, key, expected) => {
    expect(res(`${bucket}/${pattern}`, `${bucket}/${key}`, { keys })).toBe(expected);
  });

  it('PL-108 an entry whose variable has no value matches nothing, and the others still do', () => {
    const source = { Resource: [home, 'arn:aws:s3:::pub/*'] };
    expect(node(source, 'arn:aws:s3:::pub/x')?.matches).toBe(true);
    const element = node(source, `${bucket}/x/`);
    expect(element?.matches).toBe(false);
    expect(element?.patterns[0]).toEqual({
      kind: 'pattern',
      text: home,
      span: { from: 0, to: 0 },
      matches: false,
      rule: 'PL-108',
    });
  });

  it('PL-109 in NotResource such an entry excludes nothing', () => {
    const element = node({ NotResource: home }, `${bucket}/x`);
    expect(element?.matches).toBe(true);
    expect(element?.patterns[0]?.rule).toBe('PL-109');
  });

  it('PL-116 a colon that a variable brings in makes no field', () => {
    const keys = { 'aws:PrincipalTag/x': '111122223333:role/x' };
    expect(res('arn:aws:iam::${aws:PrincipalTag/x}:y', 'arn:aws:iam::111122223333:role/x:y', { keys })).toBe(false);
    expect(res('arn:aws:iam::*:${aws:PrincipalTag/x}', 'arn:aws:iam::1:111122223333:role/x', { keys })).toBe(true);
  });
});
