import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/engine/json/read';
import { toValue } from '../../../src/engine/json/to-value';
import { applyFix, sayFindings } from './golden';

/** What is typed, what is found, and what the text is read as all the same. */
const table: readonly (readonly [rule: string, text: string, findings: string, value: unknown])[] = [
  ['F-01', '\ufeff{"a":1}', '*BYTE_ORDER_MARK@1:1', { a: 1 }],
  ['F-02', '{“a”: “b”}', 'CURLY_QUOTE@1:2 CURLY_QUOTE@1:4 CURLY_QUOTE@1:7 CURLY_QUOTE@1:9', { a: 'b' }],
  ['F-02', '{„a“: «b»}', 'CURLY_QUOTE@1:2 CURLY_QUOTE@1:4 CURLY_QUOTE@1:7 CURLY_QUOTE@1:9', { a: 'b' }],
  ['F-02', '{"a”: "b"}', 'CURLY_QUOTE@1:4', { a: 'b' }],
  ['F-02', '{“a": "b”,\n"c": 1}', 'CURLY_QUOTE@1:2 CURLY_QUOTE@1:9', { a: 'b', c: 1 }],
  ['F-02', '{‘a’: 1}', 'CURLY_QUOTE@1:2 CURLY_QUOTE@1:4', { a: 1 }],
  ['F-03', '{"a": "say “hi”", "b": 1}', '', { a: 'say “hi”', b: 1 }],
  ['F-04', '{\u00a0\u00a0"a":\u3000 1}', 'NO_BREAK_SPACE@1:2 NO_BREAK_SPACE@1:8', { a: 1 }],
  ['F-05', '{\u200b"a": 1\u2060}', 'INVISIBLE_CHARACTER@1:2 INVISIBLE_CHARACTER@1:9', { a: 1 }],
  ['F-07', '{"a": 1,}', 'TRAILING_COMMA@1:8', { a: 1 }],
  ['F-07', '[1,,2,]', 'DOUBLED_COMMA@1:4 TRAILING_COMMA@1:6', [1, 2]],
  ['F-07', '[,1]', 'DOUBLED_COMMA@1:2', [1]],
  ['F-07', '{"a": 1\n "b": [1 2]}', 'MISSING_COMMA@1:8 MISSING_COMMA@2:9', { a: 1, b: [1, 2] }],
  [
    'F-08',
    '{ // one\n "a": 1, /* two */ "b": "//no" # three\n}',
    'COMMENT@1:3 COMMENT@2:10 COMMENT@2:32',
    { a: 1, b: '//no' },
  ],
  ['F-08', '{"a": 1} /* not closed', 'COMMENT@1:10', { a: 1 }],
  ['F-09', `{'a': 'say "b" and \\'c\\''}`, 'SINGLE_QUOTE@1:2 SINGLE_QUOTE@1:7', { a: `say "b" and 'c'` }],
  [
    'F-09',
    '{a: 1, b_2: x, aws:c: true}',
    'UNQUOTED_NAME@1:2 UNQUOTED_NAME@1:8 UNQUOTED_VALUE@1:13 UNQUOTED_NAME@1:16',
    { a: 1, b_2: 'x', 'aws:c': true },
  ],
  [
    'F-09',
    '[True, FALSE, None, undefined, NaN]',
    'NOT_A_JSON_LITERAL@1:2 NOT_A_JSON_LITERAL@1:8 NOT_A_JSON_LITERAL@1:15 NOT_A_JSON_LITERAL@1:21 NOT_A_JSON_LITERAL@1:32',
    [true, false, null, null, null],
  ],
  ['F-10', '{"a": "b\n  c\td"}', 'RAW_CONTROL_CHARACTER@1:9', { a: 'b\n  c\td' }],
  [
    'F-10',
    '["\\*", "\\d", "\\$x", "\\u12"]',
    'INVALID_ESCAPE@1:3 INVALID_ESCAPE@1:9 INVALID_ESCAPE@1:15 INVALID_ESCAPE@1:22',
    ['*', 'd', '$x', 'u12'],
  ],
  ['F-11', '{"a": 1, ...}', 'TRAILING_COMMA@1:8 ELLIPSIS@1:10', { a: 1 }],
  ['F-16', '{"a":1}\n{"a":2}', 'EXTRA_CONTENT@2:1', { a: 1 }],
  ['F-23', '{"a": 012345678901}', 'LEADING_ZERO@1:7', { a: '012345678901' }],
  ['F-27', '{"a": 1, "b": 2, "a": 3}', 'DUPLICATE_KEY@1:18', { a: 3, b: 2 }],
  ['PL-001', '', 'EMPTY_DOCUMENT@1:1', undefined],
  ['PL-001', ' \n ', 'EMPTY_DOCUMENT@1:1', undefined],
  ['PL-001', '{} ;', 'EXTRA_CONTENT@1:4', {}],
  ['PL-020', '{"a": 1, "\\u0061": 2}', 'DUPLICATE_KEY@1:10', { a: 2 }],
  ['PL-370', '{"a": {"b": [1, 2', 'JSON_SYNTAX_ERROR@1:18', { a: { b: [1, 2] } }],
  ['PL-370', '{"a": [1, 2}', 'JSON_SYNTAX_ERROR@1:12', { a: [1, 2] }],
  ['PL-370', '[{"a": 1]', 'JSON_SYNTAX_ERROR@1:9', [{ a: 1 }]],
  ['PL-370', '{"a": 1]}', 'JSON_SYNTAX_ERROR@1:8', { a: 1 }],
  ['PL-370', ']{"a": 1}', 'JSON_SYNTAX_ERROR@1:1', { a: 1 }],
  ['PL-370', '{"a" 1}', 'JSON_SYNTAX_ERROR@1:5', { a: 1 }],
  ['PL-370', '{"a" = 1, "b" => 2}', 'JSON_SYNTAX_ERROR@1:6 JSON_SYNTAX_ERROR@1:15', { a: 1, b: 2 }],
  ['PL-370', '{"a": , "b": }', 'JSON_SYNTAX_ERROR@1:7 JSON_SYNTAX_ERROR@1:14', { a: null, b: null }],
  ['PL-370', '{"a"}', 'JSON_SYNTAX_ERROR@1:5', { a: null }],
  ['PL-370', '{"a: "b"}', 'JSON_SYNTAX_ERROR@1:2', { a: 'b' }],
  ['PL-370', '{a": "b"}', 'JSON_SYNTAX_ERROR@1:2', { a: 'b' }],
  ['PL-370', '{"a": "b,\n "c": "d\n}', 'JSON_SYNTAX_ERROR@1:7 JSON_SYNTAX_ERROR@2:7', { a: 'b', c: 'd' }],
  ['PL-370', '{"a": {{"b": 1}}}', 'JSON_SYNTAX_ERROR@1:8', { a: {} }],
  ['PL-370', '["\\ud800"]', '*LONE_SURROGATE@1:3', ['\ud800']],
  [
    'PL-370',
    '[1.5, -0, 1e400, 01.5, .5, 1.]',
    'UNQUOTED_VALUE@1:18 UNQUOTED_VALUE@1:24 UNQUOTED_VALUE@1:28',
    [1.5, -0, Infinity, '01.5', '.5', '1.'],
  ],
];

