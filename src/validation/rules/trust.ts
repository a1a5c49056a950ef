import { quoted } from '../../engine/json/cursor';
import { namedBy } from '../../engine/match/principal-entry';
import { coversAction, type StatementView } from '../document';
import { removeEntry } from '../edits';
import { accountOfEntry, isAnyone } from '../principals';
import { inActions, inAllows, inPrincipals, inRows, inStatements, type Check, type Found, type Rule } from '../rule';
import { accountOf } from '../setting';
import { sources } from '../sources';

/** Only for trust policies. */
function trust(check: Check): Check {
  return (document) => (document.policy.type === 'trustPolicy' ? check(document) : []);
}

export const trustRules: readonly Rule[] = [
  {
    code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    severity: 'ERROR',
    rule: 'PL-045',
    title: 'Trust policy for everyone',
    source: sources.checks,
    explanation:
      'A role whose trust policy allows `*` can be assumed by every principal of every AWS account that is allowed to call `sts:AssumeRole` at home, unless a condition narrows it. Access Analyzer calls it an error; stored policies may still have it, so it is evaluated. Name accounts or roles.',
    check: trust(
      inPrincipals((entry, { statement }) =>
        isAnyone(entry) && statement.effect === 'Allow'
          ? {
              span: entry.span,
              message: 'everyone in every AWS account may assume this role; name the accounts or roles that may',
            }
          : undefined,
      ),
    ),
  },
  {
    code: 'UNSUPPORTED_ACTION_IN_TRUST_POLICY',
    severity: 'ERROR',
    rule: 'PL-047',
    title: 'Action that does not belong into a trust policy',
    source: sources.stsKeys,
    explanation:
      'A trust policy says who may become the role: its actions are `sts:AssumeRole`, `sts:AssumeRoleWithSAML`, `sts:AssumeRoleWithWebIdentity`, `sts:TagSession`, `sts:SetSourceIdentity` and `sts:SetContext`. IAM refuses actions of other services. What the role may do belongs into its permissions policies.',
    check: trust(
      inActions(({ value, span, service }) =>
        service === 'sts' || service === '*'
          ? undefined
          : {
              span,
              message: `${quoted(value)} in a trust policy; it takes \`sts:AssumeRole\` and its like, and permissions go into the role’s own policies`,
            },
      ),
    ),
  },
  {
    code: 'UNSUPPORTED_NOT_ACTION',
    severity: 'ERROR',
    rule: 'PL-047',
    title: 'NotAction in a trust policy',
    source: sources.notAction,
    explanation:
      'No page of AWS describes `NotAction` in a trust policy, and validators that mirror IAM refuse it. Name the actions under `Action`.',
    check: trust(
      inStatements(({ statement: { action } }) =>
        action.element === 'NotAction'
          ? { span: action.keySpan, message: '`NotAction` in a trust policy; name the actions under `Action`' }
          : undefined,
      ),
    ),
  },
  {
    code: 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
    severity: 'ERROR',
    rule: 'PL-046',
    title: 'Federated principal that is no provider',
    source: sources.checks,
    explanation:
      'Under `Federated` stands the ARN of a SAML or OIDC provider in IAM, or one of the built-in ones: `cognito-identity.amazonaws.com`, `www.amazon.com`, `graph.facebook.com`, `accounts.google.com`.',
    check: trust(
      inPrincipals(({ type, value, span }) => {
        if (type !== 'Federated' || providerKind(value) !== undefined) return undefined;
        return {
          span,
          message: `${quoted(value)} is no identity provider; write \`arn:aws:iam::ACCOUNT:oidc-provider/HOST\`, \`…:saml-provider/NAME\` or a built-in one`,
        };
      }),
    ),
  },
  {
    code: 'MISMATCHED_ACTION_FOR_PRINCIPAL',
    severity: 'ERROR',
    rule: 'PL-046',
    title: 'Action that does not fit the provider',
    source: sources.checks,
    explanation:
      'Users of a SAML provider call `sts:AssumeRoleWithSAML`, users of an OIDC provider `sts:AssumeRoleWithWebIdentity`, all others `sts:AssumeRole`. A statement without the right one never lets its principals in.',
    check: trust(inStatements(mismatches)),
  },
  {
    code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
    severity: 'ERROR',
    rule: 'PL-048',
    title: 'IAM Roles Anywhere needs three actions',
    source: sources.checks,
    explanation:
      'IAM Roles Anywhere (`rolesanywhere.amazonaws.com`) tags each session and sets its source identity. Its statement must allow `sts:AssumeRole`, `sts:SetSourceIdentity` and `sts:TagSession` together.',
    check: trust(
      inAllows((view) => {
        const entry = view.statement.principal?.entries.find(({ value }) => value === 'rolesanywhere.amazonaws.com');
        if (entry === undefined) return undefined;
        const missing = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'].filter(
          (action) => !coversAction(view, action),
        );
        if (missing.length === 0) return undefined;
        return {
          span: view.statement.action.span,
          message: `IAM Roles Anywhere also needs ${missing.map(quoted).join(' and ')}; add it`,
        };
      }),
    ),
  },
  {
    code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
    severity: 'SUGGESTION',
    rule: 'PL-058',
    title: 'Session beside its role',
    source: sources.checks,
    explanation: 'A role as principal covers all of its sessions. An `assumed-role` entry beside it adds nothing.',
    check: trust(
      inStatements(({ statement: { principal } }, { policy }) => {
        const roles = new Set(
          (principal?.entries ?? []).flatMap((entry) => {
            const named = namedBy(entry);
            return named.kind === 'role'
              ? [`${named.arn.split(':', 5)[4] ?? ''}/${named.arn.slice(named.arn.lastIndexOf('/') + 1)}`]
              : [];
          }),
        );
        return (principal?.entries ?? []).flatMap((entry) => {
          const named = namedBy(entry);
          if (named.kind !== 'session' || !roles.has(`${named.account}/${named.roleName}`)) return [];
          const message = `${quoted(entry.value)} is a session of a role that is listed too; remove it`;
          return [{ span: entry.span, message, fix: removeEntry(policy.text, entry.span, 'remove the session') }];
        });
      }),
    ),
  },
  {
    code: 'KEY_NEVER_IN_REQUEST',
    severity: 'WARNING',
    rule: 'PL-285',
    title: 'Key that assuming a role never sends',
    source: sources.stsKeys,
    explanation:
      '`sts:DurationSeconds` is sent with requests for bearer tokens only, not when a role is assumed: the condition never holds. To bound a session use the role’s maximum session duration.',
    check: trust(
      inRows(({ key, row }) =>
        key === 'sts:durationseconds'
          ? {
              span: row.key.span,
              message: `${quoted(row.key.value)} is absent when a role is assumed; set the role’s maximum session duration instead`,
            }
          : undefined,
      ),
    ),
  },
  {
    code: 'CROSS_ACCOUNT_TRUST',
    severity: 'SUGGESTION',
    rule: 'PL-356',
    title: 'Another account may assume the role',
    source: sources.confusedDeputy,
    explanation:
      'The role can be assumed from another account, on whose administrators its safety then depends. For a third party ask for an external ID (`sts:ExternalId`), so that it cannot be made to use your role for another customer; for your own accounts test `aws:PrincipalOrgID`.',
    check: trust(
      inAllows((view, { setting }) => {
        const own = accountOf(setting);
        if (own === undefined || view.rows.length > 0) return undefined;
        return (view.statement.principal?.entries ?? []).flatMap((entry) => {
          const account = accountOfEntry(entry);
          if (account === undefined || account === own || view.statement.principal?.element !== 'Principal') return [];
          return [
            {
              span: entry.span,
              message: `account ${quoted(account)} may assume this role without a condition; ask for \`sts:ExternalId\` or test \`aws:PrincipalOrgID\``,
            },
          ];
        });
      }),
    ),
  },
];

