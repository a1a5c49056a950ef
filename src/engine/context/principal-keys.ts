import { partitionOf } from '../model/arn';
import { inOrganization, organizationPathText } from '../model/lookup';
import type { Principal } from '../model/principal';
import type { World } from '../model/world';
import type { ContextDraft } from './request-context';

/** Keys about who calls (policy language, 6.1, 6.2 and 6.7; evaluation, section 6). */
export function principalKeys(draft: ContextDraft, world: World, principal: Principal, isForwarded: boolean): void {
  draft.set('aws:PrincipalArn', principalArn(principal));
  draft.set('aws:PrincipalAccount', principal.kind === 'anonymous' ? 'anonymous' : principalAccount(principal));
  draft.set('aws:PrincipalType', principalType(principal));
  draft.set('aws:userid', userId(principal));
  if (principal.kind === 'user') draft.set('aws:username', principal.name);
  if (principal.kind !== 'anonymous' && principal.kind !== 'webIdentity' && principal.kind !== 'saml') {
    draft.set('aws:PrincipalIsAWSService', principal.kind === 'service');
  }
  if (principal.kind === 'service') {
    draft.set('aws:PrincipalServiceName', principal.service);
  }
  const account = principalAccount(principal);
  if (inOrganization(world, account)) {
    draft.set('aws:PrincipalOrgID', world.organization?.id);
    const path = organizationPathText(world, account);
    if (path !== undefined) draft.setList('aws:PrincipalOrgPaths', [path]);
  }
  for (const [key, value] of principalTags(principal)) draft.set(`aws:PrincipalTag/${key}`, value);
  sessionKeys(draft, world, principal);
  draft.set('aws:MultiFactorAuthPresent', mfaPresent(principal, isForwarded));
}

/** The account that a principal belongs to; services, tokens and anonymous callers have none. */
export function principalAccount(principal: Principal): string | undefined {
  return 'account' in principal ? principal.account : undefined;
}

/** `aws:PrincipalArn` (PL-200, PK-01): never a session ARN. */
export function principalArn(principal: Principal): string | undefined {
  if (principal.kind === 'roleSession') return principal.roleArn;
  return 'arn' in principal ? principal.arn : undefined;
}

const noTags: ReadonlyMap<string, string> = new Map();

/** ST-16: a session tag beats the role's tag of the same key, whatever its case. */
function principalTags(principal: Principal): ReadonlyMap<string, string> {
  if (principal.kind === 'user') return principal.user?.tags ?? noTags;
  if (principal.kind === 'federatedUser') {
    const own = principal.creator.kind === 'user' ? principal.creator.user?.tags : undefined;
    return mergeTags(own, principal.sessionTags);
  }
  if (principal.kind !== 'roleSession') return noTags;
  if (principal.sessionTags.size === 0) return principal.role?.tags ?? noTags;
  return mergeTags(principal.role?.tags, principal.sessionTags);
}

/** Tags of `over` replace tags of `under` whose key is the same regardless of case. */
export function mergeTags(
  under: ReadonlyMap<string, string> | undefined,
  over: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const merged = new Map<string, readonly [string, string]>();
  for (const [key, value] of under ?? []) merged.set(key.toLowerCase(), [key, value]);
  for (const [key, value] of over) merged.set(key.toLowerCase(), [key, value]);
  return new Map(merged.values());
}

function principalType(principal: Principal): string | undefined {
  switch (principal.kind) {
    case 'root':
    case 'assumedRoot':
      return 'Account';
    case 'user':
      return 'User';
    case 'roleSession':
      return 'AssumedRole';
    case 'federatedUser':
      return 'FederatedUser';
    case 'anonymous':
      return 'Anonymous';
    case 'service':
    case 'webIdentity':
    case 'saml':
      return undefined;
  }
}

/** PL-209, PL-270: undefined where it is open (no id in the model) or absent (PL-271). */
export function userId(principal: Principal): string | undefined {
  switch (principal.kind) {
    case 'root':
    case 'assumedRoot':
      return principal.account;
    case 'user':
      return principal.id;
    case 'roleSession':
      return principal.roleId === undefined || principal.sessionName === undefined
        ? undefined
        : `${principal.roleId}:${principal.sessionName}`;
    case 'federatedUser':
      return `${principal.account}:${principal.name}`;
    case 'anonymous':
      return 'anonymous';
    case 'service':
    case 'webIdentity':
    case 'saml':
      return undefined;
  }
}

function sessionKeys(draft: ContextDraft, world: World, principal: Principal): void {
  if (principal.kind === 'assumedRoot') draft.set('aws:AssumedRoot', true);
  if (principal.kind === 'roleSession') {
    draft.set('aws:SourceIdentity', principal.sourceIdentity);
    for (const [key, values] of principal.federationKeys) draft.setList(key, values);
  }
  if (isTemporary(principal)) {
    const issued = 'issuedAt' in principal ? principal.issuedAt : undefined;
    draft.set('aws:TokenIssueTime', instantText(issued ?? world.now));
  }
}

/** Whether the credentials are temporary: everything that a session token goes with. */
export function isTemporary(principal: Principal): boolean {
  if (principal.kind === 'user' || principal.kind === 'root') return principal.credentials !== 'longTerm';
  return principal.kind === 'roleSession' || principal.kind === 'federatedUser' || principal.kind === 'assumedRoot';
}

/**
 * ST-11, ST-12, PL-220: absent for long-term keys and federated callers, unless the scenario says it; false where a
 * service forwards a call that was made with long-term keys.
 */
function mfaPresent(principal: Principal, isForwarded: boolean): boolean | undefined {
  if (principal.kind === 'user' || principal.kind === 'root') {
    return principal.mfa ?? (principal.credentials === 'longTerm' && !isForwarded ? undefined : false);
  }
  return principal.kind === 'roleSession' ? principal.mfa : undefined;
}

let lastInstant: readonly [at: number, text: string] = [0, '1970-01-01T00:00:00Z'];

/** An instant as ISO 8601 without fraction where it has none; most requests of a story have the same. */
export function instantText(at: number): string {
  if (lastInstant[0] !== at) lastInstant = [at, new Date(at).toISOString().replace('.000Z', 'Z')];
  return lastInstant[1];
}

/** The partition of a principal's ARN, or undefined where it has none. */
export function principalPartition(principal: Principal): string | undefined {
  const arn = principalArn(principal);
  return arn === undefined ? undefined : partitionOf(arn);
}
