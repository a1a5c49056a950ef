import { describe, expect, it } from 'vitest';
import { conditionHolds, matchCondition } from '../../../src/engine/match/condition/condition';
import { buildContext, buildRow, buildRows, type Values } from './build';

const several = ['TagKeys', 'aws:TagKeys', 'm'];

/** Whether a whole Condition block holds, by both roads. */
function block(condition: Readonly<Record<string, Values>>, values: Values, multivalued: readonly string[] = several) {
  const context = buildContext(values, multivalued);
  const rows = buildRows(condition);
  const holds = rows.every((row) => conditionHolds(row, '2012-10-17', context));
  expect(rows.every((row) => matchCondition(row, '2012-10-17', context).matches)).toBe(holds);
  return holds;
}

function rule(operator: string, values: string | readonly string[], request: Values, key = 'k') {
  const { rule, notes, matches } = matchCondition(
    buildRow(operator, key, values),
    '2012-10-17',
    buildContext(request, several),
  );
  return notes ? { matches, rule, notes } : { matches, rule };
}

const topic = 'arn:aws:sns:us-west-2:123456789012:TOPIC';
const tags = {
  StringEqualsIgnoreCase: { 'aws:RequestTag/environment': ['preprod', 'storage'] },
  'ForAnyValue:StringEquals': { 'aws:TagKeys': 'environment' },
};

describe('truth tests of section 5.9', () => {
  it.each<[string, Readonly<Record<string, Values>>, readonly (readonly [Values, boolean])[]]>([
    ['T1', { StringEquals: { k: 'a' } }, [[{}, false]]],
    ['T2', { StringEqualsIfExists: { k: 'a' } }, [[{}, true]]],
    ['T3', { StringEqualsIfExists: { k: 'a' } }, [[{ k: 'b' }, false]]],
    ['T4', { StringNotEquals: { k: 'a' } }, [[{}, true]]],
    ['T5', { StringNotEqualsIfExists: { k: 'a' } }, [[{}, true]]],
    ['T6', { StringNotEquals: { k: ['a', 'b'] } }, [[{ k: 'b' }, false]]],
    [
      'T7',
      { 'ForAllValues:StringEquals': { m: ['a', 'b'] } },
      [
        [{ m: ['a'] }, true],
        [{ m: ['a', 'b'] }, true],
        [{ m: ['a', 'c'] }, false],
        [{ m: [] }, true],
        [{}, true],
      ],
    ],
    [
      'T8',
      { 'ForAnyValue:StringEquals': { m: ['a', 'b'] } },
      [
        [{ m: ['a', 'c'] }, true],
        [{ m: ['c'] }, false],
        [{ m: [] }, false],
        [{}, false],
      ],
    ],
    [
      'T9',
      { 'ForAllValues:StringNotEquals': { m: ['a'] } },
      [
        [{ m: ['b', 'c'] }, true],
        [{ m: ['a', 'b'] }, false],
        [{}, true],
      ],
    ],
    [
      'T10',
      { 'ForAnyValue:StringNotEquals': { m: ['a'] } },
      [
        [{ m: ['a', 'b'] }, true],
        [{ m: ['a'] }, false],
        [{}, false],
      ],
    ],
    [
      'T11',
      { Null: { k: 'true' }, StringEquals: { k: 'a' } },
      [
        [{}, false],
        [{ k: 'a' }, false],
        [{ k: 'b' }, false],
        [{ k: '' }, false],
      ],
    ],
    [
      'T12',
      { 'ForAllValues:StringEquals': { m: ['a'] }, Null: { m: 'false' } },
      [
        [{}, false],
        [{ m: ['a'] }, true],
      ],
    ],
    ['T13', { Bool: { k: 'true' } }, [[{ k: 'TRUE' }, true]]],
    [
      'T14',
      { NumericLessThanEquals: { 's3:max-keys': '10' } },
      [
        [{ 's3:max-keys': '10' }, true],
        [{ 's3:max-keys': '11' }, false],
        [{}, false],
      ],
    ],
    [
      'T15',
      { StringLike: { k: '*' } },
      [
        [{ k: '' }, true],
        [{ k: 'x' }, true],
        [{}, false],
      ],
    ],
    [
      'T16',
      { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*'] } },
      [
        [{ 'ec2:InstanceType': 't1.micro' }, true],
        [{ 'ec2:InstanceType': 'm2.micro' }, false],
        [{}, true],
      ],
    ],
    ['T17', { StringEquals: { k1: 'a', k2: 'b' } }, [[{ k1: 'a' }, false]]],
    ['T18', { StringNotEquals: { k1: 'a', k2: 'b' } }, [[{ k1: 'c', k2: 'b' }, false]]],
    [
      'T19',
      { ArnEquals: { k: topic } },
      [
        [{ k: topic.replace('123456789012', '111122223333') }, false],
        [{}, false],
        [{ k: topic }, true],
      ],
    ],
    ['T20', { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } }, [[{}, false]]],
    [
      'T21',
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      [
        [{ 'aws:SourceIp': '203.0.113.1' }, true],
        [{ 'aws:SourceIp': '198.51.100.1' }, false],
        [{}, false],
      ],
    ],
    ['T22', tags, [[{ 'aws:TagKeys': ['Environment'], 'aws:RequestTag/Environment': 'preprod' }, false]]],
    ['T23', tags, [[{ 'aws:TagKeys': ['environment', 'costcenter'], 'aws:RequestTag/environment': 'PreProd' }, true]]],
  ])('%s', (_, condition, cases) => {
    for (const [values, expected] of cases) expect(block(condition, values), JSON.stringify(values)).toBe(expected);
  });
});