type ProviderKind = 'saml' | 'oidc';

const builtIn = ['cognito-identity.amazonaws.com', 'www.amazon.com', 'graph.facebook.com', 'accounts.google.com'];

export function providerKind(value: string): ProviderKind | undefined {
  if (builtIn.includes(value)) return 'oidc';
  if (!value.startsWith('arn:')) return undefined;
  const [, , service, , account = '', rest = ''] = value.split(':', 6);
  if (service !== 'iam' || account === '') return undefined;
  if (rest.startsWith('saml-provider/')) return 'saml';
  return rest.startsWith('oidc-provider/') ? 'oidc' : undefined;
}

function mismatches(view: StatementView): readonly Found[] {
  const { principal, action, effect } = view.statement;
  if (principal?.element !== 'Principal' || action.element !== 'Action' || effect !== 'Allow') return [];
  return principal.entries.flatMap((entry) => {
    const kind = entry.type === 'Federated' ? providerKind(entry.value) : 'role';
    if (kind === undefined || isAnyone(entry)) return [];
    const wanted = actionOf(kind);
    const assumes = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'].filter((name) =>
      coversAction(view, name),
    );
    // A statement for TagSession and its like stands beside the one that lets in.
    if (assumes.length === 0 || assumes.includes(wanted)) return [];
    return [
      {
        span: action.span,
        message: `${quoted(entry.value)} needs \`${wanted}\`, not ${assumes.map(quoted).join(' or ')}`,
      },
    ];
  });
}

function actionOf(kind: ProviderKind | 'role'): string {
  switch (kind) {
    case 'saml':
      return 'sts:AssumeRoleWithSAML';
    case 'oidc':
      return 'sts:AssumeRoleWithWebIdentity';
    case 'role':
      return 'sts:AssumeRole';
  }
}
