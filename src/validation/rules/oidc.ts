import { quoted } from '../../engine/json/cursor';
import { coversAction, type Row, type StatementView } from '../document';
import { hasWildcard } from '../pattern';
import { inAllows, inPrincipals, inRows, type Check, type Rule } from '../rule';
import { sources } from '../sources';
import { isNegated } from '../operators';

const github = 'token.actions.githubusercontent.com';

export const oidcRules: readonly Rule[] = [
  {
    code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
    severity: 'SECURITY_WARNING',
    rule: 'PL-296',
    title: 'OIDC provider without a condition',
    source: sources.oidc,
    explanation:
      'A trust policy that names an OIDC provider and tests none of its keys lets in everybody who can get any token from that provider, which for a public provider is anybody. Test at least the provider’s `:aud` and `:sub`.',
    check: trustAllows((view) =>
      providers(view).flatMap(({ span, host }) =>
        view.rows.some(({ key }) => key.startsWith(`${host}:`))
          ? []
          : [
              {
                span,
                message: `everyone with a token of ${quoted(host)} may assume this role; test \`${host}:aud\` and \`${host}:sub\``,
              },
            ],
      ),
    ),
  },
  {
    code: 'MISSING_GITHUB_REPO_CONDITION_KEY',
    severity: 'SECURITY_WARNING',
    rule: 'PL-297',
    title: 'GitHub without a repository',
    source: sources.oidc,
    explanation:
      'GitHub issues tokens to the workflows of every repository there is; `:aud` is the same for all. Only `token.actions.githubusercontent.com:sub` tells them apart: without it any workflow on GitHub may assume the role. Test `:sub` for your organization, repository and branch or environment.',
    check: trustAllows((view) =>
      providers(view).flatMap(({ span, host }) =>
        host === github && !view.rows.some((row) => isSubject(row))
          ? [
              {
                span,
                message: `any repository on GitHub may assume this role; test \`${github}:sub\` for your repository and branch`,
              },
            ]
          : [],
      ),
    ),
  },
  {
    code: 'GITHUB_ANY_REPOSITORY',
    severity: 'SECURITY_WARNING',
    rule: 'PL-297',
    title: 'GitHub subject that takes any repository',
    source: sources.oidc,
    explanation:
      'The condition on `:sub` begins with a wildcard where the organization’s name should stand, or is negated or optional: repositories of others match it too. Write `repo:ORGANIZATION/REPOSITORY:ref:refs/heads/BRANCH`.',
    check: trustAllows((view) =>
      view.rows.filter(isSubject).flatMap(({ row }) => {
        if (row.base === 'Null') return [];
        const open = isNegated(row.base) || row.ifExists || row.set === 'ForAllValues';
        return row.values
          .filter(({ value }) => open || (row.base === 'StringLike' && namesNoOwner(value)))
          .map(({ value, span }) => ({
            span,
            message: `${quoted(value)} under \`${row.operator.value}\` lets in repositories of others; write \`repo:ORGANIZATION/REPOSITORY:…\``,
          }));
      }),
    ),
  },
  {
    code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
    severity: 'WARNING',
    rule: 'PL-297',
    title: 'Wildcard in GitHub’s subject',
    source: sources.checks,
    explanation:
      'A wildcard in `:sub` lets in all repositories of the organization, or all branches, tags and pull requests of a repository: whoever can push a branch gets the role. Name the repository and the branch or environment.',
    check: trustAllows((view) =>
      view.rows.filter(isSubject).flatMap(({ row }) =>
        row.values
          .filter(({ value }) => row.base === 'StringLike' && hasWildcard(value) && !namesNoOwner(value))
          .map(({ value, span }) => ({
            span,
            message: `${quoted(value)} takes more than one branch or repository; name the repository and the branch or environment`,
          })),
      ),
    ),
  },
  {
    code: 'GITHUB_PROVIDER_MISSPELT',
    severity: 'WARNING',
    rule: 'PL-308',
    title: 'Misspelt GitHub provider',
    source: sources.oidc,
    explanation:
      'GitHub’s token issuer is `token.actions.githubusercontent.com`, in the singular. A sample of AWS writes `tokens.actions…`, which nobody issues tokens for.',
    check: inPrincipals(({ type, value, span }) =>
      type === 'Federated' && value.includes('githubusercontent.com') && !value.includes(`/${github}`)
        ? { span, message: `${quoted(value)} is not GitHub’s issuer; it is \`${github}\`` }
        : undefined,
    ),
  },
  {
    code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
    severity: 'SECURITY_WARNING',
    rule: 'PL-307',
    title: 'ForAnyValue on an audience',
    source: sources.checks,
    explanation:
      'The audience key of a provider has one value. `ForAnyValue` is for keys with several, and on a token with several audiences one would be enough. Write the operator without it.',
    check: audience('ForAnyValue'),
  },
  {
    code: 'CONFIRM_AUDIENCE_CLAIM_TYPE',
    severity: 'SUGGESTION',
    rule: 'PL-307',
    title: 'Set operator on an audience',
    source: sources.checks,
    explanation:
      'The audience key of a provider has one value, and set operators are for keys with several; `ForAllValues` even matches when the key is absent. Write the operator without it.',
    check: audience('ForAllValues'),
  },
  {
    code: 'SAML_KEY_NOT_IN_SESSION',
    severity: 'WARNING',
    rule: 'PL-306',
    title: 'SAML key that a session does not keep',
    source: sources.stsKeys,
    explanation:
      'After a role was assumed with SAML its session keeps `saml:namequalifier`, `saml:sub` and `saml:sub_type`. The other `saml:` keys exist only while the trust policy is evaluated. Use session tags to carry attributes on.',
    check: inRows(({ key, row }, _, { policy }) => {
      if (policy.type === 'trustPolicy' || !key.startsWith('saml:') || keptSaml.has(key)) return undefined;
      return {
        span: row.key.span,
        message: `${quoted(row.key.value)} exists in trust policies only; pass the attribute as a session tag and test \`aws:PrincipalTag\``,
      };
    }),
  },
];

