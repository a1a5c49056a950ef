import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/engine/policy/read';

/**
 * Identity-based policies that IAM takes, and ones with a single defect that it refuses (section 13, corpus 4). What
 * IAM refuses to save and still evaluates once it is stored is among the accepted ones: the contract's list decides.
 */
const statement = { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::example' };
const whole = (change: object): unknown => ({ Version: '2012-10-17', Statement: { ...statement, ...change } });
const without = (name: keyof typeof statement): unknown => {
  const { [name]: _left, ...rest } = statement;
  return { Version: '2012-10-17', Statement: [rest] };
};
const having = (condition: unknown): unknown => whole({ Condition: condition });

const accepted: readonly (readonly [what: string, document: unknown])[] = [
  ['one statement', whole({})],
  ['a list of one', { Version: '2012-10-17', Statement: [statement] }],
  ['an Id', { Version: '2012-10-17', Id: 'x y', Statement: statement }],
  ['no Version', { Statement: statement }],
  ['the old Version', { Version: '2008-10-17', Statement: statement }],
  ['an empty Sid', whole({ Sid: '' })],
  [
    'two empty Sids',
    {
      Version: '2012-10-17',
      Statement: [
        { ...statement, Sid: '' },
        { ...statement, Sid: '' },
      ],
    },
  ],
  ['a Sid with blanks', whole({ Sid: 'a b' })],
  ['an action list', whole({ Action: ['s3:ListBucket', 'S3:Get*'] })],
  ['all actions', whole({ Action: '*' })],
  ['an empty action list', whole({ Action: [] })],
  ['an action name with a comma', whole({ Action: 's3:Get,Put' })],
  ['an unknown action', whole({ Action: 'nosuch:Thing' })],
  ['a prefix with a dot and a hyphen', whole({ Action: 'a-b.c:Get' })],
  ['every service', whole({ Action: '*:List*' })],
  ['an empty resource list', whole({ Resource: [] })],
  ['all resources', whole({ Resource: '*' })],
  ['a short ARN', whole({ Resource: 'arn:aws:sqs' })],
  ['an ARN of any partition', whole({ Resource: 'arn:*:kms:*:*:key/*' })],
  ['a variable in a resource', whole({ Resource: 'arn:aws:s3:::b/${aws:username}' })],
  ['an unknown service in an ARN', whole({ Resource: 'arn:aws:nosuch:::x' })],
  ['NotResource', { Version: '2012-10-17', Statement: { Effect: 'Deny', NotAction: 'iam:*', NotResource: '*' } }],
  ['an empty Condition', having({})],
  ['an empty operator', having({ StringEquals: {} })],
  ['an unknown operator that says nothing', having({ Nothing: {} })],
  ['an empty value list', having({ StringEquals: { 'aws:username': [] } })],
  ['a boolean value', having({ Bool: { 'aws:SecureTransport': true } })],
  ['a number value', having({ NumericEquals: { 's3:max-keys': 1.5 } })],
  ['values of different types', having({ StringEquals: { 'aws:username': ['a', 1, false] } })],
  ['an unknown key', having({ StringEquals: { 'x:y': 'z' } })],
  ['a key without a prefix', having({ StringEquals: { y: 'z' } })],
  ['every part of an operator', having({ 'ForAllValues:StringNotLikeIfExists': { 'aws:TagKeys': 'a' } })],
  ['a bare operator on a multivalued key', having({ StringEquals: { 'aws:TagKeys': 'a' } })],
  ['an invalid date', having({ DateGreaterThan: { 'aws:CurrentTime': 'sdfdsf' } })],
  ['an invalid address', having({ IpAddress: { 'aws:SourceIp': '203.0.113.*' } })],
  ['Null with IfExists', having({ NullIfExists: { 'aws:username': 'true' } })],
];

const refused: readonly (readonly [what: string, document: unknown, rule: string])[] = [
  ['a list for a document', [statement, 1], 'PL-001'],
  ['a string for a document', 'x', 'PL-001'],
  ['a number for a document', 5, 'PL-001'],
  ['a boolean for a document', true, 'PL-001'],
  ['an element of its own', { Version: '2012-10-17', Comment: 'x', Statement: statement }, 'PL-002'],
  ['a lower-case element', { Version: '2012-10-17', statement }, 'PL-003'],
  ['a Version of another day', { Version: '2012-10-18', Statement: statement }, 'PL-005'],
  ['an empty Version', { Version: '', Statement: statement }, 'PL-005'],
  ['a Version list', { Version: ['2012-10-17'], Statement: statement }, 'PL-005'],
  ['a Version object', { Version: {}, Statement: statement }, 'PL-005'],
  ['no Statement', { Version: '2012-10-17' }, 'PL-010'],
  ['no statement in the list', { Version: '2012-10-17', Statement: [] }, 'PL-010'],
  ['a string among statements', { Version: '2012-10-17', Statement: ['x'] }, 'PL-010'],
  ['a null Statement', { Version: '2012-10-17', Statement: null }, 'PL-010'],
  ['a null among statements', { Version: '2012-10-17', Statement: [null] }, 'PL-010'],
  ['an empty statement', { Version: '2012-10-17', Statement: {} }, 'PL-012'],
  ['an element of its own in a statement', whole({ Comment: 'x' }), 'PL-011'],
  ['a plural element', whole({ Actions: 's3:Get*' }), 'PL-011'],
  ['a lower-case Effect', whole({ Effect: 'allow' }), 'PL-012'],
  ['an empty Effect', whole({ Effect: '' }), 'PL-012'],
  ['an Effect list', whole({ Effect: ['Allow'] }), 'PL-012'],
  ['a null Effect', whole({ Effect: null }), 'PL-012'],
  ['no Effect', without('Effect'), 'PL-012'],
  ['no Action', without('Action'), 'PL-013'],
  ['Action and NotAction', whole({ NotAction: 's3:Get*' }), 'PL-013'],
  ['no Resource', without('Resource'), 'PL-014'],
  ['Resource and NotResource', whole({ NotResource: '*' }), 'PL-014'],
  ['a Principal', whole({ Principal: '*' }), 'PL-015'],
  ['a NotPrincipal', whole({ NotPrincipal: { AWS: '*' } }), 'PL-015'],
  ['a Condition list', having([]), 'PL-016'],
  ['a Condition string', having('x'), 'PL-016'],
  ['a null Condition', having(null), 'PL-016'],
  ['an operator list', having({ StringEquals: ['x'] }), 'PL-016'],
  ['an operator string', having({ StringEquals: 'x' }), 'PL-016'],
  ['a null operator', having({ StringEquals: null }), 'PL-016'],
  ['a key without an operator', having({ 'aws:username': 'x' }), 'PL-016'],
  ['an action object', whole({ Action: {} }), 'PL-018'],
  ['a list in an action list', whole({ Action: [[]] }), 'PL-018'],
  ['a number for an action', whole({ Action: 1 }), 'PL-018'],
  ['a null action', whole({ Action: null }), 'PL-018'],
  ['a resource object', whole({ Resource: {} }), 'PL-018'],
  ['a number for a resource', whole({ Resource: 1 }), 'PL-018'],
  ['a list in a resource list', whole({ Resource: [['*']] }), 'PL-018'],
  ['a null in a resource list', whole({ Resource: ['*', null] }), 'PL-018'],
  ['two spellings of one key', having({ StringEquals: { 'aws:username': 'a', 'aws:UserName': 'b' } }), 'PL-021'],
  ['two spellings of one operator', having({ StringEquals: { a: 'a' }, stringEquals: { b: 'b' } }), 'PL-022'],
  [
    'an empty NotAction',
    { Version: '2012-10-17', Statement: { Effect: 'Allow', NotAction: [], Resource: '*' } },
    'PL-026',
  ],
  [
    'an empty NotResource',
    { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', NotResource: [] } },
    'PL-026',
  ],
  ['an action without a service', whole({ Action: 'ListBucket' }), 'PL-061'],
  ['an empty action', whole({ Action: '' }), 'PL-061'],
  ['an action with two colons', whole({ Action: 's3:List:Bucket' }), 'PL-061'],
  ['a wildcard in the service', whole({ Action: 's*:ListBucket' }), 'PL-062'],
  ['a blank in the service', whole({ Action: 's 3:ListBucket' }), 'PL-062'],
  ['an underscore in the service', whole({ Action: 's_3:ListBucket' }), 'PL-062'],
  ['no service before the colon', whole({ Action: ':ListBucket' }), 'PL-062'],
  ['a resource that is no ARN', whole({ Resource: 'example' }), 'PL-070'],
  ['an empty resource', whole({ Resource: '' }), 'PL-070'],
  ['a wildcard before arn', whole({ Resource: '*arn:aws:s3:::b' }), 'PL-070'],
  ['one bad resource among good ones', whole({ Resource: ['*', 'example'] }), 'PL-070'],
  ['an operator with two colons', having({ 'ForAnyValue::StringEquals': { a: 'b' } }), 'PL-133'],
  ['an unknown set operator', having({ 'ForSomeValues:StringEquals': { a: 'b' } }), 'PL-133'],
  ['a set operator alone', having({ 'ForAnyValue:': { a: 'b' } }), 'PL-133'],
  ['an operator that IAM lacks', having({ BoolNotEquals: { a: 'true' } }), 'PL-134'],
  ['an empty operator name', having({ '': { a: 'b' } }), 'PL-134'],
];

describe('identity-based policies', () => {
  it.each(accepted)('do not stop with %s', (_what, document) => {
    expect(readPolicy(JSON.stringify(document), 'identityBasedPolicy').stopped).toBeUndefined();
  });

  it.each(refused)('stop with %s', (_what, document, rule) => {
    const { findings } = readPolicy(JSON.stringify(document), 'identityBasedPolicy');
    expect(findings.filter(({ stops }) => stops).map((finding) => finding.rule)).toContain(rule);
  });
});
