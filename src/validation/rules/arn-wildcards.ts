import { quoted } from '../../engine/json/cursor';
import { closest } from '../../engine/policy/spelling';
import type { StatementView } from '../document';
import { hasWildcard } from '../pattern';
import { inResources, type Rule } from '../rule';
import { sources } from '../sources';
import { partitionField, serviceField, restField, fixField } from './arn';

export const arnWildcardRules: readonly Rule[] = [
  {
    code: 'INVALID_IAM_RESOURCE',
    severity: 'ERROR',
    rule: 'PL-087',
    title: 'IAM resource of no known kind',
    source: sources.serviceReference,
    explanation:
      'The resource part of an IAM ARN begins with its kind, such as `user/`, `role/`, `group/`, `policy/` or `instance-profile/`, or is `root` or `*`. IAM refuses others.',
    check: inResources((arn) => {
      const rest = arn.fields[restField];
      if (arn.fields[serviceField] !== 'iam' || rest === undefined || rest === 'root' || isIamResource(rest))
        return undefined;
      const kind = rest.split('/', 1)[0] ?? '';
      const meant = closest(kind, iamKinds);
      return {
        span: arn.span,
        message: `${quoted(rest)} is no IAM resource${meant === undefined ? '; it begins with `user/`, `role/`, `policy/` or the like' : `; did you mean \`${meant}/\`?`}`,
        fix: meant === undefined ? undefined : fixField(arn, restField, `${meant}${rest.slice(kind.length)}`),
      };
    }),
  },
  {
    code: 'WILDCARD_IN_SERVICE_NAME',
    severity: 'SUGGESTION',
    rule: 'PL-079',
    title: 'Wildcard in an ARN’s service',
    source: sources.checks,
    explanation:
      'A wildcard in the service field takes in services that nobody thought of, and new ones. AWS’s documentation does not allow it, but IAM accepts it. Name the service, and write one ARN for each.',
    check: inResources((arn) => {
      const service = arn.fields[serviceField];
      if (service === undefined || !hasWildcard(service)) return undefined;
      return { span: arn.span, message: `a wildcard in the service of ${quoted(arn.value)}; name the service` };
    }),
  },
  {
    code: 'WILDCARD_IN_PARTITION',
    severity: 'SUGGESTION',
    rule: 'PL-078',
    title: 'Wildcard in an ARN’s partition',
    source: sources.arns,
    explanation:
      'AWS’s documentation does not allow wildcards in the partition, yet AWS’s own managed policies have them and IAM accepts them. An account lies in one partition: write it.',
    check: inResources((arn, _, { setting }) => {
      const partition = arn.fields[partitionField];
      if (partition === undefined || !hasWildcard(partition) || setting.kept === 'awsManaged') return undefined;
      return { span: arn.span, message: `a wildcard in the partition of ${quoted(arn.value)}; write \`aws\` or yours` };
    }),
  },
  {
    code: 'NOT_RESOURCE_NEVER_MATCHES',
    severity: 'SECURITY_WARNING',
    rule: 'PL-109',
    title: 'Variable in NotResource',
    source: sources.variables,
    explanation:
      'A variable that has no value for the caller makes its entry match nothing. Under `NotResource` the entry then excludes nothing: an Allow becomes wider, a Deny denies more. Give the variable a default, or add a condition with `Null` that asks for the key.',
    check: inResources((arn, view) => {
      if (view.statement.resource?.element !== 'NotResource') return undefined;
      const open = /\$\{[^}'*?$]+\}/.exec(arn.value)?.[0];
      if (open === undefined || asksFor(view, open)) return undefined;
      const effect = view.statement.effect === 'Allow' ? 'allows' : 'denies';
      const message = `where ${quoted(open)} has no value, this entry excludes nothing and the statement ${effect} more; add a default or a \`Null\` condition`;
      return { span: arn.span, message };
    }),
  },
];

/** Whether a condition makes sure that the variable's key is present. */
function asksFor({ rows }: StatementView, variable: string): boolean {
  const key = variable.slice(2, -1).toLowerCase();
  return rows.some(({ row, key: name }) => name === key && row.base === 'Null' && row.values[0]?.value === 'false');
}

const iamKinds = [
  'user',
  'federated-user',
  'role',
  'group',
  'instance-profile',
  'mfa',
  'u2f',
  'server-certificate',
  'policy',
  'sms-mfa',
  'saml-provider',
  'oidc-provider',
  'report',
  'access-report',
  'assumed-role',
  'delegation-request',
] as const;

function isIamResource(rest: string): boolean {
  const end = rest.search(/[*?$/]/);
  const kind = end < 0 ? rest : rest.slice(0, end);
  if (rest[end] === '/') return iamKinds.some((known) => known === kind);
  return end >= 0 && iamKinds.some((known) => known.startsWith(kind));
}
