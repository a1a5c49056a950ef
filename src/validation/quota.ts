import type { Policy } from '../engine/policy/policy';
import { attachedService, type Setting } from './setting';

/** What a document uses of AWS's limit on its size: "x of y". */
export interface Quota {
  readonly used: number;
  readonly limit: number;
  readonly counted: 'characters without white space' | 'characters' | 'bytes';
  readonly rule: string;
  /** What the limit is for: `a managed policy`. */
  readonly of: string;
}

/** The limit that holds for a document; undefined where AWS names none, and for AWS's own policies (PL-320 to PL-337). */
export function quotaOf(policy: Policy, setting: Setting): Quota | undefined {
  if (setting.kept === 'awsManaged') return undefined;
  const { text } = policy;
  switch (policy.type) {
    case 'identityBasedPolicy':
      return dense(text, ...identityLimit(setting));
    case 'permissionsBoundary':
      return dense(text, 6144, 'PL-320', 'a managed policy');
    case 'trustPolicy':
      return dense(text, 2048, 'PL-322', 'a trust policy');
    case 'sessionPolicy':
      return { used: length(text), limit: 2048, counted: 'characters', rule: 'PL-323', of: 'a session policy' };
    case 'serviceControlPolicy':
      return {
        used: length(text),
        limit: 10_240,
        counted: 'characters',
        rule: 'PL-325',
        of: 'a service control policy',
      };
    case 'resourceControlPolicy':
      return {
        used: length(text),
        limit: 5120,
        counted: 'characters',
        rule: 'PL-327',
        of: 'a resource control policy',
      };
    case 'vpcEndpointPolicy':
      return { used: length(text), limit: 20_480, counted: 'characters', rule: 'PL-331', of: 'a VPC endpoint policy' };
    case 'keyPolicy':
      return inBytes(text, 32_768, 'PL-332', 'a key policy');
    case 'resourceBasedPolicy':
      return resourceQuota(text, attachedService(setting));
  }
}

function identityLimit({ attachedTo, kept }: Setting): readonly [limit: number, rule: string, of: string] {
  if (kept !== 'inline') return [6144, 'PL-320', 'a managed policy'];
  switch (attachedTo?.kind) {
    case 'user':
      return [2048, 'PL-321', 'all inline policies of a user together'];
    case 'group':
      return [5120, 'PL-321', 'all inline policies of a group together'];
    default:
      return [10_240, 'PL-321', 'all inline policies of a role together'];
  }
}

const services: ReadonlyMap<string, readonly [limit: number, rule: string, of: string]> = new Map([
  ['sqs', [8192, 'PL-333', 'the policy of an Amazon SQS queue']],
  ['dynamodb', [20_480, 'PL-334', 'the policy of a DynamoDB table']],
  ['s3', [20_480, 'PL-335', 'a bucket policy']],
  ['lambda', [20_480, 'PL-335', 'the policy of a Lambda function']],
  ['secretsmanager', [20_480, 'PL-335', 'the policy of a secret']],
  ['sns', [30_720, 'PL-335', 'the policy of an Amazon SNS topic']],
  ['kms', [32_768, 'PL-332', 'a key policy']],
]);

function resourceQuota(text: string, service: string | undefined): Quota | undefined {
  const known = service === undefined ? undefined : services.get(service);
  return known && inBytes(text, ...known);
}

function dense(text: string, limit: number, rule: string, of: string): Quota {
  return { used: countWithoutBlanks(text), limit, counted: 'characters without white space', rule, of };
}

function inBytes(text: string, limit: number, rule: string, of: string): Quota {
  return { used: countBytes(text), limit, counted: 'bytes', rule, of };
}

/** PL-337: characters but for white space outside of strings; blanks inside strings count. */
export function countWithoutBlanks(text: string): number {
  let count = 0;
  let inString = false;
  let escaped = false;
  for (const character of text) {
    const blank = character === ' ' || character === '\n' || character === '\r' || character === '\t';
    if (inString || !blank) count += 1;
    if (escaped) escaped = false;
    else if (character === '\\') escaped = inString;
    else if (character === '"') inString = !inString;
  }
  return count;
}

/** In code points. */
function length(text: string): number {
  return [...text].length;
}

/** In UTF-8. */
function countBytes(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}
