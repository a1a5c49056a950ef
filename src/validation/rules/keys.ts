import { quoted } from '../../engine/json/cursor';
import { conditionKeys } from '../../engine/context/keys';
import { closest } from '../../engine/policy/spelling';
import { coversAction } from '../document';
import { writeText } from '../edits';
import { isGlobbing, isNegated } from '../operators';
import { hasWildcard } from '../pattern';
import { inAllows, inRows, inStatements, inValues, type Rule } from '../rule';
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
    code: 'UNTRUSTWORTHY_CONDITION_KEY',
    severity: 'SECURITY_WARNING',
    rule: 'PL-258',
    title: 'Key that the caller makes up',
    source: sources.checks,
    explanation:
      'The caller chooses the values of `aws:Referer` and `aws:UserAgent`: whoever knows the policy can send what it asks for. They prove nothing. Restrict by who calls (`aws:PrincipalArn`, `aws:PrincipalOrgID`) or from where (`aws:SourceVpce`).',
    check: inRows(({ key, row }) =>
      (key === 'aws:referer' || key === 'aws:useragent') && row.base !== 'Null'
        ? {
            span: row.key.span,
            message: `callers choose ${quoted(row.key.value)} themselves; restrict by principal or network instead`,
          }
        : undefined,
    ),
  },
  {
    code: 'WILDCARD_USAGE_TOO_PERMISSIVE',
    severity: 'ERROR',
    rule: 'PL-272',
    title: 'Wildcard in a key that identifies',
    source: sources.checks,
    explanation:
      'Keys that hold account, organization, VPC and endpoint IDs are sensitive: a wildcard in the value takes in those of others, who can get an ID that fits. Write the whole ID. In `aws:userid` a wildcard may stand for the session name, right of the colon, only. Access Analyzer has further keys with a rule of at least six characters, which AWS does not publish.',
    check: inValues(({ value, span }, { key, known, row }) => {
      if (!isGlobbing(row.base) || !hasWildcard(value)) return undefined;
      if (key === 'aws:userid') {
        const left = value.slice(0, Math.max(value.indexOf(':'), 0)) || (value.includes(':') ? '' : value);
        return value === '*' || !hasWildcard(left)
          ? undefined
          : {
              span,
              message: `a wildcard left of the colon in ${quoted(value)} takes in other roles; write the role’s unique ID`,
            };
      }
      return known?.sensitive
        ? { span, message: `a wildcard in ${quoted(value)} takes in the IDs of others; write the whole ID` }
        : undefined;
    }),
  },
  {
    code: 'VARIABLE_USAGE_TOO_PERMISSIVE',
    severity: 'ERROR',
    rule: 'PL-115',
    title: 'Variable in a key that identifies',
    source: sources.checks,
    explanation:
      'In keys that hold account, organization, VPC and endpoint IDs a variable whose value callers influence (a tag, a name) lets them choose which ID is right. Write the ID. Access Analyzer has further keys with a rule of at least six characters, which AWS does not publish.',
    check: inValues(({ value, span }, { known, row }) => {
      if (!known?.sensitive || row.base === 'Null') return undefined;
      // One request key against another, such as aws:PrincipalAccount, is no choice of the caller's.
      const chosen =
        /\$\{\s*(aws:(PrincipalTag|RequestTag|TagKeys|username|userid|referer|UserAgent|SourceIdentity)|saml:|sts:)/i.test(
          value,
        );
      return chosen ? { span, message: `callers influence ${quoted(value)}; write the ID itself` } : undefined;
    }),
  },
  {
    code: 'ASSUMED_ROLE_IN_PRINCIPAL_ARN',
    severity: 'WARNING',
    rule: 'PL-095',
    title: 'Session ARN under aws:PrincipalArn',
    source: sources.globalKeys,
    explanation:
      'For the session of a role `aws:PrincipalArn` is the ARN of the role, `arn:aws:iam::111122223333:role/path/name`. A pattern with `assumed-role` never matches.',
    check: inValues(({ value, span }, { key }) =>
      key === 'aws:principalarn' && value.includes('assumed-role/')
        ? {
            span,
            message: `\`aws:PrincipalArn\` is never ${quoted(value)}; for a session it is the role: \`arn:aws:iam::ACCOUNT:role/NAME\``,
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
  {
    code: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
    severity: 'SECURITY_WARNING',
    rule: 'PL-151',
    title: 'dynamodb:Attributes without dynamodb:Select',
    source: sources.checks,
    explanation:
      '`dynamodb:Attributes` lists the attributes that a request names. A request that names none gets all of them, and passes. Also ask for `"dynamodb:Select": "SPECIFIC_ATTRIBUTES"`.',
    check: inAllows(({ rows }) => {
      const row = rows.find(({ key }) => key === 'dynamodb:attributes')?.row;
      const selects = rows.some(
        (other) =>
          other.key === 'dynamodb:select' && other.row.values.some(({ value }) => value === 'SPECIFIC_ATTRIBUTES'),
      );
      return row === undefined || selects
        ? undefined
        : {
            span: row.key.span,
            message:
              'a request that names no attributes gets all; also ask for `"dynamodb:Select": "SPECIFIC_ATTRIBUTES"`',
          };
    }),
  },
  {
    code: 'S3_PREFIX_IN_NEGATIVE_CONTEXT',
    severity: 'SECURITY_WARNING',
    rule: 'PL-153',
    title: 's3:prefix as a list of what not to see',
    source: sources.checks,
    explanation:
      'A caller may list with a shorter prefix, or none, and so sees what lies under the forbidden one: Deny with `StringLike` and Allow with `StringNotLike` on `s3:prefix` do not keep it out. Allow with `StringLike`, or deny with `StringNotLike`, what may be listed.',
    check: inRows(({ key, row }, { statement }) => {
      const listed = statement.effect === 'Deny' ? !isNegated(row.base) : isNegated(row.base);
      if (key !== 's3:prefix' || !listed || row.base === 'Null') return undefined;
      const right = statement.effect === 'Deny' ? 'StringNotLike' : 'StringLike';
      return {
        span: row.operator.span,
        message: `a shorter prefix gets around this; write \`${right}\` with what may be listed`,
      };
    }),
  },
  {
    code: 'INVALID_KMS_KEY_VALUE',
    severity: 'ERROR',
    rule: 'PL-154',
    title: 'Value that is no KMS key’s ARN',
    source: sources.checks,
    explanation:
      'Keys such as `s3:x-amz-server-side-encryption-aws-kms-key-id` hold the ARN of a KMS key, whatever the caller wrote. An alias or a bare key ID never equals it.',
    check: inValues(({ value, span }, { key, row }) => {
      if (!kmsKeys.has(key) || row.base === 'Null' || value.includes('${') || /^[*?]/.test(value)) return undefined;
      if (/^arn:[^:]*:kms:[^:]*:[^:]*:(key\/|\*)/.test(value)) return undefined;
      return { span, message: `${quoted(value)} is not the ARN of a KMS key, \`arn:aws:kms:REGION:ACCOUNT:key/ID\`` };
    }),
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
const kmsKeys: ReadonlySet<string> = new Set([
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'lambda:kmskeyarn',
  'sagemaker:volumekmskey',
  'sagemaker:outputkmskey',
]);
