/** Words of the policy language: a thing that is called so tells nothing, and replacing it would change the policy. */
const grammar: ReadonlySet<string> = new Set([
  ...[
    'Version',
    'Id',
    'Sid',
    'Statement',
    'Effect',
    'Allow',
    'Deny',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
  ],
  ...['Resource', 'NotResource', 'Condition', 'AWS', 'Service', 'Federated', 'CanonicalUser', 'true', 'false', 'null'],
  ...['aws', 'arn', 'root', 'repo', 'ref', 'refs', 'heads', 'sub', 'aud', 'amr', 'environment', 'username', 'userid'],
]);

/** Kinds of resources, and what paths of AWS's own have in them. */
const kinds: ReadonlySet<string> = new Set([
  ...['user', 'role', 'group', 'policy', 'key', 'alias', 'table', 'index', 'stream', 'function', 'layer', 'secret'],
  ...['cluster', 'service', 'task', 'instance', 'volume', 'image', 'vpc', 'subnet', 'parameter', 'project', 'domain'],
  ...['log-group', 'log-stream', 'stateMachine', 'execution', 'repository', 'app', 'net', 'lambda', 'vendedlogs'],
  ...['service-role', 'aws-service-role', 'aws-reserved', 'sso.amazonaws.com', 'project_path', 'organization'],
]);

/** Keys of tags that everybody has. */
const usualTagKeys: ReadonlySet<string> = new Set([
  ...['name', 'env', 'environment', 'stage', 'team', 'owner', 'project', 'department', 'cost-center', 'costcenter'],
  ...['access', 'access-project', 'application', 'app', 'service', 'role', 'user', 'level', 'classification', 'region'],
]);

/** Names that say nothing of whose they are: AWS's own, which rules depend on, and those of its documentation. */
export function isPublic(name: string): boolean {
  if (name.startsWith('AWSReservedSSO_')) return false;
  if (grammar.has(name) || kinds.has(name) || operator.test(name) || region.test(name)) return true;
  return /^(?:AWS|Amazon|aws-|Example|example|RCPFullAWSAccess$|FullAWSAccess$|alice$|bob$)/.test(name);
}

const operator = /^(?:ForA|String|Numeric|Date|Arn|Bool|Binary|Ip|NotIp|Null)[A-Za-z:]*$/;
const region = /^[a-z]{2}(?:-[a-z]{2,9}){1,2}-\d$/;

export function isUsualTagKey(key: string): boolean {
  return usualTagKeys.has(key.toLowerCase());
}

/** Identity providers that serve everybody. */
export function isPublicDomain(domain: string): boolean {
  return /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|amazon\.com|githubusercontent\.com|google\.com|facebook\.com|gitlab\.com|terraform\.io|apple\.com|circleci\.com|bitbucket\.org)$/i.test(
    domain,
  );
}
