/** CloudTrail's name of a service where it is not the prefix of its actions. */
const sources: ReadonlyMap<string, string> = new Map([
  ['cloudwatch', 'monitoring'],
  ['tag', 'tagging'],
  ['rds-data', 'rdsdata'],
]);

/** The operation that a call of an action usually is, where it has another name. */
const operations: ReadonlyMap<string, string> = new Map([
  ['s3:listbucket', 'ListObjects'],
  ['s3:listallmybuckets', 'ListBuckets'],
  ['s3:listbucketversions', 'ListObjectVersions'],
  ['s3:getencryptionconfiguration', 'GetBucketEncryption'],
  ['s3:putencryptionconfiguration', 'PutBucketEncryption'],
  ['s3:getlifecycleconfiguration', 'GetBucketLifecycleConfiguration'],
  ['s3:putlifecycleconfiguration', 'PutBucketLifecycleConfiguration'],
  ['s3:getbucketpublicaccessblock', 'GetPublicAccessBlock'],
  ['s3:putbucketpublicaccessblock', 'PutPublicAccessBlock'],
  ['lambda:invokefunction', 'Invoke'],
]);

/** `s3.amazonaws.com` for `s3:GetObject`. */
export function eventSource(action: string): string {
  const service = action.slice(0, Math.max(action.indexOf(':'), 0)).toLowerCase();
  return `${sources.get(service) ?? service}.amazonaws.com`;
}

/** `GetObject` for `s3:GetObject`. */
export function eventName(action: string): string {
  return operations.get(action.toLowerCase()) ?? action.slice(action.indexOf(':') + 1);
}
