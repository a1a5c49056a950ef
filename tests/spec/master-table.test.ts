import { describe, expect, it } from 'vitest';
import { conditionHolds } from '../../src/engine/match/condition/condition';
import { conditionOperators } from '../../src/engine/policy/policy';
import { buildContext, buildRow } from '../unit/match/build';

/** Section 5.2 for every base operator, from the table itself; it knows nothing of how values compare. */

const arnA = 'arn:aws:iam::111122223333:role/a';
/** For each positive base: a policy value, a request value that resembles it, and one that does not. */
const samples: Readonly<Record<string, readonly [policy: string, hit: string, miss: string]>> = {
  StringEquals: ['a', 'a', 'A'],
  StringEqualsIgnoreCase: ['a', 'A', 'b'],
  StringLike: ['a*', 'ab', 'b'],
  NumericEquals: ['2.0', '2', '3'],
  NumericLessThan: ['10', '9', '10'],
  NumericLessThanEquals: ['10', '10', '10.1'],
  NumericGreaterThan: ['9', '10', '9'],
  NumericGreaterThanEquals: ['9', '9', '8'],
  DateEquals: ['2026-01-01T00:00:00Z', '1767225600', '2026-01-02'],
  DateLessThan: ['2026-01-01', '2025-12-31', '2026-01-01'],
  DateLessThanEquals: ['2026-01-01', '2026-01-01', '2026-01-02'],
  DateGreaterThan: ['2026-01-01', '2026-01-02', '2026-01-01'],
  DateGreaterThanEquals: ['2026-01-01', '2026-01-01', '2025-12-31'],
  Bool: ['true', 'TRUE', 'false'],
  BinaryEquals: ['QQ==', 'QQ==', 'Qg=='],
  IpAddress: ['203.0.113.0/24', '203.0.113.7', '198.51.100.1'],
  ArnEquals: ['arn:aws:iam::*:role/*', arnA, 'arn:aws:iam::111122223333:user/a'],
  ArnLike: ['arn:aws:iam::*:role/*', arnA, 'arn:aws:iam::111122223333:user/a'],
};

const forms = [
  '',
  'IfExists',
  'ForAllValues:',
  'ForAllValues:IfExists',
  'ForAnyValue:',
  'ForAnyValue:IfExists',
] as const;

/** The table: what each form comes to for a missing key, an empty set, and hits and misses among the values. */
function oracle(form: (typeof forms)[number], negated: boolean, request: readonly boolean[] | undefined): boolean {
  if (request === undefined || request.length === 0) {
    if (form === 'ForAnyValue:' || form === 'ForAnyValue:IfExists') return false;
    return form === '' ? negated : true;
  }
  const good = request.map((hit) => hit !== negated);
  if (form === 'ForAllValues:' || form === 'ForAllValues:IfExists') return good.every(Boolean);
  if (form === 'ForAnyValue:' || form === 'ForAnyValue:IfExists') return good.some(Boolean);
  return negated ? good.every(Boolean) : good.some(Boolean);
}

const requests = [undefined, [], [true], [false], [true, false], [true, true], [false, false]] as const;

describe('PL-134, PL-135, PL-140 to PL-144: the master table for every base', () => {
  const bases = conditionOperators.filter((base) => base !== 'Null');

  it('has a sample for each of the 26 operators that compare', () => {
    expect(bases).toHaveLength(26);
    expect(bases.filter((base) => samples[base.replace('Not', '')] === undefined)).toEqual([]);
  });

  it.each(bases)('%s', (base) => {
    const [policy = '', hit = '', miss = ''] = samples[base.replace('Not', '')] ?? [];
    for (const form of forms) {
      const operator = form.endsWith('IfExists') ? `${form.slice(0, -8)}${base}IfExists` : `${form}${base}`;
      for (const request of requests) {
        const values = request?.map((isHit) => (isHit ? hit : miss));
        const context = buildContext(values ? { k: values } : {}, form.includes(':') ? ['k'] : []);
        const holds = conditionHolds(buildRow(operator, 'k', policy), '2012-10-17', context);
        expect(holds, `${operator} ${JSON.stringify(values)}`).toBe(oracle(form, base.includes('Not'), request));
      }
    }
  });

  it('Null (PL-145) and Null with a set operator (PL-146)', () => {
    const holds = (operator: string, value: string, values?: readonly string[]) =>
      conditionHolds(buildRow(operator, 'k', value), '2012-10-17', buildContext(values ? { k: values } : {}));
    for (const [values, isNull] of [
      [undefined, true],
      [[], true],
      [[''], true],
      [['a'], false],
      [['', 'a'], false],
    ] as const) {
      expect(holds('Null', 'true', values)).toBe(isNull);
      expect(holds('Null', 'False', values)).toBe(!isNull);
      expect(holds('ForAllValues:Null', 'true', values)).toBe(true);
      expect(holds('ForAnyValue:Null', 'true', values)).toBe(false);
    }
  });
});
