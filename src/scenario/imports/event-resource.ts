import type { JsonView } from './json-view';

/** Where an event happened: the parts of the ARNs of what it is about. */
export interface EventPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/**
 * The resources of one action of a CloudTrail event: put together from its parameters for the services whose ARNs
 * follow from names, else those that the event lists. Empty where neither says any.
 */
export function eventResources(action: string, event: JsonView, place: EventPlace): readonly string[] {
  const colon = action.indexOf(':');
  const service = action.slice(0, colon).toLowerCase();
  const name = action.slice(colon + 1).toLowerCase();
  const parameters = event.get('requestParameters');
  const listed = event.get('resources').items.flatMap((item) => item.get('ARN').text ?? item.get('arn').text ?? []);
  const made = fromParameters(service, name, parameters, place);
  if (listed.length === 0) return made;
  // S3 lists the bucket of an object too, DynamoDB the table alone
  const covered =
    made.length > 0 && made.every((arn) => listed.some((one) => arn === one || arn.startsWith(`${one}/`)));
  if (covered && (service === 's3' || service === 'dynamodb')) return made;
  return service === 's3' ? s3Listed(name, listed) : listed;
}

function fromParameters(service: string, name: string, parameters: JsonView, place: EventPlace): readonly string[] {
  const arn = (resource: string): string =>
    `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
  /** A parameter that holds a name or, as most services allow, the ARN itself. */
  const named = (member: string, make: (text: string) => string): readonly string[] => {
    const text = parameters.get(member).text;
    if (text === undefined) return [];
    return [text.startsWith('arn:') ? text : make(text)];
  };
  switch (service) {
    case 's3':
      return s3(name, parameters, place);
    case 'sts':
      return [
        ...named('roleArn', (text) => text),
        ...(name === 'getfederationtoken'
          ? named('name', (text) => global('sts', place, `federated-user/${text}`))
          : []),
      ];
    case 'iam':
      return iam(parameters, place);
    case 'kms':
      // an alias leads to a key that only the event's list names
      return named('keyId', (text) => (text.startsWith('alias/') ? '' : arn(`key/${text}`))).filter(
        (text) => text !== '' && !text.includes(':alias/'),
      );
    case 'dynamodb': {
      const index = parameters.get('indexName').text;
      const table = named('tableName', (text) => arn(`table/${text}`));
      return index === undefined ? table : table.map((text) => `${text}/index/${index}`);
    }
    case 'lambda':
      return named('functionName', (text) => arn(`function:${text}`));
    case 'sqs':
      return [...named('queueUrl', queueArn(arn)), ...named('queueName', arn)].slice(0, 1);
    case 'sns':
      return [...named('topicArn', (text) => text), ...named('targetArn', (text) => text)].slice(0, 1);
    case 'secretsmanager':
      return [
        ...named('secretId', (text) => arn(`secret:${text}`)),
        ...(name === 'createsecret' ? named('name', (text) => arn(`secret:${text}`)) : []),
      ].slice(0, 1);
    case 'logs': {
      const stream = parameters.get('logStreamName').text;
      return named('logGroupName', (text) =>
        arn(`log-group:${text}${stream === undefined ? '' : `:log-stream:${stream}`}`),
      );
    }
    case 'ec2':
      return name.startsWith('describe') ? [] : ec2(name, parameters, arn);
    default:
      return [];
  }
}

function s3(name: string, parameters: JsonView, { partition }: EventPlace): readonly string[] {
  const bucket = parameters.get('bucketName').text;
  if (bucket === undefined || name === 'listallmybuckets') return [];
  const head = bucket.startsWith('arn:') ? bucket : `arn:${partition}:s3:::${bucket}`;
  const key = parameters.get('key').text;
  if (key === undefined) return [head];
  return [bucket.startsWith('arn:') ? `${head}/object/${key}` : `${head}/${key}`];
}

/** Of an object and its bucket, CloudTrail lists both. */
function s3Listed(name: string, listed: readonly string[]): readonly string[] {
  const objects = listed.filter((arn) => arn.includes('/'));
  return objects.length > 0 && !name.includes('bucket') ? objects : listed;
}

const iamMembers = [
  ['roleName', 'role/'],
  ['userName', 'user/'],
  ['groupName', 'group/'],
  ['instanceProfileName', 'instance-profile/'],
  ['policyArn', ''],
  ['openIDConnectProviderArn', ''],
  ['sAMLProviderArn', ''],
] as const;

/** What an IAM call is about; its path, if it has one, is not said, but where it is created. */
function iam(parameters: JsonView, place: EventPlace): readonly string[] {
  for (const [member, type] of iamMembers) {
    const name = parameters.get(member).text;
    if (name === undefined) continue;
    const path = parameters.get('path').text?.slice(1) ?? '';
    return [name.startsWith('arn:') ? name : global('iam', place, `${type}${path}${name}`)];
  }
  return [];
}

function global(service: string, { partition, account }: EventPlace, resource: string): string {
  return `arn:${partition}:${service}::${account}:${resource}`;
}

/** `https://sqs.us-east-1.amazonaws.com/111122223333/orders`: the last two segments, and the region of the event. */
function queueArn(arn: (resource: string) => string): (url: string) => string {
  return (url) => {
    const [name = '', account = ''] = url.split('/').reverse();
    const made = arn(name);
    const fields = made.split(':');
    return /^\d{12}$/.test(account) ? [...fields.slice(0, 4), account, name].join(':') : made;
  };
}

const ec2Members = [
  ['volumeId', 'volume/'],
  ['snapshotId', 'snapshot/'],
  ['groupId', 'security-group/'],
  ['networkInterfaceId', 'network-interface/'],
  ['subnetId', 'subnet/'],
  ['vpcId', 'vpc/'],
  ['routeTableId', 'route-table/'],
  ['keyName', 'key-pair/'],
] as const;

function ec2(name: string, parameters: JsonView, arn: (resource: string) => string): readonly string[] {
  if (name === 'runinstances') return [arn('instance/*')];
  const set = parameters.get('instancesSet', 'items').items.flatMap((item) => item.get('instanceId').texts);
  const instances = [...set, ...parameters.get('instanceId').texts].map((id) => arn(`instance/${id}`));
  if (instances.length > 0) return instances;
  return ec2Members.flatMap(([member, type]) => parameters.get(member).texts.map((id) => arn(type + id))).slice(0, 1);
}
