import { parseArn, sessionArn } from '../model/arn';
import type { Principal } from '../model/principal';
import type { CallerSummary } from './nodes';

/** Who called, as messages name it (DM-12): the session ARN of a role session, the service, the provider. */
export function callerSummary(principal: Principal, session: string | undefined): CallerSummary {
  if (session !== undefined) return summarize(principal, session);
  let summary = known.get(principal);
  if (!summary) known.set(principal, (summary = summarize(principal)));
  return summary;
}

const known = new WeakMap<Principal, CallerSummary>();

function summarize(principal: Principal, session?: string): CallerSummary {
  const account = 'account' in principal ? { account: principal.account } : {};
  return {
    kind: principal.kind,
    name: callerName(principal),
    ...account,
    ...(session === undefined ? {} : { session }),
  };
}

function callerName(principal: Principal): string {
  switch (principal.kind) {
    case 'roleSession':
      return principal.sessionName === undefined
        ? principal.roleArn
        : sessionArn(
            parseArn(principal.roleArn)?.partition ?? 'aws',
            principal.account,
            principal.roleName,
            principal.sessionName,
          );
    case 'service':
      return principal.service;
    case 'webIdentity':
    case 'saml':
      return principal.provider;
    case 'anonymous':
      return 'anonymous';
    case 'user':
    case 'root':
    case 'assumedRoot':
    case 'federatedUser':
      return principal.arn;
  }
}
