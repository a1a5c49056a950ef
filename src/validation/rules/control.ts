import { quoted } from '../../engine/json/cursor';
import type { Severity } from '../../engine/finding';
import type { PolicyType } from '../../engine/policy/policy';
import { hasAllActions, hasAllResources, type Row, type StatementView } from '../document';
import { inActions, inRows, inStatements, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';

function only(type: PolicyType, check: Check): Check {
  return (document) => (document.policy.type === type ? check(document) : []);
}

const rcp = (check: Check): Check => only('resourceControlPolicy', check);

export const controlRules: readonly Rule[] = [
  {
    code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
    severity: 'ERROR',
    rule: 'PL-042',
    title: 'Principal of a resource control policy',
    source: sources.resourceControl,
    explanation:
      'In a resource control policy `Principal` is `"*"`, nothing else, and there is no `NotPrincipal`. To mean certain principals, test `aws:PrincipalArn`, `aws:PrincipalAccount` or `aws:PrincipalOrgID` in the condition.',
    check: rcp(
      inStatements(({ statement: { principal } }) => {
        if (principal === undefined || principal.entries.length === 0) return undefined;
        const right = principal.element === 'Principal' && principal.entries.every(({ type }) => type === '*');
        return right
          ? undefined
          : {
              span: principal.element === 'Principal' ? principal.span : principal.keySpan,
              message:
                'a resource control policy has `"Principal": "*"`; test `aws:PrincipalArn` and its like in `Condition`',
            };
      }),
    ),
  },
  {
    code: 'RCP_SYNTAX_ERROR_ALLOW',
    severity: 'ERROR',
    rule: 'PL-042',
    title: 'Allow in a resource control policy',
    source: sources.resourceControl,
    explanation:
      'Resource control policies only take away. `Allow` stands in AWS’s own `RCPFullAWSAccess` alone; in yours every statement is a `Deny`.',
    check: rcp(
      inStatements(({ statement }, { setting }) =>
        statement.effect === 'Allow' && setting.kept !== 'awsManaged'
          ? {
              span: statement.effectSpan,
              message: 'a resource control policy only denies; write `Deny`, or remove the statement',
            }
          : undefined,
      ),
    ),
  },
  {
    code: 'RCP_SYNTAX_ERROR_NOTACTION',
    severity: 'ERROR',
    rule: 'PL-042',
    title: 'NotAction in a resource control policy',
    source: sources.resourceControl,
    explanation: 'Resource control policies name what they deny under `Action`; `NotAction` is not supported.',
    check: rcp(
      inStatements(({ statement: { action } }) =>
        action.element === 'NotAction'
          ? {
              span: action.keySpan,
              message: 'a resource control policy has no `NotAction`; name the actions under `Action`',
            }
          : undefined,
      ),
    ),
  },
  {
    code: 'RCP_SYNTAX_ERROR_ACTION',
    severity: 'ERROR',
    rule: 'PL-043',
    title: 'Action of a resource control policy',
    source: sources.resourceControl,
    explanation:
      'An action of a resource control policy names one of the services that these policies reach, then a name with wildcards: `s3:*`. `*` alone is refused. Which services are reached grows with time and rests on the reference data, so another service is a warning.',
    check: rcp(
      inStatements((view, { setting }) => [
        ...(setting.kept === 'awsManaged' ? [] : allActions(view)),
        ...view.actions.flatMap(({ value, span, service }): readonly Found[] => {
          if (service === '*')
            return [{ span, message: `${quoted(value)} names no service; write one such as \`s3:*\`` }];
          if (setting.data?.takesResourceControlPolicies(service) !== false) return [];
          const severity: Severity = 'WARNING';
          return [
            {
              span,
              severity,
              message: `${quoted(service)} is not among the services that resource control policies reach in the bundled reference of ${setting.data.date}; the statement does nothing for it`,
            },
          ];
        }),
      ]),
    ),
  },
  {
    code: 'RCP_WILDCARD_IN_ACTION',
    severity: 'SUGGESTION',
    rule: 'PL-043',
    title: 'Wildcard amid an action of a resource control policy',
    source: sources.checks,
    explanation:
      'One page of AWS says that wildcards in a resource control policy’s actions stand at the end only, the syntax page sets no such limit. A wildcard elsewhere is probably accepted; to be safe, name the actions.',
    check: rcp(
      inActions(({ value, span, name }) => {
        const first = name.search(/[*?]/);
        return first < 0 || (first === name.length - 1 && name.endsWith('*'))
          ? undefined
          : { span, message: `a wildcard amid ${quoted(value)}; AWS documents wildcards at the end only` };
      }),
    ),
  },
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
    code: 'DENIES_EVERYTHING',
    severity: 'WARNING',
    rule: 'PL-042',
    title: 'Control policy that denies everything',
    source: sources.serviceControl,
    explanation:
      'A Deny of all actions of a service (or all services) on all resources without a condition leaves nothing for anybody below it, in a control policy of an organization even for administrators. If it is meant, so be it; else add the condition that names the exception.',
    check: inStatements((view, { policy: { type } }) => {
      const { statement } = view;
      if (type !== 'serviceControlPolicy' && type !== 'resourceControlPolicy') return undefined;
      if (statement.effect !== 'Deny' || view.rows.length > 0 || !hasAllResources(view)) return undefined;
      const all =
        hasAllActions(view) || (type === 'resourceControlPolicy' && view.actions.some(({ name }) => name === '*'));
      return all
        ? {
            span: statement.action.span,
            message: 'this denies everything to everybody below; add a condition for the exceptions',
          }
        : undefined;
    }),
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

function allActions({ statement }: StatementView): readonly Found[] {
  return statement.action.patterns
    .filter(({ value }) => value === '*')
    .map(({ span }) => ({
      span,
      message: 'a resource control policy names its services; write `s3:*` and its like instead of `*`',
    }));
}

function sourceRow({ rows }: StatementView): Row | undefined {
  return rows.find(({ key, row: { base } }) => aboutSource.has(key) && base.includes('Not'));
}

function hasService({ rows }: StatementView, value: 'true' | 'false'): boolean {
  return rows.some(
    ({ key, row }) =>
      key === 'aws:principalisawsservice' && row.values.some((given) => given.value.toLowerCase() === value),
  );
}
