import { parseArn } from '../../engine/model/arn';
import type { ContextValue, PrincipalDocument, RequestDocument, ResourceRef } from '../types';
import { parseInstant } from '../world/time';
import { callerLabel } from './caller';
import { addDenied, distinct, expectationOf, faultWords, isAssumeRole, missingOf, type DeniedCall } from './denial';
import { Draft } from './draft';
import { eventActions, isDenialCode } from './event-action';
import { eventCaller, forwardedBy } from './event-caller';
import { stsParameters } from './event-parameters';
import { eventResources, type EventPlace } from './event-resource';
import type { EventsImport, ImportOptions } from './imported';
import type { JsonView } from './json-view';
import { parseMessage, type ParsedMessage } from './message';
import { endpointPolicyOf, plain, type Missing } from './missing';
import {
  callerHidden,
  notAuthorizationError,
  outerOperation,
  resourceGuessed,
  trapsOf,
  type ImportNote,
} from './notes';
import { accountOf } from './resource-owner';

/** So many events are read; a trail's file holds more, and a story of them could not be read by anyone. */
const mostEvents = 500;

/** Whether a JSON value is a CloudTrail event. */
export function isEvent(view: JsonView): boolean {
  return view.has('eventSource', 'eventName');
}

/** The story of CloudTrail events, oldest first: their callers, actions, resources, context, and what came of them. */
export function importEvents(events: readonly JsonView[], options: ImportOptions = {}): EventsImport {
  const draft = new Draft();
  const read = events
    .slice(0, mostEvents)
    .map((event) => ({ event, time: parseInstant(event.get('eventTime').text ?? '') ?? 0 }))
    .sort((one, other) => one.time - other.time)
    .map(({ event }) => readEvent(draft, event, options));
  const left = events.length - mostEvents;
  const now = read.find(({ at }) => at !== undefined)?.at;
  return {
    kind: 'events',
    events: events.length,
    scenario: draft.build({
      title: events.length === 1 ? 'A call from CloudTrail' : `${events.length} calls from CloudTrail`,
      ...(now !== undefined && { now }),
    }),
    missing: distinct(read.flatMap(({ missing }) => missing)),
    notes: distinct([
      ...(left > 0
        ? [{ code: 'leftOut', message: `left out: ${left} events after the first ${mostEvents}` } as const]
        : []),
      ...read.flatMap(({ notes }) => notes),
    ]),
  };
}

interface ReadEvent {
  readonly at?: string;
  readonly missing: readonly Missing[];
  readonly notes: readonly ImportNote[];
}

function readEvent(draft: Draft, event: JsonView, { aliases }: ImportOptions): ReadEvent {
  const principal = eventCaller(draft, event);
  const code = event.get('errorCode').text;
  const denied = code !== undefined && isDenialCode(code);
  const message = denied ? parseMessage(event.get('errorMessage').text ?? '') : undefined;
  const time = event.get('eventTime').text;
  const at = time !== undefined && parseInstant(time) !== undefined ? time : undefined;
  const via = networkOf(draft, event, principal);
  const name = event.get('eventName').text ?? '';
  const source = event.get('eventSource').text ?? '';
  const actions = actionsOf(eventActions(source, name, aliases), message);
  const missing: Missing[] = [...via.missing];
  const notes: ImportNote[] = principal === undefined ? [callerHidden] : [];
  for (const action of actions) {
    const { resources, refs, guessed } = resourcesOf(action, event, message);
    const arn = callerArn(principal);
    const denial = message ?? { kind: 'unknown' as const };
    const creator = typeof principal === 'object' && 'arn' in principal ? principal.creator : undefined;
    const call: DeniedCall = {
      ...(creator !== undefined && { creator }),
      principal: arn,
      action,
      resource: message?.resource ?? resources[0] ?? '*',
      denial,
    };
    if (denied) addDenied(draft, call);
    else if (isAssumeRole(action) && resources[0] !== undefined)
      addDenied(draft, { ...call, denial: { kind: 'unknown' } });
    draft.addRequest({
      name: nameOf(principal, action, denied ? faultWords(denial) : undefined),
      principal: principal ?? '',
      action,
      ...(refs.length === 1 && refs[0] !== undefined && { resource: refs[0] }),
      ...(refs.length > 1 && { resource: refs }),
      ...via.request,
      ...contextOf(action, event, via.address, resources[0]),
      ...(at !== undefined && { at }),
      ...parametersOf(action, event),
      ...(denied ? { expect: expectationOf(denial) } : code === undefined ? { expect: 'allowed' as const } : {}),
    });
    if (principal === undefined)
      missing.push(plain('caller', '', 'say who called: the event does not name the caller'));
    missing.push(...missingOf(denied ? call : { ...call, denial: { kind: 'unknown' } }));
    if (denied) notes.push(...trapsOf(denial.kind, denial.policyType, action.toLowerCase()));
    if (guessed !== undefined) notes.push(resourceGuessed(guessed));
    if (action.toLowerCase() === 'iam:passrole') notes.push(outerOperation(name, action));
  }
  if (code !== undefined && !denied) notes.push(notAuthorizationError(code));
  return { ...(at !== undefined && { at }), missing, notes };
}

/** DM-17: what was denied may be another action than the one that was called; STS's own second checks follow from the call. */
function actionsOf(called: readonly string[], message: ParsedMessage | undefined): readonly string[] {
  const action = message?.action;
  if (action === undefined || !/^[\w-]+:\w+$/.test(action)) return called;
  return secondChecks.has(action.toLowerCase()) && called.some((one) => one.startsWith('sts:')) ? called : [action];
}

