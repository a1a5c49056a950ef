import { lastSegment, parseArn } from '../../engine/model/arn';
import type { AuthorizationNode, CallerSummary, RequestNode } from '../../engine/trace/nodes';
import { valueAt } from '../edit';
import { below } from '../pointer';
import type { Scenario } from '../types';
import type { Candidate } from './candidate';

/**
 * How a request would come to carry a condition key with a value: what its caller sends, how it signed in, from where it
 * calls, how the caller or the resource is tagged. undefined for what nobody chooses: who the caller is, claims of a
 * token, keys that a service sets.
 */
export function requestKeyCandidate(
  scenario: Scenario,
  node: RequestNode,
  authorization: AuthorizationNode,
  key: string,
  value: string,
): Candidate | undefined {
  const lower = key.toLowerCase();
  const request = below('/requests', node.index);
  const parameter = parameters.get(lower);
  if (parameter !== undefined) {
    const pointer = below(request, 'parameters', parameter);
    return {
      label: `pass \`${parameter}\` = \`${value}\` with the call`,
      change: { kind: 'value', pointer, value },
      reach: 'request',
    };
  }
  const send = (label: string): Candidate => ({
    label,
    change: { kind: 'context', request: node.index, key, value },
    reach: 'request',
  });
  if (lower === 'aws:multifactorauthpresent')
    return value.toLowerCase() === 'true' ? withMfa(scenario, node) : undefined;
  if (lower === 'aws:securetransport')
    return value.toLowerCase() === 'true' ? send('make the call over TLS') : undefined;
  if (lower === 'aws:requestedregion')
    return (parseArn(authorization.resource)?.region ?? '') === '' ? send(`make the call in \`${value}\``) : undefined;
  if (lower === 'aws:sourceip') return isDirect(scenario, request) ? fromAddress(node, key, value) : undefined;
  if (lower === 'aws:sourcevpce')
    return isDirect(scenario, request) ? throughEndpoint(scenario, request, value) : undefined;
  const [family = '', tag] = splitTag(key);
  if (tag !== undefined && family === 'aws:principaltag')
    return tagged(scenario, callerPointer(node.caller), tag, value);
  if (tag !== undefined && family.endsWith(':resourcetag')) {
    const { resource, resourceAccount } = authorization;
    const pointer = below('/accounts', resourceAccount ?? '', 'resources', resource);
    return tagged(scenario, { pointer, label: `\`${resource}\`` }, tag, value);
  }
  const service = authorization.action.slice(0, authorization.action.indexOf(':')).toLowerCase();
  const isSent = family === 'aws:requesttag' || (lower.startsWith(`${service}:`) && !setByService.has(lower));
  return isSent ? send(`send \`${key}\` = \`${value}\` with the request`) : undefined;
}

/** Keys that are parameters of the STS calls. */
const parameters: ReadonlyMap<string, string> = new Map([
  ['sts:externalid', 'ExternalId'],
  ['sts:rolesessionname', 'RoleSessionName'],
  ['sts:sourceidentity', 'SourceIdentity'],
]);

/** Keys of a service's own that the service sets itself. */
const setByService: ReadonlySet<string> = new Set([
  'ec2:createaction',
  'iam:passedtoservice',
  'kms:calleraccount',
  'kms:viaservice',
]);

/** Temporary credentials that were obtained with MFA: long-term access keys never carry it (ST-11). */
function withMfa(scenario: Scenario, node: RequestNode): Candidate | undefined {
  const pointer = below('/requests', node.index, 'principal');
  const principal = valueAt(scenario, pointer);
  const label = 'call with credentials that were obtained with MFA';
  if (node.caller.kind === 'user' && node.caller.session === undefined)
    return {
      label,
      change: { kind: 'value', pointer, value: { arn: node.caller.name, credentials: 'sessionToken', mfa: true } },
      reach: 'request',
    };
  if (typeof principal === 'string' && node.caller.kind === 'roleSession')
    return { label, change: { kind: 'value', pointer, value: { arn: principal, mfa: true } }, reach: 'request' };
  return node.caller.session === undefined
    ? undefined
    : {
        label,
        change: { kind: 'value', pointer, value: { session: node.caller.session, mfa: true } },
        reach: 'request',
      };
}

/** A forwarded call, and one through an endpoint, has no address and no other endpoint to choose. */
function isDirect(scenario: Scenario, request: string): boolean {
  const calledVia = valueAt(scenario, below(request, 'calledVia'));
  const isForwarded = Array.isArray(calledVia) && calledVia.length > 0;
  return !isForwarded && valueAt(scenario, below(request, 'vpcEndpoint')) === undefined;
}

function fromAddress(node: RequestNode, key: string, range: string): Candidate {
  const [address = range] = range.split('/');
  return {
    label: `call from \`${address}\``,
    change: { kind: 'context', request: node.index, key, value: address },
    reach: 'request',
  };
}

function throughEndpoint(scenario: Scenario, request: string, id: string): Candidate | undefined {
  const isThere = Object.keys(scenario.accounts ?? {}).some(
    (account) => valueAt(scenario, below('/accounts', account, 'vpcEndpoints', id)) !== undefined,
  );
  const pointer = below(request, 'vpcEndpoint');
  return isThere
    ? {
        label: `call through the VPC endpoint \`${id}\``,
        change: { kind: 'value', pointer, value: id },
        reach: 'request',
      }
    : undefined;
}

function splitTag(key: string): readonly [string, string?] {
  const slash = key.indexOf('/');
  return slash < 0 ? [key.toLowerCase()] : [key.slice(0, slash).toLowerCase(), key.slice(slash + 1)];
}

interface Tagged {
  readonly pointer: string;
  readonly label: string;
}

function tagged(scenario: Scenario, owner: Tagged | undefined, tag: string, value: string): Candidate | undefined {
  if (!owner || valueAt(scenario, owner.pointer) === undefined) return undefined;
  return {
    label: `tag ${owner.label} with \`${tag}\` = \`${value}\``,
    change: { kind: 'value', pointer: below(owner.pointer, 'tags', tag), value },
    reach: 'tag',
  };
}

/** The user or role that a caller is, and how sentences name it. */
export function callerPointer({ kind, account, name }: CallerSummary): Tagged | undefined {
  if (account === undefined) return undefined;
  if (kind === 'user') {
    const user = lastSegment(name);
    return { pointer: below('/accounts', account, 'users', user), label: `the user \`${user}\`` };
  }
  const role = kind === 'roleSession' ? name.split('/')[1] : undefined;
  return role === undefined
    ? undefined
    : { pointer: below('/accounts', account, 'roles', role), label: `the role \`${role}\`` };
}
