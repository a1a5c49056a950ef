import type { Principal } from '../model/principal';
import type { AttachedPolicy, DocumentSource, Role, User, World } from '../model/world';
import type { PolicyType } from '../policy/policy';
import type { Obstacle } from '../trace/nodes';
import { findUser } from '../model/lookup';

/** A policy in play, with the group through which a user has it. */
export interface InPlay {
  readonly attached: AttachedPolicy;
  readonly group?: string;
}

/** The caller's own policies by type; undefined where the type is absent, which never blocks (evaluation, 0.2). */
export interface CallerPolicies {
  readonly identityBasedPolicy?: readonly InPlay[];
  readonly permissionsBoundary?: readonly InPlay[];
  readonly sessionPolicy?: readonly InPlay[];
}

/** EV-03 to EV-06, EV-23, EV-24: which policies limit and allow a caller. */
export function callerPolicies(world: World, principal: Principal): CallerPolicies {
  switch (principal.kind) {
    case 'user':
      return principal.user ? userPolicies(world, principal.account, principal.name) : {};
    case 'roleSession': {
      const own = principal.role ? rolePolicies(principal.role) : {};
      if (!principal.role || !principal.sessionPolicies) return own;
      return { ...own, sessionPolicy: inPlay(principal.sessionPolicies) };
    }
    case 'federatedUser': {
      const { creator } = principal;
      const own = creator.kind === 'user' ? userPolicies(world, creator.account, creator.name) : {};
      return { ...own, ...(principal.sessionPolicies ? { sessionPolicy: inPlay(principal.sessionPolicies) } : {}) };
    }
    case 'assumedRoot':
      return { sessionPolicy: inPlay([principal.taskPolicy]) };
    case 'root':
    case 'service':
    case 'webIdentity':
    case 'saml':
    case 'anonymous':
      return {};
  }
}

/** What a user or role has, gathered once; a world does not change. */
const known = new WeakMap<User | Role, CallerPolicies>();

function ownPolicies(owner: User | Role, gather: () => CallerPolicies): CallerPolicies {
  let own = known.get(owner);
  if (!own) known.set(owner, (own = gather()));
  return own;
}

function userPolicies(world: World, account: string, name: string): CallerPolicies {
  const user = findUser(world, account, name);
  if (!user) return {};
  return ownPolicies(user, () => {
    const groups = user.groups.flatMap((group) => {
      const found = world.accounts.get(account)?.groups.get(group);
      return (found?.policies ?? []).map((attached) => ({ attached, group }));
    });
    return { identityBasedPolicy: [...inPlay(user.policies), ...groups], ...boundaryOf(user) };
  });
}

function rolePolicies(role: Role): CallerPolicies {
  return ownPolicies(role, () => ({ identityBasedPolicy: inPlay(role.policies), ...boundaryOf(role) }));
}

function boundaryOf({ permissionsBoundary }: User | Role): Pick<CallerPolicies, 'permissionsBoundary'> {
  return permissionsBoundary ? { permissionsBoundary: inPlay([permissionsBoundary]) } : {};
}

function inPlay(policies: readonly AttachedPolicy[]): readonly InPlay[] {
  return policies.map((attached) => ({ attached }));
}

const alone = new WeakMap<DocumentSource, Map<string, readonly InPlay[]>>();

/**
 * A policy that stands alone, a resource's or an endpoint's, under the name of what it belongs to; the same objects for
 * each request, so that what is derived from them can be kept beside them.
 */
export function policyAlone(name: string, document: DocumentSource): readonly InPlay[] {
  let named = alone.get(document);
  if (!named) alone.set(document, (named = new Map<string, readonly InPlay[]>()));
  let policies = named.get(name);
  if (!policies) named.set(name, (policies = inPlay([{ name, document }])));
  return policies;
}

/** Why a document in play cannot be evaluated: it is missing, or IAM could not hold it. */
export function missingDocument(attached: AttachedPolicy, policyType: PolicyType): Obstacle | undefined {
  const { document } = attached;
  if (!('missing' in document)) return undefined;
  const code = {
    unknown: 'documentMissing',
    managedUnknown: 'managedPolicyUnknown',
    unavailable: 'managedPolicyUnavailable',
  } as const;
  return {
    decidedBy: 'model',
    code: code[document.missing],
    rule: 'EV-03',
    facts: { reference: document.reference, policyType },
    pointer: document.pointer,
  };
}
