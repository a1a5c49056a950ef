import { quoted } from '../../engine/json/cursor';
import type { ConditionRow } from '../../engine/policy/policy';
import { writeText } from '../edits';
import { typeOf, type KnownType } from '../key-type';
import { isGlobbing, isNegated, type OperatorFamily } from '../operators';
import { hasWildcard, splitPattern } from '../pattern';
import { inRows, inValues, type Rule } from '../rule';
import { sources } from '../sources';

/** An operator with another set operator, base or suffix. */
export function operatorText(
  row: ConditionRow,
  change: { set?: '' | 'ForAnyValue'; base?: string; ifExists?: boolean },
): string {
  const set = change.set ?? row.set ?? '';
  return `${set === '' ? '' : `${set}:`}${change.base ?? row.base}${(change.ifExists ?? row.ifExists) ? 'IfExists' : ''}`;
}

/** Where an operator stands over this one key it can be replaced: then its span is the only one of its kind. */
export function standsAlone(row: ConditionRow, rows: readonly { readonly row: ConditionRow }[]): boolean {
  return rows.every((other) => other.row === row || other.row.operator.span.from !== row.operator.span.from);
}

export const operatorRules: readonly Rule[] = [
  {
    code: 'NULL_WITH_IF_EXISTS',
    severity: 'ERROR',
    rule: 'PL-146',
    title: 'Null with IfExists',
    source: sources.checks,
    explanation:
      '`Null` asks whether a key is present, and `IfExists` skips the test when it is not: together they ask nothing. Write `Null`.',
    check: inRows(({ row }) =>
      row.base === 'Null' && row.ifExists
        ? {
            span: row.operator.span,
            message: '`NullIfExists` contradicts itself; write `Null`',
            fix: writeText('write Null', row.operator.span, operatorText(row, { ifExists: false })),
          }
        : undefined,
    ),
  },
  {
    code: 'NULL_WITH_QUALIFIER',
    severity: 'SUGGESTION',
    rule: 'PL-146',
    title: 'Null with a set operator',
    source: sources.checks,
    explanation:
      '`Null` looks at whether a key is there, not at its values. With `ForAllValues` it is always true, with `ForAnyValue` always false. Write `Null` alone.',
    check: inRows(({ row }) => {
      if (row.base !== 'Null' || row.set === undefined) return undefined;
      const message = `\`${row.set}:Null\` is always ${row.set === 'ForAllValues' ? 'true' : 'false'}; write \`Null\` alone`;
      return { span: row.operator.span, message, fix: writeText('write Null', row.operator.span, 'Null') };
    }),
  },
  {
    code: 'MISSING_QUALIFIER',
    severity: 'ERROR',
    rule: 'PL-147',
    title: 'Multivalued key without a set operator',
    source: sources.multivalued,
    explanation:
      'A key that can hold several values, such as `aws:TagKeys` or `aws:PrincipalOrgPaths`, is compared with `ForAllValues:` or `ForAnyValue:` before the operator. Without one no value matches, so that an Allow gives nothing and a Deny denies nothing. For a service’s own key this rests on the reference data, and is a warning.',
    check: inRows((view, { rows }, document) => {
      const { row } = view;
      const known = typeOf(view, document);
      if (!known?.multivalued || row.set !== undefined || row.base === 'Null') return undefined;
      const fix =
        isNegated(row.base) || !standsAlone(row, rows)
          ? undefined
          : writeText('write ForAnyValue:', row.operator.span, operatorText(row, { set: 'ForAnyValue' }));
      return {
        span: row.operator.span,
        ...weight(known),
        message: `${quoted(row.key.value)} holds several values, and plain \`${row.operator.value}\` matches none of them; write \`ForAnyValue:\` or \`ForAllValues:\` before it`,
        fix,
      };
    }),
  },
  {
    code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
    severity: 'SECURITY_WARNING',
    rule: 'PL-148',
    title: 'ForAllValues on a key with one value',
    source: sources.multivalued,
    explanation:
      '`ForAllValues` is true when the request does not carry the key at all. On a key with one value, such as `aws:PrincipalArn` or `aws:SourceVpce`, that lets in every request without it, anonymous ones included. Write the operator without it.',
    check: inRows((view, { rows }, document) => {
      const { row } = view;
      const known = typeOf(view, document);
      if (known === undefined || known.multivalued || row.set !== 'ForAllValues') return undefined;
      const fix = standsAlone(row, rows)
        ? writeText('remove ForAllValues', row.operator.span, operatorText(row, { set: '' }))
        : undefined;
      return {
        span: row.operator.span,
        message: `${quoted(row.key.value)} has one value, and \`ForAllValues\` matches when it is absent; write \`${row.base}\``,
        fix,
      };
    }),
  },
  {
    code: 'FORALLVALUES_WITHOUT_NULL_CHECK',
    severity: 'SECURITY_WARNING',
    rule: 'PL-141',
    title: 'Allow with ForAllValues that an absent key satisfies',
    source: sources.multivalued,
    explanation:
      '`ForAllValues` is true when the request does not carry the key, or carries it empty. An Allow under it also allows those requests. Add `"Null": {"the key": "false"}` to the condition, so that the key must be there.',
    check: inRows((view, { rows, statement }, document) => {
      const { row, key } = view;
      if (row.set !== 'ForAllValues' || row.base === 'Null' || statement.effect !== 'Allow') return undefined;
      // A key with one value has a finding of its own.
      if (typeOf(view, document)?.multivalued === false) return undefined;
      if (rows.some((other) => other.key === key && other !== view && demands(other.row))) return undefined;
      // Untagged requests carry no tag keys, and allowing them is what most policies mean, unless a tag is asked for.
      const severity =
        key === 'aws:tagkeys' && rows.some((other) => other.key.startsWith('aws:requesttag/') && demands(other.row))
          ? 'SUGGESTION'
          : 'SECURITY_WARNING';
      return {
        span: row.operator.span,
        severity,
        message: `this also allows requests without ${quoted(row.key.value)}; add \`"Null": {${JSON.stringify(row.key.value.slice(0, 40))}: "false"}\``,
      };
    }),
  },
  {
    code: 'FORANYVALUE_DENY_WITH_ABSENT_KEY',
    severity: 'SUGGESTION',
    rule: 'PL-142',
    title: 'Deny with a negated ForAnyValue',
    source: sources.multivalued,
    explanation:
      '`ForAnyValue` is false when the request does not carry the key, with negated operators too. A Deny under it spares those requests. If they should be denied as well, add a statement with `Null`.',
    check: inRows(({ row, key }, { rows, statement }) => {
      if (row.set !== 'ForAnyValue' || !isNegated(row.base) || statement.effect !== 'Deny') return undefined;
      if (rows.some((other) => other.key === key && other.row.base === 'Null')) return undefined;
      return {
        span: row.operator.span,
        message: `requests without ${quoted(row.key.value)} are not denied; deny them in a statement with \`Null\` if they should be`,
      };
    }),
  },
  {
    code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
    severity: 'SECURITY_WARNING',
    rule: 'PL-091',
    title: 'StringLike on an ARN',
    source: sources.checks,
    explanation:
      'In `StringLike` a `*` runs past colons, so that a pattern meant for one field of an ARN can take in another account or service. `ArnLike` compares field by field.',
    check: inRows((view, { rows }, document) => {
      const { row } = view;
      if (typeOf(view, document)?.type !== 'ARN' || (row.base !== 'StringLike' && row.base !== 'StringNotLike'))
        return undefined;
      const base = row.base === 'StringLike' ? 'ArnLike' : 'ArnNotLike';
      const whole = row.values.every(({ value }) => splitPattern(value).length === 6);
      const fix =
        whole && standsAlone(row, rows)
          ? writeText(`write ${base}`, row.operator.span, operatorText(row, { base }))
          : undefined;
      return {
        span: row.operator.span,
        message: `${quoted(row.key.value)} is an ARN; \`${base}\` compares it field by field`,
        fix,
      };
    }),
  },
  {
    code: 'TYPE_MISMATCH',
    severity: 'WARNING',
    rule: 'PL-154',
    title: 'Operator of another type than the key',
    source: sources.checks,
    explanation:
      'Each condition key has a type: string, number, date, boolean, IP address, ARN. An operator of another family compares texts that look different, or nothing at all. Use the family of the key. For a service’s own keys this rests on the reference data.',
    check: inRows((view, _, document) => {
      const known = typeOf(view, document);
      if (known === undefined || agrees(view.family, known.type, view.key)) return undefined;
      const { row } = view;
      return {
        span: row.operator.span,
        message: `${quoted(row.key.value)} is ${sayType(known.type)}; \`${row.operator.value}\` does not compare such values`,
      };
    }),
  },
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
      const fix =
        simple && standsAlone(row, rows)
          ? writeText(`write ${base}`, row.operator.span, operatorText(row, { base }))
          : undefined;
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

function weight({ fromData }: KnownType): { readonly severity?: 'WARNING' } {
  return fromData ? { severity: 'WARNING' } : {};
}

function says(row: ConditionRow, base: 'StringLike' | 'StringNotLike'): boolean {
  return (
    row.base === base &&
    row.set === undefined &&
    !row.ifExists &&
    row.values.some(({ value }) => value !== '' && value.replaceAll('*', '') === '')
  );
}

/** Whether a condition holds only when its key is present. */
function demands(row: ConditionRow): boolean {
  if (row.base === 'Null')
    return row.values.length > 0 && row.values.every(({ value }) => value.toLowerCase() === 'false');
  return row.set === 'ForAnyValue' || (row.set === undefined && !row.ifExists && !isNegated(row.base));
}

/** Whether an operator family compares values of a type: strings also compare ARNs, and booleans are texts to it. */
function agrees(family: OperatorFamily, type: KnownType['type'], key: string): boolean {
  switch (family) {
    case 'Null':
    case 'Binary':
      return true;
    case 'String':
      return type === 'String' || type === 'ARN';
    case 'Arn':
      // Tags and the like hold what people put there, ARNs too.
      return (
        type === 'ARN' ||
        key === 'aws:federatedprovider' ||
        key.includes('/') ||
        key.startsWith('kms:encryptioncontext:')
      );
    case 'Bool':
      return type === 'Bool';
    case 'Numeric':
      return type === 'Numeric' || key === 'aws:epochtime';
    case 'Date':
      return type === 'Date';
    case 'Ip':
      return type === 'IPAddress';
  }
}

function sayType(type: KnownType['type']): string {
  switch (type) {
    case 'String':
      return 'a string';
    case 'ARN':
      return 'an ARN';
    case 'Bool':
      return 'a boolean';
    case 'Numeric':
      return 'a number';
    case 'Date':
      return 'a date';
    case 'IPAddress':
      return 'an IP address';
  }
}
