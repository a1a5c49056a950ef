import { findConditionKey } from '../../engine/context/keys';
import { quoted } from '../../engine/json/cursor';
import type { TextValue } from '../../engine/policy/policy';
import { variablesOf, type Document } from '../document';
import { splitPattern } from '../pattern';
import { inResources, inStatements, inValues, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';
import { isIdentityType } from '../types';

export const variableRules: readonly Rule[] = [
  {
    code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT',
    severity: 'ERROR',
    rule: 'PL-101',
    title: 'Variable where none is possible',
    source: sources.checks,
    explanation:
      'Policy variables stand in `Resource`, `NotResource` and in condition values of String and Arn operators. In actions, principals, Sids and condition keys `${…}` is plain text.',
    check: inStatements(({ statement: { sid, principal, action, conditions } }) => {
      const plain = [
        ...(sid === undefined ? [] : [sid]),
        ...(principal?.entries ?? []),
        ...action.patterns,
        ...conditions.map(({ key }) => key),
      ];
      return plain
        .filter(({ value }) => isVariable(value))
        .map(({ value, span }) => {
          const message = `the variable in ${quoted(value)} is plain text here; variables stand in resources and condition values`;
          return { span, message };
        });
    }),
  },
  {
    code: 'VARIABLE_UNSUPPORTED_IN_VERSION',
    severity: 'ERROR',
    rule: 'PL-100',
    title: 'Variable in a policy of 2008',
    source: sources.checks,
    explanation:
      'Variables exist from version `2012-10-17` on. In a policy of `2008-10-17`, or without a version, `${aws:username}` is compared as text and matches nothing real. Write `"Version": "2012-10-17"`.',
    check: (document) => {
      if (document.policy.version !== '2008-10-17') return [];
      return inStatements(({ statement: { resource, conditions } }) =>
        [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)]
          .filter(({ value }) => isVariable(value))
          .map(({ value, span }) => ({
            span,
            message: `${quoted(value)} is plain text in version \`2008-10-17\`; write \`"Version": "2012-10-17"\``,
          })),
      )(document);
    },
  },
  {
    code: 'INVALID_VARIABLE_FOR_OPERATOR',
    severity: 'ERROR',
    rule: 'PL-103',
    title: 'Variable under an operator that takes none',
    source: sources.checks,
    explanation:
      'Variables work under String and Arn operators. Under Numeric, Date, Binary, IP and `Null` they stay text, which is none of these, and never match. For `Bool` AWS’s pages contradict each other: it is evaluated with the variable, and reported all the same.',
    check: inValues(({ value, span }, { family, row }) => {
      if (family === 'String' || family === 'Arn' || !isVariable(value)) return undefined;
      return {
        span,
        message: `${quoted(value)} has a variable, and \`${row.operator.value}\` takes none; use a String or Arn operator`,
      };
    }),
  },
  {
    code: 'DEPRECATED_GLOBAL_CONDITION_KEY',
    severity: 'WARNING',
    rule: 'PL-269',
    title: 'aws:ARN as a variable',
    source: sources.checks,
    explanation:
      '`aws:ARN` is an old name for `aws:PrincipalArn`. AWS’s reference has two codes for it; this one is used for the variable, `UNSUPPORTED_GLOBAL_CONDITION_KEY` for the condition key.',
    check: whereLive(({ value, span }) =>
      insides(value).some((inside) => inside.toLowerCase() === 'aws:arn')
        ? { span, message: '`${aws:ARN}` is deprecated; write `${aws:PrincipalArn}`' }
        : undefined,
    ),
  },
  {
    code: 'MULTIVALUED_VARIABLE',
    severity: 'ERROR',
    rule: 'PL-113',
    title: 'Variable of a key with several values',
    source: sources.multivalued,
    explanation:
      'A key that can hold several values cannot be a variable: there is no one text to put in, and the entry matches nothing. Use a key with one value, such as `${aws:PrincipalTag/team}`.',
    check: whereLive(({ value, span }) => {
      const key = variablesOf(value).find(
        (variable) => variable.key !== undefined && findConditionKey(variable.key)?.multivalued,
      )?.key;
      return key === undefined
        ? undefined
        : { span, message: `\`\${${key}}\` holds several values and cannot be a variable; use a key with one value` };
    }),
  },
  {
    code: 'VARIABLE_NEVER_RESOLVES',
    severity: 'WARNING',
    rule: 'PL-121',
    title: 'Variable that the holder never has',
    source: sources.globalKeys,
    explanation:
      '`aws:username` exists for IAM users only. In a policy of a role it never has a value, and its entry matches nothing. For roles use a session tag, `${aws:PrincipalTag/…}`, or `${aws:userid}`.',
    check: (document) => (isRolePolicy(document) ? whereLive(username)(document) : []),
  },
  {
    code: 'VARIABLE_IN_ARN_FIELD',
    severity: 'WARNING',
    rule: 'PL-104',
    title: 'Variable before an ARN’s resource part',
    source: sources.variables,
    explanation:
      'AWS documents variables for the last part of an ARN only. Its own managed policies have them in the Region and account too, and they work there; services that read policies by themselves may not follow.',
    check: inResources((arn, _, { policy }) => {
      if (policy.version !== '2012-10-17') return undefined;
      const early = splitPattern(arn.value)
        .slice(0, 5)
        .find((field) => isVariable(field));
      return early === undefined
        ? undefined
        : {
            span: arn.span,
            message: `the variable ${quoted(early)} stands before the resource part; AWS documents it there only`,
          };
    }),
  },
];

/** What stands between `${` and `}`, but for `${*}`, `${?}` and `${$}`. */
export function insides(value: string): readonly string[] {
  const found: string[] = [];
  for (let open = value.indexOf('${'); open >= 0;) {
    const close = value.indexOf('}', open);
    if (close < 0) break;
    const inside = value.slice(open + 2, close);
    if (inside !== '*' && inside !== '?' && inside !== '$') found.push(inside);
    open = value.indexOf('${', close);
  }
  return found;
}

function isVariable(value: string): boolean {
  return value.includes('${') && insides(value).length > 0;
}

/** A check of the strings in which variables are live: resources, and values of String and Arn operators. */
export function whereLive(check: (text: TextValue) => Found | undefined): Check {
  return inStatements(({ statement: { resource }, rows }) => {
    const values = rows.flatMap(({ family, row }) => (family === 'String' || family === 'Arn' ? row.values : []));
    return [...(resource?.patterns ?? []), ...values].flatMap((text) =>
      text.value.includes('{') ? (check(text) ?? []) : [],
    );
  });
}

function isRolePolicy({ policy, setting }: Document): boolean {
  return isIdentityType(policy.type) && setting.attachedTo?.kind === 'role';
}

function username({ value, span }: TextValue): Found | undefined {
  const bare = insides(value).some((inside) => inside.toLowerCase() === 'aws:username');
  return bare
    ? { span, message: '`${aws:username}` has no value for a role; use `${aws:PrincipalTag/…}` or `${aws:userid}`' }
    : undefined;
}