const secondChecks: ReadonlySet<string> = new Set(['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext']);

interface EventResources {
  readonly resources: readonly string[];
  /** With the owner, where the ARN does not say it and the event does. */
  readonly refs: readonly (string | ResourceRef)[];
  /** The ARN that was put together from a name. */
  readonly guessed?: string;
}

function resourcesOf(action: string, event: JsonView, message: ParsedMessage | undefined): EventResources {
  const listed = event.get('resources').items.flatMap((item) => item.get('ARN').text ?? item.get('arn').text ?? []);
  const made = eventResources(action, event, placeOf(event));
  const named = message?.resource;
  const resources = named === undefined || named === '*' || made.includes(named) ? made : [named];
  const owners = event.get('resources').items.flatMap((item) => item.get('accountId').text ?? []);
  const [owner] = owners;
  const refs = resources.map((arn) =>
    accountOf(arn) === undefined && owner !== undefined && parseArn(arn) !== undefined ? { arn, account: owner } : arn,
  );
  const [first] = resources;
  const said = first === undefined || first === named || listed.includes(first) || first.startsWith('arn:aws:s3:::');
  return { resources, refs, ...(!said && !hasArn(event, first) && { guessed: first }) };
}

function hasArn(event: JsonView, arn: string): boolean {
  const { node } = event.get('requestParameters');
  return node?.kind === 'object' && node.members.some(({ value }) => value.kind === 'string' && value.value === arn);
}

function placeOf(event: JsonView): EventPlace {
  const arn = parseArn(event.get('userIdentity', 'arn').text ?? '');
  return {
    partition: arn?.partition ?? 'aws',
    region: event.get('awsRegion').text ?? 'us-east-1',
    account: event.get('recipientAccountId').text ?? event.get('userIdentity', 'accountId').text ?? arn?.account ?? '',
  };
}

interface Network {
  readonly request: Pick<RequestDocument, 'vpcEndpoint' | 'calledVia'>;
  readonly address?: readonly [key: string, value: string];
  readonly missing: readonly Missing[];
}

/** The way that the call took: its endpoint is put into the draft, since a request may only use one that is there. */
function networkOf(draft: Draft, event: JsonView, principal: PrincipalDocument | undefined): Network {
  const calledVia = forwardedBy(event);
  if (calledVia.length > 0) return { request: { calledVia }, missing: [] };
  const address = event.get('sourceIPAddress').text;
  const isAddress = address !== undefined && /^[\d.]{7,15}$|^[\da-f.:]*:[\da-f.:]+$/i.test(address);
  const id = event.get('vpcEndpointId').text;
  const owner = event.get('vpcEndpointAccountId').text ?? accountOf(callerArn(principal));
  if (id === undefined || owner === undefined) {
    return { request: {}, ...(isAddress && { address: ['aws:SourceIp', address] as const }), missing: [] };
  }
  const region = event.get('awsRegion').text;
  draft.put(owner, 'vpcEndpoints', id, region === undefined ? {} : { region });
  return {
    request: { vpcEndpoint: id },
    ...(isAddress && { address: ['aws:VpcSourceIp', address] as const }),
    missing: [endpointPolicyOf(owner, id)],
  };
}

/** What the session carries and its ARN does not say. */
const sessionKeys: readonly (readonly [string, readonly string[]])[] = [
  ['aws:TokenIssueTime', ['attributes', 'creationDate']],
  ['aws:SourceIdentity', ['sourceIdentity']],
  ['aws:FederatedProvider', ['webIdFederationData', 'federatedProvider']],
];

function contextOf(
  action: string,
  event: JsonView,
  address: Network['address'],
  resource: string | undefined,
): Pick<RequestDocument, 'context'> {
  const agent = event.get('userAgent').text;
  const region = event.get('awsRegion').text;
  const implied = parseArn(resource ?? '')?.region;
  const entries: (readonly [string, ContextValue])[] = [...(address ? [address] : [])];
  if (agent !== undefined) entries.push(['aws:UserAgent', agent]);
  if (region !== undefined && region !== (implied === undefined || implied === '' ? 'us-east-1' : implied)) {
    entries.push(['aws:RequestedRegion', region]);
  }
  const session = event.get('userIdentity', 'sessionContext');
  for (const [key, path] of sessionKeys) {
    const value = session.get(...path).text;
    if (value !== undefined) entries.push([key, value]);
  }
  const prefix = event.get('requestParameters', 'prefix').text;
  if (action.toLowerCase() === 's3:listbucket' && prefix !== undefined) entries.push(['s3:prefix', prefix]);
  return entries.length > 0 ? { context: Object.fromEntries(entries) } : {};
}

function parametersOf(action: string, event: JsonView): Pick<RequestDocument, 'parameters'> {
  const parameters = action.toLowerCase().startsWith('sts:') ? stsParameters(event) : undefined;
  return parameters ? { parameters } : {};
}

function callerArn(principal: PrincipalDocument | undefined): string {
  if (typeof principal === 'object') return 'arn' in principal ? principal.arn : '';
  return principal ?? '';
}

function nameOf(principal: PrincipalDocument | undefined, action: string, fault: string | undefined): string {
  const start = `${principal === undefined ? 'somebody' : callerLabel(principal)} calls ${action}`;
  return fault === undefined ? start : `${start}: ${fault}`;
}