/** Whether one row holds for the key `k`. */
function cond(
  operator: string,
  values: string | readonly string[],
  request?: string | readonly string[],
  keys: Values = {},
) {
  return block({ [operator]: { k: values } }, request === undefined ? keys : { k: request, ...keys });
}

describe('shape and combination', () => {
  it('PL-130 values are alternatives, keys and operators all must hold', () => {
    const condition = {
      StringEquals: { dept: ['finance', 'hr', 'legal'], role: ['audit', 'security'] },
      ArnLike: { arn: topic },
    };
    expect(block(condition, { dept: 'hr', role: 'audit', arn: topic })).toBe(true);
    expect(block(condition, { dept: 'hr', role: 'sales', arn: topic })).toBe(false);
    expect(block(condition, { dept: 'hr', role: 'audit' })).toBe(false);
  });

  it('PL-131 negated operators hold only where no value matches', () => {
    expect(['a', 'b', 'c'].map((value) => cond('StringNotEquals', ['a', 'b'], value))).toEqual([false, false, true]);
  });

  it('PL-132 two negated keys must both differ', () => {
    const condition = { StringNotEquals: { k1: 'a', k2: 'b' } };
    expect(block(condition, { k1: 'x', k2: 'x' })).toBe(true);
    expect(block(condition, { k1: 'a', k2: 'x' })).toBe(false);
    expect(block(condition, { k1: 'x', k2: 'b' })).toBe(false);
  });

  it('PL-028, 12.6 an empty list is an OR over nothing', () => {
    expect(cond('StringEquals', [], 'a')).toBe(false);
    expect(cond('StringNotEquals', [], 'a')).toBe(true);
    expect(cond('StringEqualsIfExists', [])).toBe(true);
    expect(cond('StringEqualsIfExists', [], 'a')).toBe(false);
    expect(block({ 'ForAllValues:StringEquals': { m: [] } }, {})).toBe(true);
    expect(block({ 'ForAllValues:StringEquals': { m: [] } }, { m: ['a'] })).toBe(false);
    expect(block({ 'ForAnyValue:StringEquals': { m: [] } }, { m: ['a'] })).toBe(false);
    expect(rule('StringEquals', [], { k: 'a' })).toEqual({ matches: false, rule: 'PL-028', notes: ['12.6'] });
  });

  it('PL-029 no condition is no constraint', () => {
    expect(block({ StringEquals: {} }, {})).toBe(true);
  });

  it.each<[string, string, boolean]>([
    ['StringEquals', 'a', false],
    ['ArnNotLike', topic, true],
    ['NumericLessThan', '1', false],
    ['Bool', 'false', false],
    ['NotIpAddress', '10.0.0.0/8', true],
  ])('PL-140 an absent key under %s', (operator, value, matches) => {
    expect(rule(operator, value, {})).toEqual({ matches, rule: 'PL-140' });
  });

  it('an absent key under IfExists lets every base through (5.2)', () => {
    expect(rule('BoolIfExists', 'false', {})).toEqual({ matches: true, rule: '5.2' });
  });

  it('PL-141, PL-144 ForAllValues holds for an absent key, an empty set and an empty text', () => {
    expect(rule('ForAllValues:StringEquals', 'a', {}, 'm')).toEqual({ matches: true, rule: 'PL-141' });
    expect(rule('ForAllValues:StringNotLikeIfExists', 'a', {}, 'm')).toEqual({ matches: true, rule: 'PL-144' });
    expect(rule('ForAllValues:StringEquals', 'a', { m: [] }, 'm')).toEqual({ matches: true, rule: 'PL-141' });
    expect(rule('ForAllValues:StringEquals', 'a', { m: [''] }, 'm')).toEqual({
      matches: true,
      rule: 'PL-141',
      notes: ['12.19'],
    });
  });

  it('PL-142, PL-143 ForAnyValue does not hold for an absent key, not even with IfExists', () => {
    expect(rule('ForAnyValue:StringNotLike', 'x', {}, 'm')).toEqual({ matches: false, rule: 'PL-142' });
    expect(rule('ForAnyValue:StringLikeIfExists', 'D*', {}, 'm')).toEqual({
      matches: false,
      rule: 'PL-143',
      notes: ['12.11'],
    });
  });

  it('PL-145 Null asks whether the key is absent; an empty text counts as absent', () => {
    expect(rule('Null', 'true', {})).toEqual({ matches: true, rule: 'PL-145' });
    expect(rule('Null', 'true', { k: '' })).toEqual({ matches: true, rule: 'PL-145', notes: ['12.19'] });
    expect(cond('Null', ['true', 'false'], 'a')).toBe(true);
    expect(cond('Null', 'FALSE', 'a')).toBe(true);
    expect(cond('Null', 'yes')).toBe(false);
  });

  it('PL-146 Null with a set operator is constant', () => {
    expect(rule('ForAnyValue:Null', 'true', {})).toEqual({ matches: false, rule: 'PL-146', notes: ['12.33'] });
    expect(rule('ForAllValues:Null', 'true', { k: 'a' })).toEqual({ matches: true, rule: 'PL-146', notes: ['12.33'] });
  });

  it('PL-147 a bare operator on a multivalued key never matches, negated or not', () => {
    const expected = { matches: false, rule: 'PL-147', notes: ['12.18'] };
    expect(rule('StringEquals', 'a', { m: ['a'] }, 'm')).toEqual(expected);
    expect(rule('StringNotEqualsIfExists', 'a', { m: ['b'] }, 'm')).toEqual(expected);
    expect(rule('StringNotEquals', 'a', {}, 'm')).toEqual({ matches: true, rule: 'PL-140' });
    expect(rule('Null', 'false', { m: ['a'] }, 'm')).toEqual({ matches: true, rule: 'PL-145' });
  });

  it('PL-148 a set operator takes a single-valued key for a set of one', () => {
    expect(rule('ForAllValues:StringEquals', 'a', { k: 'a' })).toEqual({ matches: true, rule: 'PL-148' });
    expect(rule('ForAllValues:StringEquals', 'a', {})).toEqual({ matches: true, rule: 'PL-141' });
  });

  it('PL-149 ForAllValues negated: none in the list; ForAnyValue negated: one outside of it', () => {
    expect(rule('ForAllValues:StringNotEquals', 'a', { m: ['a', 'z'] }, 'm')).toEqual({
      matches: false,
      rule: 'PL-149',
    });
    expect(rule('ForAnyValue:StringNotEquals', 'a', { m: ['a', 'z'] }, 'm')).toEqual({ matches: true, rule: 'PL-149' });
  });

  it('PL-150, 12.10 ForAllValues:StringNotLike goes by its definition, not by the sample table', () => {
    expect(block({ 'ForAllValues:StringNotLike': { m: 'sportsou/*' } }, { m: ['sportsou/costcenter'] })).toBe(false);
  });

  it('PL-153 an empty text is a value to a string operator', () => {
    expect(rule('StringLike', ['', 'home/'], { k: '' })).toEqual({ matches: true, rule: 'PL-153', notes: ['12.19'] });
  });

  it('12.20 an operator in other case is evaluated, with a note', () => {
    expect(rule('stringequals', 'a', { k: 'a' })).toEqual({ matches: true, rule: 'PL-130', notes: ['12.20'] });
  });
});

