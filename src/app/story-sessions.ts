import type { RequestResult } from '../report/result';
import type { RequestDocument } from '../scenario/types';
import { assumesRole } from './request-edit';

/** Why a request has no credentials to call with; undefined where it has them, or uses none of the story. */
export function sessionTrouble(
  requests: readonly RequestDocument[],
  results: readonly RequestResult[],
  index: number,
): string | undefined {
  const request = requests[index];
  if (request === undefined || request.disabled === true || typeof request.principal === 'string') return undefined;
  if (!('session' in request.principal)) return undefined;
  const { session } = request.principal;
  const giver = requests.findIndex((other) => other.session === session && other.disabled !== true);
  const disabled = requests.findIndex((other) => other.session === session);
  if (giver < 0) return disabled < 0 ? 'no request gives this session' : `request ${disabled + 1} is disabled`;
  if (giver >= index) return `request ${giver + 1} gives this session, but not before`;
  const outcome = results[giver]?.outcome;
  switch (outcome) {
    case undefined:
    case 'allowed':
      return undefined;
    case 'explicitDeny':
    case 'implicitDeny':
      return `request ${giver + 1} is denied`;
    case 'error':
      return `request ${giver + 1} fails`;
    case 'undetermined':
      return `request ${giver + 1} is undetermined`;
  }
}

/** The ARN by which AWS knows the role session that a request obtains; undefined where it obtains none. */
export function arnOfSession({ action, resource, parameters = {} }: RequestDocument): string | undefined {
  const arn = typeof resource === 'object' && 'arn' in resource ? resource.arn : resource;
  if (!assumesRole(action) || typeof arn !== 'string') return undefined;
  const [, partition = '', service, , account = '', role = ''] = arn.split(':');
  if (service !== 'iam' || !role.startsWith('role/')) return undefined;
  const name = role.slice(role.lastIndexOf('/') + 1);
  return `arn:${partition}:sts::${account}:assumed-role/${name}/${parameters.RoleSessionName ?? 'session'}`;
}
