import type { Principal } from '../model/principal';
import type { PrincipalForm } from '../trace/match';

/**
 * NP-02: a Deny with NotPrincipal is tested at each level of the caller's chain, and spares the caller only where
 * every level is listed. Nothing can list an anonymous caller but `*`.
 */
export function isExempt(principal: Principal, listed: readonly PrincipalForm[]): boolean {
  if (listed.includes('anyone')) return true;
  const chain = chainOf(principal);
  return chain.length > 0 && chain.every((level) => listed.includes(level));
}

/** The levels at which AWS tests a caller, by the form in which an entry names each. */
function chainOf(principal: Principal): readonly PrincipalForm[] {
  switch (principal.kind) {
    case 'root':
    case 'assumedRoot':
      return ['root'];
    case 'user':
      return ['account', 'user'];
    case 'roleSession':
      return ['account', 'role', 'session'];
    case 'federatedUser':
      return principal.creator.kind === 'user' ? ['account', 'creator', 'federatedUser'] : ['account', 'federatedUser'];
    case 'service':
      return ['service'];
    case 'webIdentity':
    case 'saml':
      return ['federated'];
    case 'anonymous':
      return [];
  }
}
