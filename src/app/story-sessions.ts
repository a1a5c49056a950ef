import type { RequestResult } from '../report/result';
import type { RequestDocument } from '../scenario/types';

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
