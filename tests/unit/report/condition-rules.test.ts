import { describe, expect, it } from 'vitest';
import type { ConditionNode } from '../../../src/engine/trace/match';
import { conditionRuleWords } from '../../../src/report/condition-rules';

const condition = (change: Partial<ConditionNode>): ConditionNode => ({
  kind: 'condition',
  operator: 'StringEquals',
  base: 'StringEquals',
  ifExists: false,
  key: 'aws:PrincipalTag/team',
  span: { from: 0, to: 0 },
  values: [],
  omitted: 0,
  request: undefined,
  matches: false,
  rule: 'PL-140',
  ...change,
});

describe('the special rule behind a condition', () => {
  it('PL-140 says what becomes of an absent key', () => {
    expect(conditionRuleWords(condition({}))).toBe('absent key: does not match');
    expect(conditionRuleWords(condition({ base: 'StringNotEquals', matches: true }))).toBe(
      'absent key, negated operator: counts as a match',
    );
  });

  it('PL-141 PL-142 says what becomes of it under a set operator or with IfExists', () => {
    expect(conditionRuleWords(condition({ set: 'ForAllValues', matches: true, rule: 'PL-141' }))).toBe(
      'absent key, ForAllValues: counts as a match',
    );
    expect(conditionRuleWords(condition({ set: 'ForAnyValue', rule: 'PL-142' }))).toBe(
      'absent key, ForAnyValue: does not match',
    );
    expect(conditionRuleWords(condition({ ifExists: true, matches: true, rule: '5.2' }))).toBe(
      'absent key, IfExists: counts as a match',
    );
  });

  it('is not said where a value is compared as one would think', () => {
    expect(conditionRuleWords(condition({ request: ['web'], rule: 'PL-130', matches: true }))).toBeUndefined();
  });
});
