import type { Principal } from '../model/principal';
import type { PrincipalForm } from '../trace/match';

/**
 * What an Allow of the resource's policy is worth to the caller inside one account (T4), strongest first:
 * `direct` skips the implicit denies of the caller's own policies, `through` (the role of a session, the creator of a
 * federated user) skips those of identity-based policies only, `account` delegates and skips nothing.
 */
export type Grant = 'direct' | 'through' | 'account' | 'none';

const direct: Readonly<Record<Principal['kind'], readonly PrincipalForm[]>> = {
  user: ['user', 'anyone'],
  roleSession: ['session', 'anyone'],
  federatedUser: ['federatedUser', 'anyone'],
  root: ['root', 'account', 'anyone'],
  // PR-04: the task policy caps the session whatever a resource grants
  assumedRoot: [],
  service: ['service', 'anyone'],
  webIdentity: ['federated', 'anyone'],
  saml: ['federated', 'anyone'],
  anonymous: ['anyone'],
};
const through: readonly PrincipalForm[] = ['role', 'creator'];
const account: readonly PrincipalForm[] = ['account', 'root', 'canonicalUser', 'anyone'];

/** The strongest grant among the forms (EV-21). */
export function strongestGrant(caller: Principal['kind'], forms: readonly PrincipalForm[]): Grant {
  if (forms.some((form) => direct[caller].includes(form))) return 'direct';
  if (forms.some((form) => through.includes(form))) return 'through';
  if (forms.some((form) => account.includes(form))) return 'account';
  return 'none';
}

/** The rule by which a same-account grant has its worth. */
export function grantRule(caller: Principal['kind'], forms: readonly PrincipalForm[], grant: Grant): string {
  if (grant === 'account') return 'EV-12';
  if (grant === 'none') return 'EV-02';
  if (caller === 'user') return forms.includes('user') ? 'EV-10' : 'EV-11';
  if (caller === 'roleSession') {
    if (grant === 'through') return 'EV-15';
    return forms.includes('session') ? 'EV-13' : 'EV-14';
  }
  if (caller === 'federatedUser') {
    if (grant === 'through') return 'EV-18';
    return forms.includes('federatedUser') ? 'EV-16' : 'EV-17';
  }
  if (caller === 'service') return 'PR-07';
  if (caller === 'anonymous') return 'PR-05';
  if (caller === 'root') return 'XA-04';
  return 'ST-23';
}