describe('readJson', () => {
  it.each(table)('%s %j', (_rule, text, findings, value) => {
    const reading = readJson(text);
    expect(sayFindings(text, reading.findings)).toBe(findings);
    if (value === undefined) expect(reading.root).toBeUndefined();
    else expect(reading.root && toPlain(toValue(reading.root))).toEqual(value);
  });

  it.each(table.filter(([rule]) => rule !== 'F-11'))(
    '%s each fix of %j is applied without overlap and leaves no more faults',
    (_rule, text) => {
      const { findings } = readJson(text);
      for (const finding of findings) {
        for (const fix of finding.fixes ?? []) {
          const after = readJson(applyFix(text, fix)).findings;
          expect(after.length, `${fix.label}: ${applyFix(text, fix)}`).toBeLessThan(findings.length);
        }
      }
    },
  );

  it('F-02 one click mends all curly quotes, and one finding marks each', () => {
    const text = '{“Version”: “2012-10-17”}';
    const { findings } = readJson(text);
    expect(findings).toHaveLength(4);
    const [all] = findings[3]?.fixes ?? [];
    expect(all?.label).toBe('replace all curly quotes');
    expect(all && applyFix(text, all)).toBe('{"Version": "2012-10-17"}');
  });

  it('PL-020 a duplicate key points at both places', () => {
    const [finding] = readJson('{"a": 1, "a": 2}').findings;
    expect(finding?.span).toEqual({ from: 9, to: 12 });
    expect(finding?.related?.[0]?.span).toEqual({ from: 1, to: 4 });
  });

  it('PL-370 the last finding counts those beyond the limit', () => {
    const { findings } = readJson(`[${'1,,'.repeat(500)}1]`);
    expect(findings).toHaveLength(101);
    expect(findings[100]).toMatchObject({ code: 'MORE_FINDINGS', stops: true });
    expect(findings[100]?.message).toContain('400 more findings');
  });

  it('F-41 a text over the limit is refused unread', () => {
    const reading = readJson('x'.repeat(1_000_001));
    expect(reading.findings.map(({ code }) => code)).toEqual(['TOO_LARGE']);
    expect(reading.steps).toBe(0);
    expect(reading.root).toBeUndefined();
    expect(readJson(`"${'x'.repeat(2_000_000)}"`, { maxLength: 3_000_000 }).findings).toEqual([]);
  });

  it('F-41 ten megabytes of brackets are one finding', () => {
    for (const bracket of ['[', '{', '{"a":', '[{"a":']) {
      const text = bracket.repeat(10_000_000 / bracket.length);
      const reading = readJson(text, { maxLength: 20_000_000 });
      expect(reading.findings.filter(({ code }) => code === 'TOO_DEEP').length).toBeLessThanOrEqual(1);
      expect(reading.findings.length).toBeLessThanOrEqual(101);
      expect(reading.steps).toBeLessThan(text.length * 4);
    }
    expect(readJson('['.repeat(10_000_000)).findings.map(({ code }) => code)).toEqual(['TOO_LARGE']);
  }, 60_000);

  it('F-41 what follows brackets that nest too deep is read', () => {
    const text = `{"a": ${'['.repeat(150)}"]"${']'.repeat(150)}, "b": 1,}`;
    const reading = readJson(text);
    expect(sayFindings(text, reading.findings)).toBe('TOO_DEEP@1:106 TRAILING_COMMA@1:318');
  });
});

/** Objects with their usual prototype, as the tables write them. */
function toPlain(value: unknown): unknown {
  return value === undefined ? value : structuredClone(value);
}
