import { quoted } from '../../engine/json/cursor';
import { isAccountId, withoutHyphens } from '../../engine/policy/principal-value';
import { closest } from '../../engine/policy/spelling';
import type { ArnPattern } from '../document';
import { writeText } from '../edits';
import { isRegion, partitions, placesDate, regions } from '../places';
import { inResources, type Found, type Rule } from '../rule';
import { sources } from '../sources';

/** Field numbers of an ARN. */
export const [partitionField, serviceField, regionField, accountField, restField] = [1, 2, 3, 4, 5] as const;

/** The ARN with one field replaced. */
export function withField({ fields }: ArnPattern, index: number, value: string): string {
  return fields.with(index, value).join(':');
}

export function fixField(arn: ArnPattern, index: number, value: string): NonNullable<Found['fix']> {
  const mended = withField(arn, index, value);
  return writeText(`write ${mended.slice(0, 60)}`, arn.span, mended);
}

export const arnRules: readonly Rule[] = [
  {
    code: 'MISSING_ARN_FIELD',
    severity: 'ERROR',
    rule: 'PL-076',
    title: 'ARN with too few fields',
    source: sources.arns,
    explanation:
      'An ARN has six fields: `arn:partition:service:region:account:resource`. In an identity-based policy IAM takes the missing ones for `*`, so the statement covers more than it seems to (a warning); session policies and control policies with such an ARN are refused, and elsewhere it matches nothing (an error). Write all six; fields that a service does not use stay empty, as in `arn:aws:s3:::bucket`.',
    check: inResources((arn, _, { policy: { type } }) => {
      if (arn.fields.length >= 6) return undefined;
      const filled = type === 'identityBasedPolicy' || type === 'permissionsBoundary';
      const bucket = arn.fields[serviceField] === 's3' && arn.fields.length === 5 ? arn.fields[4] : undefined;
      const mended = bucket === undefined || bucket === '' ? undefined : `arn:${arn.fields[1] ?? 'aws'}:s3:::${bucket}`;
      return {
        span: arn.span,
        severity: filled ? 'WARNING' : 'ERROR',
        message: `${quoted(arn.value)} has ${arn.fields.length} of the six fields of an ARN${filled ? ', and the rest counts as `*`' : ''}; write \`arn:partition:service:region:account:resource\``,
        fix: mended === undefined ? undefined : writeText(`write ${mended.slice(0, 60)}`, arn.span, mended),
      };
    }),
  },
  {
    code: 'NESTED_ARN',
    severity: 'ERROR',
    rule: 'F-34',
    title: 'ARN inside an ARN',
    source: sources.arns,
    explanation:
      'The resource part begins with a second `arn:`, the mark of a template that put a whole ARN where a name was wanted. It matches nothing. Keep the inner ARN.',
    check: inResources((arn) => {
      const rest = arn.fields[restField];
      if (rest === undefined || !rest.startsWith('arn:')) return undefined;
      const message = `${quoted(arn.value)} holds a second ARN; write ${quoted(rest)}`;
      return { span: arn.span, message, fix: writeText('keep the inner ARN', arn.span, rest) };
    }),
  },
  {
    code: 'INVALID_ARN_ACCOUNT',
    severity: 'ERROR',
    rule: 'PL-071',
    title: 'Account field that is no account ID',
    source: sources.checks,
    explanation:
      'The fifth field of an ARN is a twelve-digit account ID, a wildcard, a policy variable, `aws` for what AWS owns, or empty. Anything else matches nothing. Often a field was left out before it: in `arn:aws:lambda:*:function:f` one `*` stands for Region and account, which AWS lets match by the newest text, and other tools do not (a warning).',
    check: inResources((arn) => {
      const account = arn.fields[accountField];
      if (arn.fields.length < 6 || account === undefined || isAccountField(account)) return undefined;
      const digits = withoutHyphens(account);
      // PL-075: by the best reading the wildcard before it runs on, and the ARN matches after all.
      const runsOn = arn.fields.slice(serviceField, accountField).some((field) => field.endsWith('*'));
      const hint = runsOn
        ? 'it matches only as far as `*` stands for two fields; write all six'
        : 'it has twelve digits';
      return {
        span: arn.span,
        severity: runsOn ? 'WARNING' : 'ERROR',
        message: `the account ${quoted(account)} in ${quoted(arn.value)} is no account ID; ${hint}`,
        fix: digits === undefined ? undefined : fixField(arn, accountField, digits),
      };
    }),
  },
  {
    code: 'INVALID_ARN_SERVICE_CASE',
    severity: 'ERROR',
    rule: 'PL-071',
    title: 'Capital letters in an ARN’s service',
    source: sources.checks,
    explanation:
      'The service in an ARN is in lower case, unlike the prefix of an action, where case does not count. Written otherwise it matches no resource.',
    check: inResources((arn) => {
      const service = arn.fields[serviceField];
      if (service === undefined || service.includes('${') || service === service.toLowerCase()) return undefined;
      const lower = service.toLowerCase();
      const message = `the service ${quoted(service)} in ${quoted(arn.value)} has capital letters; write \`${lower}\``;
      return { span: arn.span, message, fix: fixField(arn, serviceField, lower) };
    }),
  },
  {
    code: 'INVALID_PARTITION',
    severity: 'WARNING',
    rule: 'PL-078',
    title: 'Unknown partition',
    source: sources.checks,
    explanation:
      'The second field of an ARN is a partition: `aws`, `aws-cn`, `aws-us-gov` and a few more. Another one matches no resource. AWS may add partitions after the list here was made, so this is a warning.',
    check: inResources((arn) => {
      const partition = arn.fields[partitionField];
      if (partition === undefined || partitions.has(partition) || isOpen(partition)) return undefined;
      const meant = closest(partition, [...partitions.keys()]) ?? (partition === '' ? 'aws' : undefined);
      return {
        span: arn.span,
        message: `the partition ${quoted(partition)} in ${quoted(arn.value)} is not in the list of ${placesDate}; it is \`aws\`, \`aws-cn\`, \`aws-us-gov\` or the like`,
        fix: meant === undefined ? undefined : fixField(arn, partitionField, meant),
      };
    }),
  },
  {
    code: 'INVALID_ARN_REGION',
    severity: 'WARNING',
    rule: 'PL-071',
    title: 'Unknown Region in an ARN',
    source: sources.checks,
    explanation:
      'The fourth field of an ARN is a Region, a wildcard, or empty for global resources. A misspelt Region matches no resource. AWS adds Regions, so one that is newer than the list here is reported too: a warning.',
    check: inResources((arn) => {
      const region = arn.fields[regionField];
      if (arn.fields.length < 6 || region === undefined || region === '' || isOpen(region)) return undefined;
      if (isRegion(region) || region === 'aws-global') return undefined;
      const meant = closest(region, regions);
      return {
        span: arn.span,
        message: `the Region ${quoted(region)} in ${quoted(arn.value)} is not in the list of ${placesDate}${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
        fix: meant === undefined ? undefined : fixField(arn, regionField, meant),
      };
    }),
  },
  {
    code: 'ARN_REGION_NOT_ALLOWED',
    severity: 'ERROR',
    rule: 'PL-086',
    title: 'Region in the ARN of a global resource',
    source: sources.arns,
    explanation:
      'IAM resources and S3 buckets are named without a Region: `arn:aws:iam::111122223333:role/r`, `arn:aws:s3:::bucket`. With one, IAM refuses the policy. S3 access points and the other regional S3 resources do have it. For other services this rests on the reference data, and is a warning.',
    check: inResources((arn) => {
      const region = arn.fields[regionField];
      if (arn.fields.length < 6 || region === undefined || !isRegion(region) || !isGlobal(arn)) return undefined;
      return {
        span: arn.span,
        message: `${quoted(arn.value)} names a Region, which such a resource does not have; leave the field empty`,
        fix: fixField(arn, regionField, ''),
      };
    }),
  },
];

function isAccountField(account: string): boolean {
  return (
    account === '' ||
    account === 'aws' ||
    account === 'aws-managed' ||
    isAccountId(account) ||
    isOpen(account) ||
    account === 'cloudfront'
  );
}

function isOpen(field: string): boolean {
  return field.includes('*') || field.includes('?') || field.includes('${');
}

const regionalS3 = ['accesspoint', 'job', 'storage-lens', 'storage-lens-group', 'async-request', 'access-grants'];

function isGlobal({ fields }: ArnPattern): boolean {
  const rest = fields[restField] ?? '';
  if (fields[serviceField] === 'iam') return true;
  return fields[serviceField] === 's3' && !regionalS3.some((kind) => rest === kind || rest.startsWith(`${kind}/`));
}
