import { quoted } from '../../engine/json/cursor';
import type { ConditionRow } from '../../engine/policy/policy';
import { typeOf, type KnownType } from '../key-type';
import { isNegated } from '../operators';
import { renameOperator } from '../operator-text';
import { inRows, type Rule } from '../rule';
import { sources } from '../sources';

export const setOperatorRules: readonly Rule[] = [
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
      const fix = isNegated(row.base) ? undefined : renameOperator(row, rows, { set: 'ForAnyValue' });
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
      const fix = renameOperator(row, rows, { set: '' });
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
    code: 'FORANYVALUE_WITH_IFEXISTS',
    severity: 'SUGGESTION',
    rule: 'PL-143',
    title: 'ForAnyValue with IfExists',
    source: sources.operators,
    explanation:
      'AWS’s pages contradict each other on a request without the key: one says that `IfExists` makes the condition true, another that `ForAnyValue` makes it false. Here it counts as false, the best-supported reading. Say which is meant: `ForAnyValue` alone, or a statement of its own with `Null`.',
    check: inRows(({ row }) =>
      row.set === 'ForAnyValue' && row.ifExists && row.base !== 'Null'
        ? {
            span: row.operator.span,
            message: `AWS’s pages disagree on requests without ${quoted(row.key.value)}; leave \`IfExists\` out, or use \`Null\` in a statement of its own`,
          }
        : undefined,
    ),
  },
];

function weight({ fromData }: KnownType): { readonly severity?: 'WARNING' } {
  return fromData ? { severity: 'WARNING' } : {};
}

/** Whether a condition holds only when its key is present. */
function demands(row: ConditionRow): boolean {
  if (row.base === 'Null')
    return row.values.length > 0 && row.values.every(({ value }) => value.toLowerCase() === 'false');
  return row.set === 'ForAnyValue' || (row.set === undefined && !row.ifExists && !isNegated(row.base));
}
