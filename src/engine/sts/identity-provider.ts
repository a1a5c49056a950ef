import { parseArn } from '../model/arn';
import type { Obstacle } from '../trace/nodes';
import type { StsCall, StsPlan } from './call';
import { planRole } from './assume-role';
import { stsObstacle } from './parameters';

/** ST-23: providers that AWS knows without an entry in the account. */
export const builtInProviders: ReadonlySet<string> = new Set([
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'graph.facebook.com',
  'www.amazon.com',
]);

/** ST-24: the claims that become condition keys, and those that the session keeps. */
const mappedClaims: ReadonlySet<string> = new Set(['aud', 'sub', 'amr', 'oaud', 'email', 'app_id', 'user_id', 'id']);
const claimsOfSession: ReadonlySet<string> = new Set(['aud', 'sub', 'amr', 'app_id', 'user_id', 'id']);
const rolesClaim = 'https://aws.amazon.com/roles';

/** `sts:AssumeRoleWithWebIdentity` (ST-23 to ST-26). */
export function planWebIdentity(call: StsCall): StsPlan {
  const { principal, resource, world } = call;
  if (principal.kind !== 'webIdentity') return refused(call, 'a token of an OIDC provider');
  const account = resource.owner ?? '';
  const builtIn = builtInProviders.has(principal.provider);
  const arn = builtIn ? principal.provider : `arn:aws:iam::${account}:oidc-provider/${principal.provider}`;
  const claims = normalizedClaims(principal.provider, principal.claims);
  const keys: (readonly [string, readonly string[]])[] = [['aws:FederatedProvider', [arn]]];
  const kept = new Map<string, readonly string[]>([['aws:FederatedProvider', [arn]]]);
  const notes: string[] = [];
  for (const [claim, values] of claims) {
    if (claim === rolesClaim || claim === 'azp') continue;
    if (!mappedClaims.has(claim)) {
      notes.push('claimNotMapped');
      continue;
    }
    const key = `${principal.provider}:${claim}`;
    keys.push([key, values]);
    if (claimsOfSession.has(claim)) kept.set(key, values);
  }
  const roles = claims.get(rolesClaim);
  keys.push(['sts:RoleAuthorizedByIdp', [String(roles?.includes(resource.arn) ?? false)]]);
  const obstacles: Obstacle[] = [];
  if (roles && !roles.includes(resource.arn))
    obstacles.push(stsObstacle('tokenInvalid', 'ST-26', { resource: resource.arn }, 'credentials'));
  const providers = world.accounts.get(account)?.identityProviders;
  if (!builtIn && providers && !providers.has(arn))
    obstacles.push(stsObstacle('providerMissing', 'ST-23', { provider: arn, account }));
  return planRole(call, { callKeys: keys, obstacles, notes: [...new Set(notes)], federationKeys: kept });
}

/** ST-24: `aud` is `azp` where the token has one; `oaud` is always the token's own `aud`. */
function normalizedClaims(
  provider: string,
  claims: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const prefix = `${provider}:`;
  const plain = new Map(
    [...claims].map(([key, values]) => [key.startsWith(prefix) ? key.slice(prefix.length) : key, values]),
  );
  const audience = plain.get('aud');
  const party = plain.get('azp');
  if (audience && !plain.has('oaud')) plain.set('oaud', audience);
  if (party) plain.set('aud', party);
  return plain;
}

/** PL-306: what a session keeps of its SAML assertion. */
const samlKeysOfSession: ReadonlySet<string> = new Set(['saml:namequalifier', 'saml:sub', 'saml:sub_type']);

/** `sts:AssumeRoleWithSAML` (ST-27). */
export function planSaml(call: StsCall): StsPlan {
  const { principal, resource, world } = call;
  if (principal.kind !== 'saml') return refused(call, 'an assertion of a SAML provider');
  const keys: (readonly [string, readonly string[]])[] = [];
  const kept = new Map<string, readonly string[]>();
  for (const [attribute, values] of principal.attributes) {
    const key = attribute.toLowerCase().startsWith('saml:') ? `saml:${attribute.slice(5)}` : attribute;
    keys.push([key, values]);
    if (samlKeysOfSession.has(key.toLowerCase())) kept.set(key, values);
  }
  const account = resource.owner ?? '';
  const providers = world.accounts.get(account)?.identityProviders;
  // ST-27: a provider of another account signs nothing here
  const isForeign = parseArn(principal.provider)?.account !== account;
  const obstacles =
    isForeign || (providers && !providers.has(principal.provider))
      ? [stsObstacle('providerMissing', 'ST-27', { provider: principal.provider, account })]
      : [];
  return planRole(call, { callKeys: keys, obstacles, notes: [], federationKeys: kept });
}

/** A call whose caller brings the wrong kind of proof. */
function refused(call: StsCall, needed: string): StsPlan {
  const obstacle = stsObstacle('tokenInvalid', 'ST-23', { needed, action: call.request.action }, 'credentials');
  return planRole(call, { callKeys: [], obstacles: [obstacle], notes: [], federationKeys: new Map() });
}
