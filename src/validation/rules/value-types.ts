import { quoted } from '../../engine/json/cursor';
import { decodeBase64 } from '../../engine/match/condition/binary';
import { parseDecimal } from '../../engine/match/condition/decimal';
import { parseInstant } from '../../engine/match/condition/instant';
import type { TextValue } from '../../engine/policy/policy';
import { writeText } from '../edits';
import { inValues, type Rule } from '../rule';
import { sources } from '../sources';
import { booleans } from './values';

export const valueTypeRules: readonly Rule[] = [
  {
    code: 'TYPE_MISMATCH_BOOLEAN',
    severity: 'WARNING',
    rule: 'PL-178',
    title: 'Value that is no boolean',
    source: sources.checks,
    explanation:
      '`Bool` and `Null` compare with `true` or `false`, in any case. Any other value never matches: `yes`, `1`, `"true "`.',
    check: inValues((text, { family }) => {
      if ((family !== 'Bool' && family !== 'Null') || isVariable(text) || isBoolean(text.value)) return undefined;
      const meant = booleans.get(text.value.trim().toLowerCase());
      return {
        span: text.span,
        message: `${quoted(text.value)} is no boolean and never matches; write \`true\` or \`false\``,
        fix: meant === undefined ? undefined : writeText(`write ${meant}`, text.span, meant),
      };
    }),
  },
  {
    code: 'TYPE_MISMATCH_NUMBER',
    severity: 'WARNING',
    rule: 'PL-166',
    title: 'Value that is no number',
    source: sources.checks,
    explanation:
      'Numeric operators compare digits, with a sign and a decimal point if need be. A value that is none never matches.',
    check: inValues((text, { family }) => {
      if (family !== 'Numeric' || isVariable(text) || parseDecimal(text.value) !== undefined) return undefined;
      return { span: text.span, message: `${quoted(text.value)} is no number and never matches; write digits` };
    }),
  },
  {
    code: 'TYPE_MISMATCH_DATE',
    severity: 'WARNING',
    rule: 'PL-175',
    title: 'Value that is no date',
    source: sources.checks,
    explanation:
      'Date operators compare ISO 8601 dates such as `2026-01-31T00:00:00Z`. A value that is none never matches; IAM has been seen to refuse such a document.',
    check: inValues((text, { family }) => {
      if (family !== 'Date' || isVariable(text) || parseInstant(text.value) !== undefined) return undefined;
      return {
        span: text.span,
        message: `${quoted(text.value)} is no date; write one such as \`2026-01-31T00:00:00Z\``,
      };
    }),
  },
  {
    code: 'TYPE_MISMATCH_STRING',
    severity: 'WARNING',
    rule: 'PL-181',
    title: 'Value that is no base64',
    source: sources.checks,
    explanation:
      '`BinaryEquals` compares bytes that are written in base64, with its padding. A value that is none never matches.',
    check: inValues((text, { family }) => {
      if (family !== 'Binary' || isVariable(text) || decodeBase64(text.value) !== undefined) return undefined;
      return {
        span: text.span,
        message: `${quoted(text.value)} is no base64 and never matches; write the bytes in base64`,
      };
    }),
  },
  {
    code: 'INVALID_DATE_VALUE',
    severity: 'WARNING',
    rule: 'PL-171',
    title: 'Date as a number of seconds',
    source: sources.checks,
    explanation:
      'Digits alone count as seconds since 1970, so `2024` is the first hour of 1970, not a year, and 13 digits (milliseconds) lie tens of thousands of years ahead. Write the date in ISO 8601: `2026-01-31T00:00:00Z`.',
    check: inValues(({ value, span }, { family, key }) => {
      if (family !== 'Date' || !/^\d+$/.test(value) || key === 'aws:epochtime') return undefined;
      const seconds = value.length === 13 ? Number(value) / 1000 : Number(value);
      const readable =
        seconds >= 1e8 && seconds < 1e11 ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z') : undefined;
      const what =
        value.length === 13
          ? 'looks like milliseconds, and counts as seconds'
          : value.length === 4
            ? 'counts as seconds since 1970, not as a year'
            : 'counts as seconds since 1970';
      return {
        span,
        message: `${quoted(value)} ${what}; write ${readable === undefined ? 'a date such as `2026-01-31T00:00:00Z`' : `\`${readable}\``}`,
        fix: readable === undefined ? undefined : writeText(`write ${readable}`, span, readable),
      };
    }),
  },
];

/** Variables have a finding of their own under these operators. */
function isVariable({ value }: TextValue): boolean {
  return value.includes('${');
}

function isBoolean(value: string): boolean {
  const lower = value.toLowerCase();
  return lower === 'true' || lower === 'false';
}
