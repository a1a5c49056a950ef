/** Where CloudTrail's name of a service is not the prefix of its actions. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['monitoring', 'cloudwatch'],
  ['email', 'ses'],
  ['cloudcontrolapi', 'cloudformation'],
  ['rdsdata', 'rds-data'],
  ['tagging', 'tag'],
  ['catalog.marketplace', 'aws-marketplace'],
  ['streams.dynamodb', 'dynamodb'],
]);

/** Operations of Amazon Bedrock that another action allows. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['bedrock:converse', 'bedrock:InvokeModel'],
  ['bedrock:conversestream', 'bedrock:InvokeModelWithResponseStream'],
]);

/**
 * The actions of an event: its source's prefix and its name, without the API version that some services put behind it;
 * by `aliases` where the operation is no action, several where it needs several.
 */
export function eventActions(
  source: string,
  name: string,
  aliases: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly string[] {
  const end = source.indexOf('.amazonaws.com');
  const service = end < 0 ? source : source.slice(0, end);
  const action = `${prefixes.get(service) ?? service}:${withoutVersion(name)}`;
  const lower = action.toLowerCase();
  const other = otherNames.get(lower);
  return aliases.get(lower) ?? [other ?? action];
}

/** `GetFunction20150331v2`, `CreateDistribution2020_05_31`: a date, and sometimes a version, after the name. */
function withoutVersion(name: string): string {
  return name.replace(/(?:20\d{6}|20\d\d_\d\d_\d\d)(?:v\d{1,2})?$/, '');
}

/** DM-20: whether an error code says that authorization failed. */
export function isDenialCode(code: string): boolean {
  const bare = code.startsWith('Client.') ? code.slice('Client.'.length) : code;
  return denialCodes.has(bare);
}

const denialCodes: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'AuthorizationErrorException',
  'NotAuthorized',
  'NotAuthorizedException',
  'UnauthorizedOperation',
  'UnauthorizedAccess',
  'UnauthorizedException',
]);
