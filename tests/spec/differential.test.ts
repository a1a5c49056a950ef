import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchAction } from '../../src/engine/match/action';
import { conditionHolds, matchCondition } from '../../src/engine/match/condition/condition';
import { compileGlob, matchGlob } from '../../src/engine/match/glob';
import { matchResource } from '../../src/engine/match/resource';
import { buildContext, buildPolicy, buildRow, buildSubject } from '../unit/match/build';
import { conditionCase, glob, multivaluedVariable, plain, resourceCase, variableKeys, version } from './arbitraries';
import { conditionHolds as referenceHolds } from './reference/condition';
import { characters, globMatches } from './reference/glob';
import { resourceMatches } from './reference/resource';
import { seed } from './seed';

/** The engine against the evaluator in `reference/`, which follows the specification word by word. */

const many = ['aws:TagKeys'];
const given = { ...variableKeys, 'aws:PrincipalTag/bool': 'true', ...multivaluedVariable };
const keys = new Map(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value]));

describe('the engine agrees with the reference evaluator', () => {
  it('on globs (PL-060, PL-072, PL-161): 20,000 cases', () => {
    let matching = 0;
    fc.assert(
      fc.property(glob, plain, (pattern, text) => {
        const expected = globMatches(characters(pattern, true), text);
        if (expected) matching += 1;
        return matchGlob(compileGlob([{ text: pattern, wildcards: true }]), text) === expected;
      }),
      { seed, numRuns: 20_000 },
    );
    expect(matching).toBeGreaterThan(1000);
  });

  it('on resources (PL-070 to PL-085, PL-100 to PL-119): 30,000 cases', () => {
    const context = buildContext(given, many);
    let matching = 0;
    let spanning = 0;
    fc.assert(
      fc.property(resourceCase, version, fc.boolean(), ({ pattern, resource }, version, negated) => {
        const element = negated ? { NotResource: pattern } : { Resource: pattern };
        const { policy, statement } = buildPolicy(element, 'identityBasedPolicy', version);
        const expected = resourceMatches(pattern, resource, version, keys);
        if (expected) matching += 1;
        const node = matchResource(policy, statement, buildSubject({ resource, context }));
        if (node?.patterns[0]?.rule === 'PL-075') spanning += 1;
        return node?.matches === (expected !== negated);
      }),
      { seed, numRuns: 30_000 },
    );
    expect(matching).toBeGreaterThan(5000);
    expect(spanning).toBeGreaterThan(100);
  });

  it('on actions (PL-060 to PL-065): 10,000 cases', () => {
    const name = fc.array(fc.constantFrom('a', 'b', 'A', 'ab'), { maxLength: 4 }).map((some) => some.join(''));
    const pattern = fc.oneof(
      fc.tuple(fc.constantFrom('s3', 'S3', 'sqs', '*'), fc.oneof(name, glob)).map((all) => all.join(':')),
      fc.constantFrom('*', 's3', 's3:a:b', ':a'),
    );
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 9 }), name, (patterns, text) => {
        const { statement } = buildPolicy({ Action: patterns });
        const node = matchAction(statement.action, `s3:${text}`);
        const expected = patterns.filter((one) => actionMatches(one, `s3:${text}`)).length;
        expect(node.patterns.length + node.omitted).toBe(patterns.length);
        expect(node.patterns.filter((one) => one.matches)).toHaveLength(expected);
        return node.matches === expected > 0;
      }),
      { seed, numRuns: 10_000 },
    );
  });

  it('on conditions (section 5): 50,000 cases', () => {
    let matching = 0;
    fc.assert(
      fc.property(conditionCase, ({ set, base, ifExists, values, request, multivalued, version }) => {
        const operator = `${set}${base}${ifExists}`;
        const context = buildContext(
          { ...given, ...(request ? { k: request } : {}) },
          multivalued ? [...many, 'K'] : many,
        );
        const row = buildRow(operator, 'K', values);
        const expected = referenceHolds({ operator, values, request, multivalued, version, keys });
        if (expected) matching += 1;
        const node = matchCondition(row, version, context);
        expect(node.values.length + node.omitted).toBe(values.length);
        return node.matches === expected && conditionHolds(row, version, context) === expected;
      }),
      { seed, numRuns: 50_000 },
    );
    expect(matching).toBeGreaterThan(10_000);
  });
});

/** Section 3.1 */
function actionMatches(pattern: string, action: string): boolean {
  if (pattern === '*') return true;
  const [service, name, more] = pattern.toLowerCase().split(':');
  const [itsService, itsName = ''] = action.toLowerCase().split(':');
  const isWhole = name !== undefined && more === undefined;
  return isWhole && (service === '*' || service === itsService) && globMatches(characters(name, true), itsName);
}
