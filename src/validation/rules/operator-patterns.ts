import { quoted } from '../../engine/json/cursor';
import type { ConditionRow } from '../../engine/policy/policy';
import { renameOperator } from '../operator-text';
import { isGlobbing, isNegated } from '../operators';
import { hasWildcard, splitPattern } from '../pattern';
import { inRows, inValues, type Rule } from '../rule';
import { sources } from '../sources';

export const operatorPatternRules: readonly Rule[] = [
  {
    code: 'WILDCARD_WITHOUT_LIKE_OPERATOR',
    severity: 'WARNING',
    rule: 'PL-094',
    title: 'Wildcard under an operator that takes it literally',
    source: sources.checks,
    explanation:
      '`StringEquals` and `StringEqualsIgnoreCase` compare `*` and `?` as characters. Use `StringLike` (case counts there) or `ArnLike`, or write `${*}` where the character itself is meant.',
    check: inValues(({ value, span }, { row }, { rows }) => {
      if (!row.base.startsWith('String') || isGlobbing(row.base) || !hasWildcard(value)) return undefined;
      const base = isNegated(row.base) ? 'StringNotLike' : 'StringLike';
      const simple = row.base === 'StringEquals' || row.base === 'StringNotEquals';
      const fix = simple ? renameOperator(row, rows, { base }) : undefined;
      return {
        span,
        message: `the wildcard in ${quoted(value)} is a plain character under \`${row.operator.value}\`; write \`${base}\``,
        fix,
      };
    }),
  },
  {
    code: 'ARN_PATTERN_NEVER_MATCHES',
    severity: 'WARNING',
    rule: 'PL-093',
    title: 'Pattern that is no ARN under an Arn operator',
    source: sources.operators,
    explanation:
      'Arn operators compare six fields, and a `*` does not run past a colon. A pattern with fewer fields, `*` alone included, matches nothing (AWS’s pages are silent on it; this is the best-supported reading). Write all six, `arn:aws:iam::*:role/x`, or use `StringLike`.',
    check: inValues(({ value, span }, { family }) => {
      if (family !== 'Arn' || value === '' || /^\$\{[^}]*\}$/.test(value)) return undefined;
      const fields = splitPattern(value);
      if (fields.length === 6 && (fields[0] === 'arn' || hasWildcard(fields[0] ?? ''))) return undefined;
      return {
        span,
        message: `${quoted(value)} is not six fields like an ARN, and an Arn operator matches nothing with it; write them all`,
      };
    }),
  },
  {
    code: 'EQUIVALENT_TO_NULL_FALSE',
    severity: 'SUGGESTION',
    rule: 'PL-145',
    title: 'Pattern that says only that the key is present',
    source: sources.checks,
    explanation:
      '`StringLike` with `*` is true of every value: it asks only whether the key is there. `"Null": {"key": "false"}` says so.',
    check: inRows(({ row }) =>
      says(row, 'StringLike')
        ? {
            span: row.span,
            message: `\`*\` asks only whether ${quoted(row.key.value)} is present; write \`Null\` with \`false\``,
          }
        : undefined,
    ),
  },
  {
    code: 'EQUIVALENT_TO_NULL_TRUE',
    severity: 'SUGGESTION',
    rule: 'PL-145',
    title: 'Pattern that says only that the key is absent',
    source: sources.checks,
    explanation:
      '`StringNotLike` with `*` is false of every value: it is true only when the key is not there. `"Null": {"key": "true"}` says so.',
    check: inRows(({ row }) =>
      says(row, 'StringNotLike')
        ? {
            span: row.span,
            message: `\`*\` asks only whether ${quoted(row.key.value)} is absent; write \`Null\` with \`true\``,
          }
        : undefined,
    ),
  },
];

function says(row: ConditionRow, base: 'StringLike' | 'StringNotLike'): boolean {
  return (
    row.base === base &&
    row.set === undefined &&
    !row.ifExists &&
    row.values.some(({ value }) => value !== '' && value.replaceAll('*', '') === '')
  );
}
