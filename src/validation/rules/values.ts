import { quoted } from '../../engine/json/cursor';
import { parseDecimal, compareDecimals } from '../../engine/match/condition/decimal';
import type { TextValue } from '../../engine/policy/policy';
import type { Document } from '../document';
import { removeEntry, writeText } from '../edits';
import { typeOf } from '../key-type';
import { isGlobbing, isNegated } from '../operators';
import { hasWildcard } from '../pattern';
import { isRegion, placesDate, regions } from '../places';
import { closest } from '../../engine/policy/spelling';
import { inRows, inValues, type Found, type Rule } from '../rule';
import { sources } from '../sources';

export const valueRules: readonly Rule[] = [
  {
    code: 'INVALID_CONDITION_DATA_TYPE',
    severity: 'ERROR',
    rule: 'PL-019',
    title: 'Values of different JSON types',
    source: sources.checks,
    explanation:
      'The values of one condition key are all strings, all numbers or all booleans. IAM stores a mix as text and has been seen to accept it, Access Analyzer reports it. Put all of them in quotes.',
    check: inRows(({ row }, _, { policy }) => {
      const first = row.values[0];
      const other = first && row.values.find((value) => jsonType(policy.text, value) !== jsonType(policy.text, first));
      if (first === undefined || other === undefined) return undefined;
      const message = `${quoted(other.value)} is a ${jsonType(policy.text, other)} and ${quoted(first.value)} a ${jsonType(policy.text, first)}; write all of them as strings`;
      const edits = row.values
        .filter((value) => jsonType(policy.text, value) !== 'string')
        .map(({ value, span }) => ({ span, insert: JSON.stringify(value) }));
      return { span: other.span, message, fix: { label: 'put all in quotes', edits } };
    }),
  },
  {
    code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN',
    severity: 'ERROR',
    rule: 'PL-180',
    title: 'Several booleans',
    source: sources.checks,
    explanation:
      'A list with `true` and `false` matches whatever the request says, as long as it says something; a list with one of them twice says no more than one. Write the one that is meant.',
    check: inRows((view, _, document) => {
      const { row, family } = view;
      if ((family !== 'Bool' && family !== 'Null') || row.values.length < 2 || typeOf(view, document)?.multivalued)
        return undefined;
      return {
        span: { from: row.values[0]?.span.from ?? row.span.from, to: row.values.at(-1)?.span.to ?? row.span.to },
        message: `${quoted(row.key.value)} is one boolean; write \`true\` or \`false\`, not a list`,
      };
    }),
  },
  {
    code: 'REDUNDANT_CONDITION_VALUE_NUM',
    severity: 'SUGGESTION',
    rule: 'PL-168',
    title: 'Several bounds of which one decides',
    source: sources.checks,
    explanation:
      'Values of one key are alternatives. Of several upper bounds the greatest decides, of several lower bounds the least: the others say nothing, and if the narrowest was meant, the condition is too wide.',
    check: inRows(({ row }) => {
      if (!row.base.startsWith('Numeric') || !/Than/.test(row.base) || row.values.length < 2) return undefined;
      const less = row.base.includes('Less');
      const numbers = row.values.flatMap((text) => {
        const decimal = parseDecimal(text.value);
        return decimal === undefined ? [] : [{ text, decimal }];
      });
      const deciding = numbers.reduce<(typeof numbers)[number] | undefined>(
        (best, next) =>
          best === undefined || compareDecimals(next.decimal, best.decimal) * (less ? 1 : -1) > 0 ? next : best,
        undefined,
      );
      if (deciding === undefined || numbers.length < 2) return undefined;
      return {
        span: row.span,
        message: `of these bounds only ${quoted(deciding.text.value)} decides; keep the one that is meant`,
      };
    }),
  },
  {
    code: 'INVALID_REGION',
    severity: 'WARNING',
    rule: 'PL-260',
    title: 'Unknown Region in a condition',
    source: sources.checks,
    explanation:
      '`aws:RequestedRegion` is compared with the code of a Region. A misspelt one never matches: an Allow gives nothing, and a Deny for all but a list of Regions denies the one that was meant. AWS adds Regions, so one that is newer than the list here is reported too.',
    check: inValues(({ value, span }, { key, row }) => {
      if (
        (key !== 'aws:requestedregion' && key !== 'ec2:region') ||
        row.base === 'Null' ||
        value.includes('${') ||
        isRegion(value)
      )
        return undefined;
      if (hasWildcard(value) || value === 'aws-global') return undefined;
      const meant = closest(value, regions);
      const fix = meant === undefined ? undefined : writeText(`write ${meant}`, span, meant);
      return {
        span,
        message: `the Region ${quoted(value)} is not in the list of ${placesDate}${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
        fix,
      };
    }),
  },
  {
    code: 'DUPLICATE_CONDITION_VALUE',
    severity: 'SUGGESTION',
    rule: 'PL-023',
    title: 'Value that another one covers',
    source: sources.grammar,
    explanation:
      'Values of one key are alternatives: one that stands there twice, or that a pattern of the list covers, adds nothing. Remove it.',
    check: inRows(({ row }, _, document): readonly Found[] => {
      const seen = new Set<string>();
      const stars = isGlobbing(row.base)
        ? row.values.filter(({ value }) => value.length > 1 && value.indexOf('*') === value.length - 1)
        : [];
      return row.values.flatMap((text) => {
        const repeated = seen.has(text.value);
        seen.add(text.value);
        // Only where many share few patterns would this be slow; a hundred of each is more than anyone reads.
        const wide = stars
          .slice(0, 100)
          .find(
            (star) =>
              star !== text &&
              star.value !== text.value &&
              text.value.startsWith(star.value.slice(0, -1)) &&
              !isNegatedSet(row.set, row.base),
          );
        if (!repeated && wide === undefined) return [];
        const message = repeated
          ? `${quoted(text.value)} stands in this list twice; remove one`
          : `${quoted(wide?.value ?? '')} covers ${quoted(text.value)}; remove the narrower`;
        return [{ span: text.span, message, fix: removal(document, text) }];
      });
    }),
  },
];

function isNegatedSet(set: string | undefined, base: Parameters<typeof isNegated>[0]): boolean {
  return set === 'ForAnyValue' && isNegated(base);
}

function removal({ policy }: Document, { span }: TextValue): Found['fix'] {
  return removeEntry(policy.text, span, 'remove it');
}

function jsonType(text: string, { span }: TextValue): 'string' | 'boolean' | 'number' {
  const first = text.charAt(span.from);
  if (first === 't' || first === 'f') return 'boolean';
  return first === '-' || (first >= '0' && first <= '9') ? 'number' : 'string';
}

export const booleans: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['yes', 'true'],
  ['1', 'true'],
  ['on', 'true'],
  ['false', 'false'],
  ['no', 'false'],
  ['0', 'false'],
  ['off', 'false'],
]);
