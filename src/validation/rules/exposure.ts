import { quoted } from '../../engine/json/cursor';
import type { Document } from '../document';
import { splitPattern, hasWildcard, fits } from '../pattern';
import { accountOfEntry, isAnyone, narrowedBy } from '../principals';
import { inActions, inAllows, inResources, type Check, type Rule } from '../rule';
import { accountOf, attachedService } from '../setting';
import { sources } from '../sources';
import { isResourceType } from '../types';

/** Policies that a resource carries. */
function resource(check: Check): Check {
  return (document) => (isResourceType(document.policy.type) ? check(document) : []);
}

export const exposureRules: readonly Rule[] = [
  {
    code: 'PUBLIC_ACCESS',
    severity: 'SECURITY_WARNING',
    rule: 'PL-356',
    title: 'Open to everyone',
    source: sources.publicAccess,
    explanation:
      'The statement allows every principal of every AWS account, and for services that take unsigned requests everybody on the internet, and no condition says who or from where. Name the principals, or test `aws:PrincipalOrgID`, `aws:PrincipalAccount`, `aws:SourceVpce` or a range of addresses. A public website needs its `s3:GetObject` so; few other things do. Settings beside the policy, such as S3 Block Public Access, may still prevent it.',
    check: resource(
      inAllows((view) => {
        const { principal } = view.statement;
        const anyone = principal?.element === 'Principal' ? principal.entries.find(isAnyone) : undefined;
        if (anyone === undefined || narrowedBy(view, whoAndWhere)) return undefined;
        return {
          span: anyone.span,
          message:
            'everyone is allowed, in any AWS account or none; name the principals, or test `aws:PrincipalOrgID` and its like',
        };
      }),
    ),
  },
  {
    code: 'CROSS_ACCOUNT_ACCESS',
    severity: 'SUGGESTION',
    rule: 'PL-356',
    title: 'Open to another account',
    source: sources.publicAccess,
    explanation:
      'The resource’s policy lets in another account, or a principal of it. For an account as a whole, its administrators decide who. Make sure that you know it. A condition on `aws:PrincipalOrgID` keeps the statement within your organization if the account should leave it.',
    check: resource(
      inAllows((view, { setting }) => {
        const own = accountOf(setting);
        const { principal } = view.statement;
        if (own === undefined || principal?.element !== 'Principal') return undefined;
        return principal.entries.flatMap((entry) => {
          const account = accountOfEntry(entry);
          if (account === undefined || account === own || account === '') return [];
          return [
            {
              span: entry.span,
              message: `${quoted(entry.value)} is of account ${quoted(account)}, not of the resource’s own`,
            },
          ];
        });
      }),
    ),
  },
  {
    code: 'UNSUPPORTED_ACTION_IN_POLICY',
    severity: 'ERROR',
    rule: 'PL-052',
    title: 'Action of another service',
    source: sources.checks,
    explanation:
      'A resource’s own policy speaks of that resource only, so its actions are those of its service: `s3:` in a bucket’s policy, `kms:` in a key’s. The service refuses others. For services whose actions and ARNs differ in name this rests on the reference data, and is a warning.',
    check: resource(
      inActions(({ value, span, service }, _, document) => {
        const own = serviceOf(document);
        if (own === undefined || service === own || service === '*') return undefined;
        if (clear.has(own) && !relatives.has(service))
          return { span, message: `${quoted(value)} is no action of this resource’s service, \`${own}\`` };
        const answer = document.setting.data?.service(service);
        if (answer?.kind !== 'found' || answer.value.resourceTypes.some(({ arn }) => arn.split(':', 3)[2] === own))
          return undefined;
        return {
          span,
          severity: 'WARNING',
          message: `${quoted(value)} concerns no resource of \`${own}\` in the bundled reference of ${document.setting.data?.date ?? ''}`,
        };
      }),
    ),
  },
  {
    code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
    severity: 'ERROR',
    rule: 'PL-052',
    title: 'Resource that this policy is not attached to',
    source: sources.checks,
    explanation:
      'A resource’s own policy concerns that resource and what is in it. An ARN of another service, or of another bucket, is refused or has no effect. In a key’s policy write `*`, which means the key.',
    check: resource(
      inResources((arn, { statement }, document) => {
        const own = serviceOf(document);
        const service = arn.fields[2];
        if (
          own === undefined ||
          service === undefined ||
          statement.resource?.element !== 'Resource' ||
          hasWildcard(service) ||
          service.includes('$')
        )
          return undefined;
        if (service !== own)
          return { span: arn.span, message: `${quoted(arn.value)} is no resource of \`${own}\`, whose policy this is` };
        const bucket = bucketOf(document);
        const named = (arn.fields[5] ?? '').split('/', 1)[0] ?? '';
        if (bucket === undefined || arn.fields[3] !== '' || named.includes('$') || fits(named, bucket))
          return undefined;
        return {
          span: arn.span,
          message: `${quoted(arn.value)} is not in the bucket ${quoted(bucket)}, whose policy this is`,
        };
      }),
    ),
  },
];

/** Keys that say who calls, or from where; `aws:principaltag/` for any tag of the principal. */
const whoAndWhere: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltag/',
  'aws:userid',
  'aws:username',
  'aws:principalservicename',
  'aws:principalisawsservice',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:vpcsourceip',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'lambda:functionurlauthtype',
  'elasticfilesystem:accessedviamounttarget',
  'elasticfilesystem:accesspointarn',
]);

/** Services in whose policies no other service's actions stand. */
const clear: ReadonlySet<string> = new Set(['s3', 'kms', 'sqs', 'sns', 'lambda', 'secretsmanager', 'dynamodb']);
/** Prefixes whose actions concern resources of one of those. */
const relatives: ReadonlySet<string> = new Set(['s3express', 's3-object-lambda', 's3-outposts', 'dax']);

function serviceOf({ policy, setting }: Document): string | undefined {
  return policy.type === 'keyPolicy' ? 'kms' : attachedService(setting);
}

function bucketOf({ setting: { attachedTo } }: Document): string | undefined {
  if (attachedTo?.kind !== 'resource' || !attachedTo.arn.includes(':s3:::')) return undefined;
  return splitPattern(attachedTo.arn)[5]?.split('/', 1)[0];
}
