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
describe('rules', () => {
  it('says why', () => {
    expect(rule('StringEquals', 'a', {})).toEqual({ matches: false, rule: 'PL-140' });
  });
});
