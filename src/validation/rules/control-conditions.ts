import { quoted } from '../../engine/json/cursor';
import { type Row, type StatementView } from '../document';
import { inRows, inStatements, type Rule } from '../rule';
import { sources } from '../sources';
import { only, rcp } from './control';

export const controlConditionRules: readonly Rule[] = [
  {
    code: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
    severity: 'WARNING',
    rule: 'PL-205',
    title: 'Resource control policy that also denies AWS services',
    source: sources.checks,
    explanation:
      'Services that call by themselves have no account and no organization, so a Deny for all outside of yours denies them too: log delivery and the like stops. Add `"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}` to the statement.',
    check: rcp(
      inStatements((view) => {
        const row = view.rows.find(({ key, row: { base } }) => aboutPrincipal.has(key) && base.includes('Not'));
        if (row === undefined || hasService(view, 'false')) return undefined;
        return {
          span: row.row.key.span,
          message: `this denies AWS services too, which have no ${quoted(row.row.key.value)}; add \`"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}\``,
        };
      }),
    ),
  },
  {
    code: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
    severity: 'WARNING',
    rule: 'PL-205',
    title: 'Resource control policy that also denies people',
    source: sources.checks,
    explanation:
      'The keys `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` and `aws:SourceOrgPaths` are there when a service calls by itself. With a negated operator the statement also denies users and roles, which never carry them. Add `"Bool": {"aws:PrincipalIsAWSService": "true"}`.',
    check: rcp(
      inStatements((view) => {
        const row = sourceRow(view);
        if (row === undefined || hasService(view, 'true')) return undefined;
        return {
          span: row.row.key.span,
          message: `users and roles have no ${quoted(row.row.key.value)} and are denied too; add \`"Bool": {"aws:PrincipalIsAWSService": "true"}\``,
        };
      }),
    ),
  },
  {
    code: 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
    severity: 'WARNING',
    rule: 'PL-264',
    title: 'Resource control policy without a Null check',
    source: sources.checks,
    explanation:
      'Not every call of a service is on behalf of a resource: some carry no `aws:SourceAccount`. A negated operator denies those as well. Add `"Null": {"aws:SourceAccount": "false"}` (or `aws:SourceArn`), so that only calls with a source are judged by it.',
    check: rcp(
      inStatements((view) => {
        const row = sourceRow(view);
        const checked = view.rows.some(
          ({ key, row: { base, values } }) =>
            base === 'Null' && (key === 'aws:sourceaccount' || key === 'aws:sourcearn') && values[0]?.value === 'false',
        );
        if (row === undefined || checked) return undefined;
        return {
          span: row.row.key.span,
          message: `calls without ${quoted(row.row.key.value)} are denied too; add \`"Null": {"aws:SourceAccount": "false"}\``,
        };
      }),
    ),
  },
  {
    code: 'KEY_ABSENT_IN_SERVICE_CONTROL_POLICY',
    severity: 'WARNING',
    rule: 'PL-205',
    title: 'Key that a service control policy never sees',
    source: sources.serviceControl,
    explanation:
      'Service control policies bound users and roles of your accounts. A call that a service makes by itself is not judged by them, so `aws:SourceArn`, `aws:SourceAccount` and `aws:PrincipalServiceName` are absent: a positive operator never matches. Use a resource control policy.',
    check: only(
      'serviceControlPolicy',
      inRows(({ key, row }) =>
        onlyForServices.has(key) && row.base !== 'Null' && !row.ifExists && !row.base.includes('Not')
          ? {
              span: row.key.span,
              message: `${quoted(row.key.value)} is absent when a user or role calls; use a resource control policy`,
            }
          : undefined,
      ),
    ),
  },
];

const onlyForServices: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:principalservicename',
  'aws:principalservicenameslist',
]);

const aboutPrincipal: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
]);

const aboutSource: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

function sourceRow({ rows }: StatementView): Row | undefined {
  return rows.find(({ key, row: { base } }) => aboutSource.has(key) && base.includes('Not'));
}

function hasService({ rows }: StatementView, value: 'true' | 'false'): boolean {
  return rows.some(
    ({ key, row }) =>
      key === 'aws:principalisawsservice' && row.values.some((given) => given.value.toLowerCase() === value),
  );
}
