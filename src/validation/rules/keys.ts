import { quoted } from '../../engine/json/cursor';
import { conditionKeys } from '../../engine/context/keys';
import { closest } from '../../engine/policy/spelling';
import { coversAction } from '../document';
import { writeText } from '../edits';
import { inRows, inStatements, type Rule } from '../rule';
import { sources } from '../sources';
import { isResourceType } from '../types';

const globalKeys = conditionKeys.map(({ key }) => key).filter((key) => key.startsWith('aws:'));

const tagged = ['aws:PrincipalTag', 'aws:ResourceTag', 'aws:RequestTag'];

export const keyRules: readonly Rule[] = [
  {
    code: 'INVALID_CONDITION_KEY_FORMAT',
    severity: 'ERROR',
    rule: 'PL-151',
    title: 'Condition key without a prefix',
    source: sources.checks,
    explanation:
      'A condition key has a prefix, a colon and a name: `aws:username`, `s3:prefix`, `token.actions.githubusercontent.com:sub`. Anything else is never in a request.',
    check: inRows(({ row: { key } }) => {
      const colon = key.value.indexOf(':');
      if (colon > 0 && colon < key.value.length - 1) return undefined;
      const meant = closest(`aws:${key.value}`, globalKeys);
      return {
        span: key.span,
        message: `${quoted(key.value)} is no condition key; it is \`prefix:name\`${meant === undefined ? '' : `, such as \`${meant}\``}`,
        fix: meant === undefined ? undefined : writeText(`write ${meant}`, key.span, meant),
      };
    }),
  },
  {
    code: 'INVALID_GLOBAL_CONDITION_KEY',
    severity: 'ERROR',
    rule: 'PL-151',
    title: 'Unknown global condition key',
    source: sources.globalKeys,
    explanation:
      'AWS has no global key of this name, so no request carries it: a positive operator never matches, a negated one always does. Case does not count, spelling does; a tag’s key comes after a slash: `aws:PrincipalTag/team`.',
    check: inRows(({ key, known, row }) => {
      if (!key.startsWith('aws:') || key === 'aws:' || known !== undefined || key === 'aws:arn' || lacksTagKey(key))
        return undefined;
      const meant = meantKey(row.key.value);
      return {
        span: row.key.span,
        message: `${quoted(row.key.value)} is no global condition key, and no request carries it${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
        fix: meant === undefined ? undefined : writeText(`write ${meant}`, row.key.span, meant),
      };
    }),
  },
  {
    code: 'UNSUPPORTED_GLOBAL_CONDITION_KEY',
    severity: 'ERROR',
    rule: 'PL-269',
    title: 'aws:ARN as condition key',
    source: sources.checks,
    explanation:
      '`aws:ARN` is not supported as a condition key. Write `aws:PrincipalArn`, which for a session is the ARN of its role.',
    check: inRows(({ key, row }) =>
      key === 'aws:arn'
        ? {
            span: row.key.span,
            message: `${quoted(row.key.value)} is not supported; write \`aws:PrincipalArn\``,
            fix: writeText('write aws:PrincipalArn', row.key.span, 'aws:PrincipalArn'),
          }
        : undefined,
    ),
  },
  {
    code: 'MISSING_TAG_KEY_IN_CONDITION',
    severity: 'ERROR',
    rule: 'PL-248',
    title: 'Tag condition without the tag’s key',
    source: sources.checks,
    explanation:
      'Conditions on tags name the tag: `aws:ResourceTag/team`. Without the part after the slash no request carries the key.',
    check: inRows(({ key, row }) =>
      lacksTagKey(key)
        ? {
            span: row.key.span,
            message: `${quoted(row.key.value)} names no tag; write \`${row.key.value.replace(/\/$/, '')}/team\` with the key of yours`,
          }
        : undefined,
    ),
  },
  {
    code: 'MISSING_ACTION_FOR_CONDITION_KEY',
    severity: 'WARNING',
    rule: 'PL-282',
    title: 'Key without the action that sends it',
    source: sources.stsKeys,
    explanation:
      'Some keys are sent with one action only: `sts:SourceIdentity` asks for `sts:SetSourceIdentity`, `sts:RequestContext` for `sts:SetContext`, session tags in a trust policy for `sts:TagSession`, `iam:PassedToService` for `iam:PassRole`. A statement that does not cover the action makes nothing of the condition. The pairs are a list kept by hand, so this is a warning.',
    check: inStatements((view, { policy }) =>
      view.rows.flatMap(({ key, row }) => {
        const start = key.split('/', 1)[0] ?? key;
        const action = sentWith.get(start) ?? (policy.type === 'trustPolicy' ? sentWithTags.get(start) : undefined);
        if (action === undefined || coversAction(view, action)) return [];
        return [
          {
            span: row.key.span,
            message: `${quoted(row.key.value)} is sent with \`${action}\`, which this statement does not cover`,
          },
        ];
      }),
    ),
  },
  {
    code: 'IRRELEVANT_CONDITION_KEY_IN_POLICY',
    severity: 'SUGGESTION',
    rule: 'PL-245',
    title: 'Key that says nothing in a resource’s own policy',
    source: sources.checks,
    explanation:
      'In the policy of a resource, `aws:ResourceAccount`, `s3:ResourceAccount`, `aws:ResourceOrgID` and `aws:ResourceOrgPaths` are always those of the resource itself. Leave them out, or test the principal’s.',
    check: inRows(({ key, row }, _, { policy }) =>
      isResourceType(policy.type) && ownResource.has(key)
        ? {
            span: row.key.span,
            message: `${quoted(row.key.value)} is always that of this resource; leave it out, or test the principal’s`,
          }
        : undefined,
    ),
  },
];

/** F-33: `aws:PrincipalTag.k`, `aws:ResourceTag:k` and spelling. */
function meantKey(typed: string): string | undefined {
  for (const start of tagged) {
    const separator = typed.charAt(start.length);
    if (typed.toLowerCase().startsWith(start.toLowerCase()) && '.:-_'.includes(separator) && separator !== '') {
      return `${start}/${typed.slice(start.length + 1)}`;
    }
  }
  return closest(
    typed,
    globalKeys.filter((key) => !key.includes('$')),
  );
}

function lacksTagKey(key: string): boolean {
  return tagged.some((start) => key === start.toLowerCase() || key === `${start.toLowerCase()}/`);
}

const sentWith: ReadonlyMap<string, string> = new Map([
  ['sts:sourceidentity', 'sts:SetSourceIdentity'],
  ['sts:requestcontext', 'sts:SetContext'],
  ['sts:requestcontextproviders', 'sts:SetContext'],
  ['sts:taskpolicyarn', 'sts:AssumeRoot'],
  ['iam:passedtoservice', 'iam:PassRole'],
  ['iam:associatedresourcearn', 'iam:PassRole'],
]);

/** PL-309: where a role is assumed, tags are those of the session. */
const sentWithTags: ReadonlyMap<string, string> = new Map([
  ['aws:requesttag', 'sts:TagSession'],
  ['aws:tagkeys', 'sts:TagSession'],
  ['sts:transitivetagkeys', 'sts:TagSession'],
]);

const ownResource: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  's3:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
]);
