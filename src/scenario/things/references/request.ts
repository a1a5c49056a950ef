import { below } from '../../pointer';
import { isOneResource } from '../../resources';
import type { ContextValue, PrincipalDocument, RequestDocument, ResourceRef, StsParameters } from '../../types';
import { mapDocument } from '../document-text';
import type { Visit } from '../reference';
import { mapRecord } from './records';

type Context = Readonly<Record<string, ContextValue>>;

/** A request with whom and what it names put through `visit`. */
export function mapRequest(request: RequestDocument, pointer: string, visit: Visit): RequestDocument {
  const { principal, resource, resourceAccount, context, vpcEndpoint, parameters, session } = request;
  const text = (value: string, member: string) => visit({ kind: 'text', text: value, pointer: below(pointer, member) });
  const one = (value: string | ResourceRef) => mapResource(value, below(pointer, 'resource'), visit);
  return {
    ...request,
    principal: mapPrincipal(principal, below(pointer, 'principal'), visit),
    ...(resource !== undefined && { resource: isOneResource(resource) ? one(resource) : resource.map(one) }),
    ...(resourceAccount !== undefined && { resourceAccount: text(resourceAccount, 'resourceAccount') }),
    ...(context && { context: mapContext(context, below(pointer, 'context'), visit) }),
    ...(vpcEndpoint !== undefined && { vpcEndpoint: text(vpcEndpoint, 'vpcEndpoint') }),
    ...(parameters && { parameters: mapParameters(parameters, below(pointer, 'parameters'), visit) }),
    ...(session !== undefined && {
      session: visit({ kind: 'session', text: session, pointer: below(pointer, 'session') }),
    }),
  };
}

function mapPrincipal(principal: PrincipalDocument, pointer: string, visit: Visit): PrincipalDocument {
  const text = (value: string) => visit({ kind: 'text', text: value, pointer });
  if (typeof principal === 'string') return text(principal);
  if ('session' in principal)
    return { ...principal, session: visit({ kind: 'session', text: principal.session, pointer }) };
  // Tokens and assertions name roles; an assertion names its provider beside each, behind a comma.
  const carried = (values: Context) =>
    mapContext(values, pointer, ({ text: value, ...rest }) =>
      value
        .split(',')
        .map((part) => visit({ ...rest, text: part }))
        .join(','),
    );
  if ('webIdentity' in principal) {
    const { webIdentity, claims } = principal;
    return { ...principal, webIdentity: text(webIdentity), ...(claims && { claims: carried(claims) }) };
  }
  if ('saml' in principal) {
    const { saml, attributes } = principal;
    return { ...principal, saml: text(saml), ...(attributes && { attributes: carried(attributes) }) };
  }
  const { arn, creator, sessionPolicy } = principal;
  return {
    ...principal,
    arn: text(arn),
    ...(creator !== undefined && { creator: text(creator) }),
    ...(sessionPolicy && { sessionPolicy: mapDocument(sessionPolicy, below(pointer, 'sessionPolicy'), visit) }),
  };
}

function mapResource(resource: string | ResourceRef, pointer: string, visit: Visit): string | ResourceRef {
  const text = (value: string) => visit({ kind: 'text', text: value, pointer });
  if (typeof resource === 'string') return text(resource);
  const { arn, account, context } = resource;
  return {
    ...resource,
    arn: text(arn),
    ...(account !== undefined && { account: text(account) }),
    ...(context && { context: mapContext(context, pointer, visit) }),
  };
}

function mapContext(context: Context, pointer: string, visit: Visit): Context {
  const value = (found: ContextValue): ContextValue => {
    if (typeof found === 'string') return visit({ kind: 'text', text: found, pointer });
    return Array.isArray(found) ? (found as readonly string[]).map((item) => value(item) as string) : found;
  };
  return mapRecord(context, pointer, (text) => visit({ kind: 'key', text, pointer }), value);
}

function mapParameters(parameters: StsParameters, pointer: string, visit: Visit): StsParameters {
  const { Policy, PolicyArns, SerialNumber, ProvidedContexts, TaskPolicyArn } = parameters;
  const text = (value: string) => visit({ kind: 'text', text: value, pointer });
  return {
    ...parameters,
    ...(Policy && { Policy: mapDocument(Policy, below(pointer, 'Policy'), visit) }),
    ...(PolicyArns && { PolicyArns: PolicyArns.map(text) }),
    ...(SerialNumber !== undefined && { SerialNumber: text(SerialNumber) }),
    ...(TaskPolicyArn !== undefined && { TaskPolicyArn: text(TaskPolicyArn) }),
    ...(ProvidedContexts && {
      ProvidedContexts: ProvidedContexts.map((given) => ({ ...given, ProviderArn: text(given.ProviderArn) })),
    }),
  };
}
