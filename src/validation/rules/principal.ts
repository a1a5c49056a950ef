import { quoted } from '../../engine/json/cursor';
import { writeText } from '../edits';
import { isNegated } from '../operators';
import { narrows, servicesOf } from '../principals';
import { inAllows, inPrincipals, inStatements, type Rule } from '../rule';
import { sources } from '../sources';

export const principalRules: readonly Rule[] = [
  {
    code: 'ALLOW_WITH_NOT_PRINCIPAL',
    severity: 'SECURITY_WARNING',
    rule: 'PL-054',
    title: 'Allow with NotPrincipal',
    source: sources.checks,
    explanation:
      'An Allow with `NotPrincipal` allows everyone but those named: all accounts, and for some services anonymous callers. AWS does not support it. Name those who may under `Principal`.',
    check: inAllows(({ statement: { principal } }) => {
      if (principal?.element !== 'NotPrincipal') return undefined;
      return {
        span: principal.keySpan,
        message: '`Allow` with `NotPrincipal` lets in everyone else; name those who may under `Principal`',
      };
    }),
  },
  {
    code: 'NOT_PRINCIPAL_WITH_DENY',
    severity: 'WARNING',
    rule: 'PL-054',
    title: 'Deny with NotPrincipal',
    source: sources.notPrincipal,
    explanation:
      'A Deny with `NotPrincipal` must list the account, the role and the session of everyone that it spares, and denies every principal with a permissions boundary whatever it lists. A Deny for `"Principal": "*"` with `ArnNotEquals` on `aws:PrincipalArn` says the same without the traps.',
    check: inStatements(({ statement: { principal, effect } }) => {
      if (principal?.element !== 'NotPrincipal' || effect !== 'Deny') return undefined;
      const message =
        '`Deny` with `NotPrincipal` also denies everyone with a permissions boundary; write `"Principal": "*"` with `ArnNotEquals` on `aws:PrincipalArn`';
      return { span: principal.keySpan, message };
    }),
  },
  {
    code: 'INVALID_ROLE_REFERENCE',
    severity: 'WARNING',
    rule: 'PL-055',
    title: 'Unique ID of a role',
    source: sources.checks,
    explanation:
      'AWS stores a role in a policy by its unique ID and shows its ARN again as long as the role exists. An `AROA…` in a policy is what is left of a deleted role; a new role of the same name has another ID and is not meant. Write the ARN of the role that you mean, or remove the entry.',
    check: uniqueId('AROA', 'role'),
  },
  {
    code: 'INVALID_USER_REFERENCE',
    severity: 'WARNING',
    rule: 'PL-055',
    title: 'Unique ID of a user',
    source: sources.checks,
    explanation:
      'AWS stores a user in a policy by its unique ID and shows its ARN again as long as the user exists. An `AIDA…` in a policy is what is left of a deleted user. Write the ARN of the user that you mean, or remove the entry.',
    check: uniqueId('AIDA', 'user'),
  },
  {
    code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
    severity: 'ERROR',
    rule: 'PL-049',
    title: 'Federated principal outside of a trust policy',
    source: sources.checks,
    explanation:
      'Identity providers stand in trust policies only: their users call other services with the session of a role. Name that role, or test the provider’s keys in a condition.',
    check: inPrincipals(({ type, value, span }, _, { policy }) => {
      if (type !== 'Federated' || policy.type === 'trustPolicy') return undefined;
      return {
        span,
        message: `the provider ${quoted(value)} cannot be a principal here; name the role that its users assume`,
      };
    }),
  },
  {
    code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
    severity: 'ERROR',
    rule: 'PL-059',
    title: 'Malformed service principal',
    source: sources.checks,
    explanation:
      'A service principal is in lower case and has the form `service.amazonaws.com`, seldom with a Region or another domain. Case counts: `Lambda.amazonaws.com` is nobody. Values of `kms:ViaService` are endpoints and name the Region: `s3.eu-west-1.amazonaws.com`.',
    check: inStatements((view) => [
      ...(view.statement.principal?.entries ?? []).flatMap(({ type, value, span }) => {
        if (type !== 'Service' || value === '*' || isServiceName(value)) return [];
        const lower = value.trim().toLowerCase();
        const mended = isServiceName(lower) ? lower : /^[a-z0-9-]+$/.test(lower) ? `${lower}.amazonaws.com` : undefined;
        const message = `${quoted(value)} is no service principal; it looks like \`lambda.amazonaws.com\`, in lower case`;
        return [
          {
            span,
            message,
            fix: mended === undefined ? undefined : writeText(`write ${mended.slice(0, 60)}`, span, mended),
          },
        ];
      }),
      ...view.rows.flatMap(({ key, row }) => {
        if (key !== 'kms:viaservice' || row.base === 'Null') return [];
        return row.values
          .filter(({ value }) => /^[a-z0-9-]+\.amazonaws\.com$/.test(value))
          .map(({ value, span }) => ({
            span,
            message: `${quoted(value)} names no Region; \`kms:ViaService\` holds endpoints such as \`s3.eu-west-1.amazonaws.com\``,
          }));
      }),
    ]),
  },
  {
    code: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    severity: 'ERROR',
    rule: 'PL-202',
    title: 'Key about the principal with a service principal',
    source: sources.checks,
    explanation:
      'A service that calls by itself belongs to no account or organization of yours: `aws:PrincipalOrgID`, `aws:PrincipalAccount`, `aws:PrincipalArn`, tags and names are absent, so that a statement which allows it under such a condition never applies. Restrict the resource it acts for: `aws:SourceOrgID`, `aws:SourceAccount`, `aws:SourceArn`.',
    check: inAllows((view) => {
      const services = servicesOf(view);
      const { principal } = view.statement;
      if (services.length === 0 || services.length !== principal?.entries.length) return undefined;
      return view.rows.flatMap(({ row, key }) => {
        const absent = key.startsWith('aws:principaltag/') || absentForServices.has(key);
        if (!absent || row.ifExists || isNegated(row.base) || row.set === 'ForAllValues') return [];
        if (row.base === 'Null' && row.values[0]?.value !== 'false') return [];
        return [
          {
            span: row.key.span,
            message: `${quoted(row.key.value)} is absent when a service calls, and the statement never applies; write \`aws:SourceOrgID\` or \`aws:SourceAccount\``,
          },
        ];
      });
    }),
  },
  {
    code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
    severity: 'SECURITY_WARNING',
    rule: 'PL-264',
    title: 'Service principal without a source (confused deputy)',
    source: sources.confusedDeputy,
    explanation:
      'A statement that allows a service principal lets the service act for anybody: another customer can make it use your resource on their behalf. Say for whom it may act, with `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`.',
    check: inAllows((view, { policy }) => {
      const [first] = servicesOf(view);
      if (first === undefined || policy.type === 'trustPolicy' || policy.type === 'resourceControlPolicy')
        return undefined;
      if (view.rows.some((row) => narrows(row) && sourceKeys.has(row.key))) return undefined;
      return {
        span: first.span,
        message: `${quoted(first.value)} may act for anyone here; add \`aws:SourceArn\`, \`aws:SourceAccount\` or \`aws:SourceOrgID\``,
      };
    }),
  },
  {
    code: 'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    severity: 'SUGGESTION',
    rule: 'PL-258',
    title: 'Weak key for a service principal',
    source: sources.checks,
    explanation:
      'Older policies restrict a service by `aws:Referer` or a key of the service that carries an account. The keys made for it are `aws:SourceArn` and `aws:SourceAccount`: the service itself fills them in.',
    check: inAllows((view, { policy }) => {
      if (servicesOf(view).length === 0 || policy.type === 'trustPolicy') return undefined;
      if (view.rows.some(({ key }) => sourceKeys.has(key))) return undefined;
      return view.rows
        .filter(({ key }) => key === 'aws:referer' || key === 'aws:sourceowner')
        .map(({ row }) => ({
          span: row.key.span,
          message: `${quoted(row.key.value)} is a weak proof of the source; write \`aws:SourceArn\` or \`aws:SourceAccount\``,
        }));
    }),
  },
];

const sourceKeys: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'kms:calleraccount',
]);

const absentForServices: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:username',
]);

function uniqueId(prefix: 'AROA' | 'AIDA', what: string): Rule['check'] {
  return inPrincipals(({ type, value, span }) =>
    type === 'AWS' && value.startsWith(prefix)
      ? { span, message: `${quoted(value)} is the ID of a deleted ${what}; write the ARN of the one that you mean` }
      : undefined,
  );
}

/** Lower case, dots, and a domain of AWS: most end in `amazonaws.com`, a few in `amazon.com` or a partition’s own. */
function isServiceName(value: string): boolean {
  if (value.startsWith('.') || !/^[a-z0-9._-]+$/.test(value)) return false;
  return [
    '.amazonaws.com',
    '.amazonaws.com.cn',
    '.amazon.com',
    '.amazonaws.eu',
    '.aws.internal',
    '.ic.gov',
    '.sgov.gov',
    '.adc-e.uk',
    '.aws',
  ].some((end) => value.endsWith(end));
}
