import { quoted } from '../../engine/json/cursor';
import { renameOperator } from '../operator-text';
import { isNegated } from '../operators';
import { hasAllActions } from '../document';
import { inRows, type Rule } from '../rule';
import { sources } from '../sources';

const mfa = 'aws:multifactorauthpresent';

export const optionalRules: readonly Rule[] = [
  {
    code: 'MFA_BOOL_FALSE_IN_DENY',
    severity: 'SECURITY_WARNING',
    rule: 'PL-179',
    title: 'Deny without MFA that spares access keys',
    source: sources.mfa,
    explanation:
      'With long-term access keys `aws:MultiFactorAuthPresent` is absent, not false, and `Bool` does not match it: a Deny under `"Bool": {"aws:MultiFactorAuthPresent": "false"}` spares exactly those callers. Write `BoolIfExists`.',
    check: inRows(({ row, key }, { rows, statement }) =>
      key === mfa &&
      statement.effect === 'Deny' &&
      row.base === 'Bool' &&
      !row.ifExists &&
      row.set === undefined &&
      asks(row.values, 'false')
        ? {
            span: row.operator.span,
            message: 'callers with long-term access keys carry no such key and are not denied; write `BoolIfExists`',
            fix: renameOperator(row, rows, { ifExists: true }),
          }
        : undefined,
    ),
  },
  {
    code: 'MFA_IF_EXISTS_IN_ALLOW',
    severity: 'SECURITY_WARNING',
    rule: 'PL-179',
    title: 'Allow with MFA that long-term access keys pass',
    source: sources.mfa,
    explanation:
      'With long-term access keys `aws:MultiFactorAuthPresent` is absent, and `BoolIfExists` is true of an absent key: the Allow holds for callers without MFA. Write `Bool`.',
    check: inRows(({ row, key }, { statement }) =>
      key === mfa && statement.effect === 'Allow' && row.base === 'Bool' && row.ifExists && asks(row.values, 'true')
        ? { span: row.operator.span, message: 'callers with long-term access keys pass without MFA; write `Bool`' }
        : undefined,
    ),
  },
  {
    code: 'MFA_NULL_CHECK',
    severity: 'SECURITY_WARNING',
    rule: 'PL-179',
    title: 'Null in place of an MFA check',
    source: sources.mfa,
    explanation:
      'Temporary credentials carry `aws:MultiFactorAuthPresent` whether MFA was used or not. That the key is there proves nothing; its value does. Test it with `Bool`.',
    check: inRows(({ row, key }, { rows, statement }) => {
      if (key !== mfa || row.base !== 'Null' || rows.some((other) => other.key === mfa && other.row.base === 'Bool'))
        return undefined;
      const proves = statement.effect === 'Allow' ? asks(row.values, 'false') : asks(row.values, 'true');
      return proves
        ? { span: row.operator.span, message: 'the key is there without MFA too; test its value with `Bool`' }
        : undefined;
    }),
  },
  {
    code: 'IFEXISTS_ON_ALWAYS_PRESENT_KEY',
    severity: 'SUGGESTION',
    rule: 'PL-256',
    title: 'IfExists on a key that is always there',
    source: sources.globalKeys,
    explanation:
      '`aws:CurrentTime`, `aws:EpochTime`, `aws:RequestedRegion`, `aws:SecureTransport` and `aws:ViaAWSService` are in every request. `IfExists` does nothing for them, and makes readers wonder. Leave it out.',
    check: inRows(({ row, key }) =>
      row.ifExists && row.set === undefined && alwaysPresent.has(key)
        ? { span: row.operator.span, message: `${quoted(row.key.value)} is in every request; leave \`IfExists\` out` }
        : undefined,
    ),
  },
  {
    code: 'IFEXISTS_WEAKENS_ALLOW',
    severity: 'SECURITY_WARNING',
    rule: 'PL-140',
    title: 'Allow that an absent key satisfies',
    source: sources.operators,
    explanation:
      'With `IfExists` the condition holds for requests without the key. For keys that say who calls or from where, those are the requests to keep out: without `aws:SourceVpce` a call comes over the public network, without `aws:PrincipalOrgID` from outside of any organization. Leave `IfExists` out of the Allow.',
    check: inRows(({ row, key }, { statement }) => {
      if (
        !row.ifExists ||
        row.set !== undefined ||
        statement.effect !== 'Allow' ||
        isNegated(row.base) ||
        !guards.has(key)
      )
        return undefined;
      return {
        span: row.operator.span,
        message: `requests without ${quoted(row.key.value)} are allowed too; leave \`IfExists\` out`,
      };
    }),
  },
  {
    code: 'IFEXISTS_WIDENS_DENY',
    severity: 'SUGGESTION',
    rule: 'PL-140',
    title: 'Deny that also meets requests without the key',
    source: sources.operators,
    explanation:
      'A positive operator with `IfExists` in a Deny also denies every request that does not carry the key. With `*` as action that is most of what AWS does. If only requests with the value are meant, leave `IfExists` out.',
    check: inRows(({ row, key }, view) => {
      const { statement } = view;
      if (
        !row.ifExists ||
        row.set !== undefined ||
        statement.effect !== 'Deny' ||
        isNegated(row.base) ||
        row.base === 'Null' ||
        row.base === 'Bool'
      )
        return undefined;
      if (alwaysPresent.has(key) || !hasAllActions(view)) return undefined;
      return {
        span: row.operator.span,
        message: `every request without ${quoted(row.key.value)} is denied too; leave \`IfExists\` out unless that is meant`,
      };
    }),
  },
  {
    code: 'CONTRADICTING_NULL',
    severity: 'WARNING',
    rule: 'PL-145',
    title: 'Value asked of an absent key',
    source: sources.operators,
    explanation:
      'All conditions of a statement must hold. One that asks for the key’s absence and one that asks for a value of it never hold together: the statement never applies.',
    check: inRows((view, { rows }) => {
      const { row, key } = view;
      if (row.base !== 'Null' || row.set !== undefined || !asks(row.values, 'true') || row.values.length !== 1)
        return undefined;
      const other = rows.find(
        (candidate) =>
          candidate.key === key &&
          candidate.row.base !== 'Null' &&
          !candidate.row.ifExists &&
          candidate.row.set !== 'ForAllValues' &&
          (!isNegated(candidate.row.base) || candidate.row.set === 'ForAnyValue'),
      );
      if (other === undefined) return undefined;
      return {
        span: row.span,
        message: `${quoted(row.key.value)} is to be absent and to have a value: the statement never applies`,
        related: [{ message: 'the value', span: other.row.span }],
      };
    }),
  },
];

const alwaysPresent: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:viaawsservice',
]);

const guards: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceip',
  'aws:vpcsourceip',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:resourceorgid',
  'aws:resourceaccount',
  'sts:externalid',
]);

function asks(values: readonly { readonly value: string }[], wanted: 'true' | 'false'): boolean {
  return values.some(({ value }) => value.toLowerCase() === wanted);
}