const keptSaml: ReadonlySet<string> = new Set(['saml:namequalifier', 'saml:sub', 'saml:sub_type']);

function trustAllows(check: Parameters<typeof inAllows>[0]): Check {
  const checked = inAllows((view, document) =>
    coversAction(view, 'sts:AssumeRoleWithWebIdentity') ? check(view, document) : undefined,
  );
  return (document) => (document.policy.type === 'trustPolicy' ? checked(document) : []);
}

/** The OIDC providers that a statement names; the host is what their keys begin with, in lower case. */
function providers({
  statement: { principal },
}: StatementView): readonly { readonly span: { from: number; to: number }; readonly host: string }[] {
  return (principal?.entries ?? []).flatMap(({ type, value, span }) => {
    if (type !== 'Federated') return [];
    const mark = ':oidc-provider/';
    const at = value.indexOf(mark);
    if (at >= 0) return [{ span, host: value.slice(at + mark.length).toLowerCase() }];
    return value.startsWith('arn:') ? [] : [{ span, host: value.toLowerCase() }];
  });
}

function isSubject({ key }: Row): boolean {
  return key === `${github}:sub`;
}

/** Whether the wildcard begins before the organization ends: `repo:*`, `*`, `repo:octo*`. */
function namesNoOwner(value: string): boolean {
  const start = value.search(/[*?]/);
  if (start < 0) return false;
  const fixed = value.slice(0, start);
  // Subjects may be customized, but the default begins so.
  return !fixed.startsWith('repo:') ? fixed === '' || 'repo:'.startsWith(fixed) : !fixed.includes('/');
}

function audience(set: 'ForAnyValue' | 'ForAllValues'): Check {
  return inRows(({ key, row }) =>
    row.set === set && key.endsWith(':aud')
      ? {
          span: row.operator.span,
          message: `${quoted(row.key.value)} has one value; write \`${row.base}\` without \`${set}\``,
        }
      : undefined,
  );
}
