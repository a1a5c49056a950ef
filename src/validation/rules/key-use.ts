import { quoted } from '../../engine/json/cursor';
import { isGlobbing, isNegated } from '../operators';
import { hasWildcard } from '../pattern';
import { inAllows, inRows, inValues, type Rule } from '../rule';
import { sources } from '../sources';

export const keyUseRules: readonly Rule[] = [
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

const kmsKeys: ReadonlySet<string> = new Set([
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'lambda:kmskeyarn',
  'sagemaker:volumekmskey',
  'sagemaker:outputkmskey',
]);
