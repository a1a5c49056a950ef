import { quoted } from '../../engine/json/cursor';
import { typeOf, type KnownType } from '../key-type';
import { renameOperator } from '../operator-text';
import { type OperatorFamily } from '../operators';
import { splitPattern } from '../pattern';
import { inRows, type Rule } from '../rule';
import { sources } from '../sources';

export const operatorRules: readonly Rule[] = [
  {
    code: 'NULL_WITH_IF_EXISTS',
    severity: 'ERROR',
    rule: 'PL-146',
    title: 'Null with IfExists',
    source: sources.checks,
    explanation:
      '`Null` asks whether a key is present, and `IfExists` skips the test when it is not: together they ask nothing. Write `Null`.',
    check: inRows(({ row }, { rows }) =>
      row.base === 'Null' && row.ifExists
        ? {
            span: row.operator.span,
            message: '`NullIfExists` contradicts itself; write `Null`',
            fix: renameOperator(row, rows, { ifExists: false }),
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
    check: inRows(({ row }, { rows }) => {
      if (row.base !== 'Null' || row.set === undefined) return undefined;
      const message = `\`${row.set}:Null\` is always ${row.set === 'ForAllValues' ? 'true' : 'false'}; write \`Null\` alone`;
      return { span: row.operator.span, message, fix: renameOperator(row, rows, { set: '', ifExists: false }) };
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
      const fix = whole ? renameOperator(row, rows, { base }) : undefined;
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
];

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
