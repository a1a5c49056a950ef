import type { Principal } from '../model/principal';
import type { PrincipalForm } from '../trace/match';
import { splitArn } from './arn';
import type { NamedPrincipal } from './principal-entry';
import type { Subject } from './subject';

/** In which form an entry names the caller, if it does, and the special rule that made it so. */
export interface Naming {
  readonly form?: PrincipalForm;
  readonly rule?: string;
}

const notNamed: Naming = {};

/**
 * Compares one entry with the caller. Any form is a match for a Deny (PM-05); what one is worth to an Allow, the
 * forms tell the decision (PM-04).
 */
export function naming(entry: NamedPrincipal, subject: Subject): Naming {
  const { principal } = subject;
  switch (entry.kind) {
    case 'anyone':
      return anyone(subject);
    case 'account':
      return account(entry, subject);
    case 'user':
      return user(entry.arn, principal);
    case 'role':
      return principal.kind === 'roleSession' && principal.roleArn === entry.arn ? { form: 'role' } : notNamed;
    case 'session':
      return session(entry, principal);
    case 'federatedUser':
      return principal.kind === 'federatedUser' && principal.arn === entry.arn ? { form: 'federatedUser' } : notNamed;
    case 'uniqueId':
      return uniqueId(entry.id, principal);
    case 'service':
      // PM-08, PL-059: only the service itself, by exactly the name under which it calls.
      return principal.kind === 'service' && principal.service === entry.service ? { form: 'service' } : notNamed;
    case 'federated':
      return federated(entry.provider, subject);
    case 'canonicalUser':
      return { rule: 'PM-10' };
    case 'nothing':
      return { rule: 'PM-02' };
  }
}

/** PL-045: in a trust policy `*` is every authenticated principal; elsewhere anonymous callers too (PR-06). */
function anyone({ principal, policyType }: Subject): Naming {
  if (policyType !== 'trustPolicy') return { form: 'anyone' };
  return principal.kind === 'anonymous' ? { rule: 'PL-045' } : { form: 'anyone', rule: 'PL-045' };
}

function account(entry: { readonly account: string; readonly partition?: string }, subject: Subject): Naming {
  const { principal } = subject;
  if (!('account' in principal) || principal.account !== entry.account) return notNamed;
  const arn = principal.kind === 'roleSession' ? principal.roleArn : principal.arn;
  if (entry.partition !== undefined && !arn.startsWith(`arn:${entry.partition}:`)) return notNamed;
  if (principal.kind === 'root' || principal.kind === 'assumedRoot') return { form: 'root' };
  return subject.gateway === true ? { rule: 'VE-02' } : { form: 'account' };
}

function user(arn: string, principal: Principal): Naming {
  if (principal.kind === 'user' && principal.arn === arn) return { form: 'user' };
  if (principal.kind !== 'federatedUser' || principal.creator.kind !== 'user') return notNamed;
  return principal.creator.arn === arn ? { form: 'creator' } : notNamed;
}

/** PM-07: a session's ARN has the role's name without its path. */
function session(
  entry: { readonly account: string; readonly roleName: string; readonly sessionName: string },
  principal: Principal,
): Naming {
  if (principal.kind !== 'roleSession') return notNamed;
  if (principal.account !== entry.account || principal.roleName !== entry.roleName) return notNamed;
  if (principal.sessionName === undefined) return { rule: 'EV-22' };
  return principal.sessionName === entry.sessionName ? { form: 'session' } : notNamed;
}

function uniqueId(id: string, principal: Principal): Naming {
  const rule = 'PM-06';
  if (principal.kind === 'user' && principal.id === id) return { form: 'user', rule };
  if (principal.kind === 'roleSession' && principal.roleId === id) return { form: 'role', rule };
  const isCreator =
    principal.kind === 'federatedUser' && principal.creator.kind === 'user' && principal.creator.id === id;
  return isCreator ? { form: 'creator', rule } : { rule };
}

/** PM-09: web identities and SAML callers, by the provider's ARN or a built-in provider's name; in trust policies. */
function federated(provider: string, { principal, policyType, resource }: Subject): Naming {
  if (policyType !== 'trustPolicy') return { rule: 'PM-09' };
  if (principal.kind === 'saml') return principal.provider === provider ? { form: 'federated' } : notNamed;
  if (principal.kind !== 'webIdentity') return notNamed;
  if (principal.provider === provider) return { form: 'federated' };
  return principal.provider === hostOf(provider) && isOfOneAccount(provider, resource)
    ? { form: 'federated' }
    : notNamed;
}

/** The issuer in `arn:aws:iam::111122223333:oidc-provider/HOST`. */
function hostOf(arn: string): string | undefined {
  const marker = ':oidc-provider/';
  const at = arn.indexOf(marker);
  return arn.startsWith('arn:') && at > 0 ? arn.slice(at + marker.length) : undefined;
}

/** ST-23: a provider is one of the role's account. */
function isOfOneAccount(provider: string, role: string): boolean {
  const [, , , , account = ''] = splitArn(role);
  return account === '' || splitArn(provider)[4] === account;
}
