import type { EventObject, EventValue } from './value';

/** Members that AWS would fill and the scenario does not tell, in the order of an event. */
export function unknownMembers(event: EventObject): readonly string[] {
  const identity = event['userIdentity'];
  const type = memberOf(identity, 'type');
  const isSigned = type === 'IAMUser' || type === 'AssumedRole' || type === 'FederatedUser' || type === 'Root';
  return [
    ...(isSigned ? ['userIdentity.accessKeyId'] : []),
    ...(isSigned && memberOf(identity, 'principalId') === undefined ? ['userIdentity.principalId'] : []),
    ...['awsRegion', 'sourceIPAddress', 'userAgent', 'requestParameters', 'recipientAccountId'].filter(
      (name) => event[name] === undefined,
    ),
  ];
}

function memberOf(value: EventValue | undefined, name: string): EventValue | undefined {
  return typeof value === 'object' && !Array.isArray(value) ? (value as EventObject)[name] : undefined;
}
