import { coversAction, hasAllResources, type StatementView } from '../document';
import { fixedStart, splitPattern } from '../pattern';
import { narrows } from '../principals';
import { inAllows, type Rule } from '../rule';
import { sources, type Source } from '../sources';
import { isIdentityType } from '../types';

/** How a statement names an action that hands on permissions, and on what. */
interface Breadth {
  readonly suffix: string;
  readonly rule: (view: StatementView, action: string) => boolean;
  readonly how: string;
}

const named = ({ statement: { action } }: StatementView, name: string): boolean =>
  action.element === 'Action' && action.patterns.some(({ value }) => value.toLowerCase() === name);
const starred = (view: StatementView, name: string): boolean =>
  view.statement.action.element === 'Action' && !named(view, name) && coversAction(view, name);
const notAction = (view: StatementView, name: string): boolean =>
  view.statement.action.element === 'NotAction' && coversAction(view, name);
const notResource = ({ statement: { resource } }: StatementView): boolean => resource?.element === 'NotResource';

const breadths: readonly Breadth[] = [
  { suffix: 'NOT_RESOURCE', how: 'with `NotResource`', rule: (view, name) => named(view, name) && notResource(view) },
  {
    suffix: 'STAR_IN_ACTION_AND_NOT_RESOURCE',
    how: 'with a wildcard in the action and `NotResource`',
    rule: (view, name) => starred(view, name) && notResource(view),
  },
  {
    suffix: 'NOT_ACTION_AND_NOT_RESOURCE',
    how: 'with `NotAction` and `NotResource`',
    rule: (view, name) => notAction(view, name) && notResource(view),
  },
  { suffix: 'STAR_IN_RESOURCE', how: 'for every resource', rule: (view, name) => named(view, name) && everyRole(view) },
  {
    suffix: 'STAR_IN_ACTION_AND_RESOURCE',
    how: 'with a wildcard in the action, for every resource',
    rule: (view, name) => starred(view, name) && everyRole(view),
  },
  {
    suffix: 'STAR_IN_RESOURCE_AND_NOT_ACTION',
    how: 'with `NotAction`, for every resource',
    rule: (view, name) => notAction(view, name) && everyRole(view),
  },
];

/** `*`, or every role of any account: no name and no path. */
function everyRole(view: StatementView): boolean {
  if (hasAllResources(view)) return true;
  if (view.statement.resource?.element !== 'Resource') return false;
  return view.statement.resource.patterns.some(({ value }) => {
    const [, , service, , , rest] = splitPattern(value);
    return (
      service === 'iam' &&
      rest !== undefined &&
      (rest === '*' || rest === 'role/*' || rest === 'role*') &&
      fixedStart(rest).length <= 5
    );
  });
}

interface Delegation {
  readonly prefix: string;
  readonly action: string;
  readonly severity: Rule['severity'];
  readonly rule: string;
  readonly key: string;
  readonly harm: string;
  readonly mend: string;
  readonly source: Source;
}

const delegations: readonly Delegation[] = [
  {
    prefix: 'PASS_ROLE_WITH',
    action: 'iam:PassRole',
    severity: 'SECURITY_WARNING',
    rule: 'PL-289',
    key: 'iam:passedtoservice',
    harm: 'Whoever may pass any role to a service can act with the rights of every role that the service can assume, administrators’ roles included',
    mend: 'Name the roles in `Resource`, and the service with a condition on `iam:PassedToService`',
    source: sources.passRole,
  },
  {
    prefix: 'CREATE_SLR_WITH',
    action: 'iam:CreateServiceLinkedRole',
    severity: 'WARNING',
    rule: 'PL-293',
    key: 'iam:awsservicename',
    harm: 'Service-linked roles give services rights in the account, for services that nobody meant as well',
    mend: 'Name the service with a condition on `iam:AWSServiceName`, or its roles in `Resource`: `arn:aws:iam::*:role/aws-service-role/SERVICE/*`',
    source: sources.checks,
  },
];

/** Twelve codes: how `iam:PassRole` and `iam:CreateServiceLinkedRole` are allowed too broadly. */
export const delegationRules: readonly Rule[] = delegations.flatMap((delegation) =>
  breadths.map((breadth): Rule => {
    const short = `\`${delegation.action}\``;
    return {
      code: `${delegation.prefix}_${breadth.suffix}`,
      severity: delegation.severity,
      rule: delegation.rule,
      title: `${delegation.action} ${breadth.how.replaceAll('`', '')}`,
      source: delegation.source,
      explanation: `The statement allows ${short} ${breadth.how}. ${delegation.harm}. ${delegation.mend}.`,
      check: inAllows((view, { policy }) => {
        if (
          !isIdentityType(policy.type) ||
          policy.type === 'permissionsBoundary' ||
          !breadth.rule(view, delegation.action.toLowerCase())
        )
          return undefined;
        if (view.rows.some((row) => row.key === delegation.key && narrows(row))) return undefined;
        const entry = view.statement.action.patterns.find(
          ({ value }) => value.toLowerCase() === delegation.action.toLowerCase(),
        );
        return {
          span: entry?.span ?? view.statement.action.span,
          message: `this allows ${short} ${breadth.how}; name the resources, or the service with \`${delegation.key === 'iam:passedtoservice' ? 'iam:PassedToService' : 'iam:AWSServiceName'}\``,
        };
      }),
    };
  }),
);
