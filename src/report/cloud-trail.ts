import { lastSegment, parseArn } from '../engine/model/arn';
import type { Request } from '../engine/model/request';
import type { AuthorizationNode, RequestNode } from '../engine/trace/nodes';
import { eventIdentity } from './cloud-trail/identity';
import { eventName, eventSource } from './cloud-trail/names';
import { eventRequestParameters } from './cloud-trail/parameters';
import { compact, type EventObject } from './cloud-trail/value';
import { speaking } from './deciding';
import { messageOf } from './message';
import { messageNames } from './policy-types';

/** A CloudTrail event: plain data, ready for `JSON.stringify`. */
export type CloudTrailEvent = EventObject;

/**
 * The event that AWS would log for a request, as far as the scenario tells: an approximation. Members whose value the
 * scenario does not know (access keys, source addresses that are not given, most request parameters) are left out, and
 * nothing is invented but two ids, which follow from the request's place so that the same scenario gives the same event.
 * undefined where no event can be told: the verdict is `error` or `undetermined`.
 */
export function toCloudTrail(node: RequestNode, request: Request): CloudTrailEvent | undefined {
  if (node.decision === 'error' || node.decision === 'undetermined') return undefined;
  const authorization = node.authorizations[0];
  const context = contextOf(authorization);
  const denied = node.decision !== 'allowed';
  return compact({
    eventVersion: '1.11',
    userIdentity: eventIdentity(node.caller, request, context),
    eventTime: instant(request.at),
    eventSource: eventSource(request.action),
    eventName: eventName(request.action),
    awsRegion: context.get('aws:requestedregion'),
    sourceIPAddress: sourceAddress(request, context),
    userAgent: request.calledVia.at(-1) ?? context.get('aws:useragent'),
    errorCode: denied ? errorCode(request.action) : undefined,
    errorMessage: denied ? errorMessage(node) : undefined,
    requestParameters: eventRequestParameters(request, node.caller),
    responseElements: responseElements(node),
    requestID: deterministicId(request.index, 1),
    eventID: deterministicId(request.index, 2),
    resources: resourcesOf(request, node),
    eventType: 'AwsApiCall',
    recipientAccountId: node.caller.account ?? authorization?.resourceAccount,
    vpcEndpointId: request.calledVia.length > 0 ? undefined : context.get('aws:sourcevpce'),
    vpcEndpointAccountId: request.calledVia.length > 0 ? undefined : context.get('aws:vpceaccount'),
    sessionCredentialFromConsole: isConsole(request) ? 'true' : undefined,
  });
}

/** DM-20: the code by the kind of API that the service has. */
function errorCode(action: string): string {
  const service = action.slice(0, action.indexOf(':')).toLowerCase();
  if (service === 'ec2') return 'Client.UnauthorizedOperation';
  if (service === 'sns') return 'AuthorizationError';
  return queryServices.has(service) ? 'AccessDenied' : 'AccessDeniedException';
}

const queryServices: ReadonlySet<string> = new Set(
  (
    'autoscaling cloudformation cloudfront cloudwatch elasticache elasticbeanstalk elasticloadbalancing iam rds redshift ' +
    'route53 s3 sqs sts'
  ).split(' '),
);

/** AWS's wording exists for denials by policies only. */
function errorMessage(node: RequestNode): string | undefined {
  return Object.hasOwn(messageNames, node.decidedBy) && speaking(node)?.rule === undefined
    ? messageOf(node)
    : undefined;
}

function contextOf(authorization: AuthorizationNode | undefined): ReadonlyMap<string, string> {
  return new Map(
    (authorization?.context ?? []).flatMap(({ key, values }) => {
      const [value] = values;
      return value === undefined ? [] : [[key.toLowerCase(), value] as const];
    }),
  );
}

/** The service stands in the address of a call that it makes or forwards. */
function sourceAddress(request: Request, context: ReadonlyMap<string, string>): string | undefined {
  if (request.principal.kind === 'service') return request.principal.service;
  return request.calledVia.at(-1) ?? context.get('aws:vpcsourceip') ?? context.get('aws:sourceip');
}

function resourcesOf(request: Request, node: RequestNode): readonly EventObject[] | undefined {
  const listed = request.resources.flatMap(({ arn }) => {
    if (parseArn(arn) === undefined) return [];
    const owner = node.authorizations.find(({ resource }) => resource === arn)?.resourceAccount;
    return [compact({ accountId: owner, ARN: arn })];
  });
  return listed.length > 0 ? listed : undefined;
}

function responseElements(node: RequestNode): EventObject | undefined {
  if (!node.session) return undefined;
  const { arn, expiresAt } = node.session;
  const credentials = { expiration: instant(expiresAt) };
  if (arn.includes(':assumed-role/')) return { credentials, assumedRoleUser: { arn } };
  return arn.includes(':federated-user/')
    ? { credentials, federatedUser: { federatedUserId: `${node.caller.account ?? ''}:${lastSegment(arn)}`, arn } }
    : { credentials };
}

function isConsole({ principal }: Request): boolean {
  return principal.kind === 'arn' && principal.credentials === 'console';
}

function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** In the form of a UUID, so that programs that check it take it. */
function deterministicId(index: number, kind: number): string {
  return `00000000-0000-4000-8000-${String(kind)}${String(index).padStart(11, '0')}`;
}