describe('values', () => {
  it.each<[string, string, string | readonly string[], string, boolean]>([
    ['PL-160', 'StringEqualsIgnoreCase', 'preprod', 'PreProd', true],
    ['PL-160', 'StringEqualsIgnoreCase', 'É', 'é', true],
    ['PL-161', 'StringLike', 'home/*', 'home/', true],
    ['PL-161', 'StringLike', 'home/*', 'xhome/', false],
    ['PL-163', 'StringEquals', 'true', 'true', true],
    ['PL-094', 'StringEquals', 'adm*', 'admin', false],
    ['PL-094', 'StringEquals', 'adm*', 'adm*', true],
    ['PL-118', 'StringLike', 'a${*}', 'a*', true],
    ['PL-118', 'StringLike', 'a${*}', 'ab', false],
    ['PL-165', 'NumericEquals', '2.0', '2', true],
    ['PL-165', 'NumericLessThan', '2.0', '1.0', true],
    ['PL-165', 'NumericEquals', '123456789012345678901', '123456789012345678902', false],
    ['PL-165', 'NumericLessThan', '-1', '-2', true],
    ['PL-165', 'NumericEquals', '0', '-0.0', true],
    ['PL-165', 'NumericEquals', '1e3', '1000', false],
    ['PL-166', 'NumericLessThan', 'abc', '1', false],
    ['PL-167', 'NumericNotEquals', '10', 'a', true],
    ['PL-168', 'NumericLessThan', ['2700', '3600'], '3000', true],
    ['PL-170', 'DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T19:00:00-05:00', false],
    ['PL-170', 'DateEquals', '2026-01-01T00:00:00Z', '2025-12-31T19:00:00-05:00', true],
    ['PL-171', 'DateGreaterThan', '2024', '2026-01-01T12:00:00Z', true],
    ['PL-172', 'DateEquals', '1767225600', '2026-01-01T00:00:00Z', true],
    ['PL-173', 'DateEquals', '2026-01-01', '2026-01-01T00:00:00', true],
    ['PL-174', 'DateEquals', '2026-01-01t1:00Z', '2026-01-01T01:00:00.000000000Z', true],
    ['PL-174', 'DateEquals', '2026-01-02T00:00+23', '2026-01-01T01:00:00Z', true],
    ['PL-174', 'DateNotEquals', '2026-01-02T00:00+1', '2026-01-01T23:00:00Z', true],
    ['PL-174', 'DateEquals', '2026-13-01', '2026-13-01', false],
    ['PL-174', 'DateLessThan', '-0001-01-01', '-9999-01-01', true],
    ['PL-174', 'DateGreaterThan', '292278992-01-01', '292278993-01-01', true],
    ['PL-175', 'DateEquals', 'sdfdsf', 'sdfdsf', false],
    ['PL-176', 'NumericGreaterThan', '1767225599', '1767225600', true],
    ['PL-178', 'Bool', 'yes', 'yes', false],
    ['PL-180', 'Bool', ['true', 'false'], 'true', true],
    ['PL-181', 'BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['PL-181', 'BinaryEquals', 'QmluYXJ', 'QmluYXJ', false],
    ['PL-183', 'IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['PL-183', 'IpAddress', '2001:db8::1', '2001:db8::1', true],
    ['PL-183', 'IpAddress', '2001:db8::1', '2001:db8::2', false],
    ['PL-184', 'IpAddress', '203.0.113.9/24', '203.0.113.200', true],
    ['PL-185', 'NotIpAddress', '203.0.113.0/24', '2001:db8::1', true],
    ['PL-186', 'IpAddress', '203.0.113.0/24', '::ffff:203.0.113.7', true],
    ['PL-187', 'IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678:0:0:0:1', true],
    ['PL-187', 'IpAddress', '0.0.0.0/0', '255.255.255.255', true],
    ['PL-187', 'IpAddress', '0.0.0.0/0', '::1', false],
    ['PL-187', 'IpAddress', '::/0', '203.0.113.7', false],
    ['PL-187', 'IpAddress', '1:2:3:4::5:6:7:8', '1:2:3:4:5:6:7:8', false],
    ['PL-188', 'IpAddress', '203.0.113.*', '203.0.113.1', false],
    ['PL-188', 'IpAddress', '203.0.113.0/33', '203.0.113.0', false],
    ['PL-188', 'NotIpAddress', '0203.0.113.0', '203.0.113.0', true],
    ['PL-090', 'ArnEquals', 'arn:aws:iam::*:role/a*', 'arn:aws:iam::111122223333:role/admin', true],
    ['PL-092', 'ArnLike', 'arn:aws:iam::*', 'arn:aws:iam::111122223333:role/admin', false],
    ['PL-092', 'ArnLike', 'arn:aws:lambda:*:function:f', 'arn:aws:lambda:eu-west-1:111122223333:function:f', false],
    ['PL-093', 'ArnLike', '*', topic, false],
    ['PL-093', 'ArnNotLike', topic, 'no ARN', true],
  ])('%s %s %j and `%s`: %s', (_, operator, values, request, expected) => {
    expect(cond(operator, values, request)).toBe(expected);
  });

  it('PL-091 a star of the first five fields never crosses a colon in Arn operators, and does in String ones', () => {
    const pattern = 'arn:aws:svc:*:111122223333:finance/*';
    const value = 'arn:aws:svc:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
    expect(cond('ArnLike', pattern, value)).toBe(false);
    expect(cond('StringLike', pattern, value)).toBe(true);
  });

  it('PL-034 finds keys regardless of case, tag keys included', () => {
    expect(block({ StringEquals: { 'AWS:requesttag/Env': 'x' } }, { 'aws:RequestTag/env': 'x' })).toBe(true);
  });

  it('PL-151 an unknown key is an absent one', () => {
    expect(block({ StringEquals: { 'aws:Usernme': 'x' } }, { 'aws:username': 'x' })).toBe(false);
  });

  it('PL-179 Deny with Bool false misses long-term keys, with BoolIfExists it does not', () => {
    expect(block({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, {})).toBe(false);
    expect(block({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, {})).toBe(true);
  });

  it('names the rule of values that are not of the operator’s type', () => {
    expect(rule('NumericLessThan', 'abc', { k: '1' })).toEqual({ matches: false, rule: 'PL-166' });
    expect(rule('NumericNotEquals', '10', { k: 'a' })).toEqual({ matches: true, rule: 'PL-167', notes: ['12.24'] });
    expect(rule('DateNotEquals', '2026', { k: 'x' })).toEqual({ matches: true, rule: 'PL-175', notes: ['12.24'] });
    expect(rule('NotIpAddress', '1.2.3.*', { k: '1.2.3.4' })).toEqual({
      matches: true,
      rule: 'PL-188',
      notes: ['12.24'],
    });
    expect(rule('ArnLike', '*', { k: topic })).toEqual({ matches: false, rule: 'PL-093', notes: ['12.23'] });
    expect(rule('IpAddress', '1.2.3.4', { k: '::ffff:1.2.3.4' })).toEqual({
      matches: true,
      rule: 'PL-186',
      notes: ['12.25'],
    });
    expect(rule('StringEquals', 'a', { k: 'a' })).toEqual({ matches: true, rule: 'PL-130' });
    expect(rule('NumericNotEquals', '10', { k: '9' })).toEqual({ matches: true, rule: 'PL-131' });
  });
});

describe('variables in conditions', () => {
  it('PL-110 a value whose variable has no value matches nothing, and the others still do', () => {
    expect(cond('StringEquals', ['${aws:username}', 'pub'], 'pub')).toBe(true);
    expect(rule('StringLike', ['home/${aws:username}/'], { k: 'home//' })).toEqual({
      matches: false,
      rule: 'PL-110',
      notes: ['12.13'],
    });
  });

  it('PL-112 a negated operator is not stopped by it', () => {
    const value = '${aws:PrincipalTag/Team}';
    expect(rule('StringNotEquals', value, { k: 'x' })).toEqual({ matches: true, rule: 'PL-112', notes: ['12.13'] });
    expect(cond('StringNotEquals', value, 'x', { 'aws:PrincipalTag/Team': 'x' })).toBe(false);
  });

  it('PL-102 substitutes under Bool, with a note', () => {
    const request = { k: 'true', 'aws:PrincipalTag/x': 'true' };
    expect(rule('Bool', '${aws:PrincipalTag/x}', request)).toEqual({ matches: true, rule: 'PL-102', notes: ['12.5'] });
  });

  it('PL-103 leaves text alone under the other operators', () => {
    expect(cond('IpAddress', '${aws:VpcSourceIp}', '10.0.0.1', { 'aws:VpcSourceIp': '10.0.0.1' })).toBe(false);
    expect(cond('NumericEquals', '${n}', '1', { n: '1' })).toBe(false);
    expect(cond('DateEquals', '${n}', '1', { n: '1' })).toBe(false);
  });

  it('PL-116, PL-120 puts values into fields of an ARN, comparing case', () => {
    const value = 'arn:aws:iam::${aws:PrincipalAccount}:role/x';
    const arn = 'arn:aws:iam::111122223333:role/x';
    expect(cond('ArnLike', value, arn, { 'aws:PrincipalAccount': '111122223333' })).toBe(true);
    expect(cond('StringEquals', '${aws:username}', 'Alice', { 'aws:username': 'alice' })).toBe(false);
  });

  it('PL-100 are text before 2012-10-17', () => {
    const row = buildRow('StringEquals', 'k', '${aws:username}');
    const context = buildContext({ k: '${aws:username}', 'aws:username': 'a' });
    expect(conditionHolds(row, '2008-10-17', context)).toBe(true);
    expect(conditionHolds(row, '2012-10-17', context)).toBe(false);
  });

  it('shows the text put in, and marks what has none', () => {
    const row = buildRow('StringLike', 'k', ['a', '${aws:username}/*', '${aws:nothing}']);
    const { values, request } = matchCondition(row, '2012-10-17', buildContext({ k: 'al/x', 'aws:username': 'al' }));
    const span = { from: 0, to: 0 };
    expect(request).toEqual(['al/x']);
    expect(values).toEqual([
      { text: 'a', span, matches: false },
      { text: '${aws:username}/*', span, matches: true, resolved: 'al/*' },
      { text: '${aws:nothing}', span, matches: false, unresolved: true },
    ]);
  });

  it('lists the nearest of many values and counts the rest', () => {
    const values = Array.from({ length: 50 }, (_, index) => `v${index}`);
    const node = matchCondition(buildRow('StringEquals', 'k', values), '2012-10-17', buildContext({ k: 'v42' }));
    expect(node.values.map(({ text }) => text)).toEqual(['v4', 'v40', 'v41', 'v42', 'v43', 'v44']);
    expect(node.omitted).toBe(44);
  });
});
