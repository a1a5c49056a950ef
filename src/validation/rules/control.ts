import { quoted } from '../../engine/json/cursor';
import type { Severity } from '../../engine/finding';
import type { PolicyType } from '../../engine/policy/policy';
import { hasAllActions, hasAllResources, type StatementView } from '../document';
import { inActions, inStatements, type Check, type Found, type Rule } from '../rule';
import { sources } from '../sources';

export function only(type: PolicyType, check: Check): Check {
  return (document) => (document.policy.type === type ? check(document) : []);
}

export const rcp = (check: Check): Check => only('resourceControlPolicy', check);

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
];

function allActions({ statement }: StatementView): readonly Found[] {
  return statement.action.patterns
    .filter(({ value }) => value === '*')
    .map(({ span }) => ({
      span,
      message: 'a resource control policy names its services; write `s3:*` and its like instead of `*`',
    }));
}
