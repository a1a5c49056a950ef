import type { Request, ResourceSpec } from '../model/request';
import { isAccountId, lastSegment, parseArn } from '../model/arn';
import type { Resource, Role, World } from '../model/world';
import type { Growing } from '../trace/growing';
import { findContaining } from './containers';

/** A request's resource, found in the world (scenario format, "Whose resource"). */
export interface ResolvedResource {
  readonly arn: string;
  /** undefined: nothing says whose it is. */
  readonly owner?: string;
  /** The entry that equals or contains it. */
  readonly entry?: Resource;
  readonly role?: Role;
  /** Two entries of equal standing in different accounts. */
  readonly conflict?: readonly [string, string];
  /** Tags of the resource itself: nothing is inherited by what is contained. */
  readonly tags: ReadonlyMap<string, string>;
}

const noTags: ReadonlyMap<string, string> = new Map();

/** Whose resource it is, and which policy and tags it has. */
export function resolveResource(
  world: World,
  request: Request,
  spec: ResourceSpec,
  callerAccount: string | undefined,
): ResolvedResource {
  const { arn } = spec;
  const found = findEntry(world, arn);
  const [entry, rival] = found;
  if (entry && rival) return { arn, entry, conflict: [entry.account, rival.account], tags: noTags };
  const parsed = parseArn(arn);
  const stated = parsed && isAccountId(parsed.account) ? parsed.account : undefined;
  // scenario format: one ARN with two owners is a problem
  if (entry && stated !== undefined && stated !== entry.account) {
    return { arn, entry, conflict: [stated, entry.account], tags: noTags };
  }
  const owner = entry?.account ?? stated ?? spec.account ?? request.resourceAccount ?? callerAccount;
  const identity = parsed?.service === 'iam' && owner !== undefined ? findIdentity(world, owner, arn) : undefined;
  const own = entry?.arn === arn ? entry.tags : identity?.tags;
  const resolved: Growing<ResolvedResource> = { arn, tags: spec.tags ?? own ?? noTags };
  if (owner !== undefined) resolved.owner = owner;
  if (entry) resolved.entry = entry;
  if (identity?.role) resolved.role = identity.role;
  return resolved;
}

function findIdentity(
  world: World,
  owner: string,
  arn: string,
): { tags: ReadonlyMap<string, string>; role?: Role } | undefined {
  const account = world.accounts.get(owner);
  if (!account) return undefined;
  const name = lastSegment(arn);
  const role = account.roles.get(name);
  if (role?.arn === arn) return { tags: role.tags, role };
  const user = account.users.get(name);
  if (user?.arn === arn) return { tags: user.tags };
  return undefined;
}

/** The most specific entry, and another of the same length in another account. */
function findEntry(world: World, arn: string): readonly [Resource | undefined, Resource | undefined] {
  let best: Resource | undefined;
  let rival: Resource | undefined;
  for (const resource of findContaining(world, arn)) {
    if (!best || resource.arn.length > best.arn.length) [best, rival] = [resource, undefined];
    else if (resource.arn.length === best.arn.length && resource.account !== best.account) rival = resource;
  }
  return [best, rival];
}

/** XA-09: by the account ids of caller and owner, never by the ARN's text. */
export function relationOf(
  caller: string | undefined,
  owner: string | undefined,
): 'sameAccount' | 'crossAccount' | 'noAccount' {
  if (caller === undefined) return 'noAccount';
  return caller === owner ? 'sameAccount' : 'crossAccount';
}
