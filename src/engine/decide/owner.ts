import type { Request, ResourceSpec } from '../model/request';
import { isAccountId, parseArn } from '../model/arn';
import type { Resource, Role, World } from '../model/world';

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
  return {
    arn,
    ...(owner === undefined ? {} : { owner }),
    ...(entry ? { entry } : {}),
    ...(identity?.role ? { role: identity.role } : {}),
    tags: spec.tags ?? own ?? noTags,
  };
}

function findIdentity(
  world: World,
  owner: string,
  arn: string,
): { tags: ReadonlyMap<string, string>; role?: Role } | undefined {
  const account = world.accounts.get(owner);
  if (!account) return undefined;
  for (const role of account.roles.values()) if (role.arn === arn) return { tags: role.tags, role };
  for (const user of account.users.values()) if (user.arn === arn) return { tags: user.tags };
  return undefined;
}

/** The most specific entry, and another of the same length in another account. */
function findEntry(world: World, arn: string): readonly [Resource | undefined, Resource | undefined] {
  let best: Resource | undefined;
  let rival: Resource | undefined;
  for (const account of world.accounts.values()) {
    const exact = account.resources.get(arn);
    const candidates = exact ? [exact] : account.resources.values();
    for (const resource of candidates) {
      if (!contains(resource.arn, arn)) continue;
      if (!best || resource.arn.length > best.arn.length) [best, rival] = [resource, undefined];
      else if (resource.arn.length === best.arn.length && resource.account !== best.account) rival = resource;
    }
  }
  return [best, rival];
}

/** A bucket contains its objects, a table its indexes and streams, a log group its streams; everything else only itself. */
function contains(entry: string, arn: string): boolean {
  if (entry === arn) return true;
  if (entry.startsWith('arn:') && entry.includes(':s3:::')) return !entry.includes('/') && arn.startsWith(`${entry}/`);
  if (entry.includes(':dynamodb:') && entry.includes(':table/')) return arn.startsWith(`${entry}/`);
  if (entry.includes(':logs:') && entry.includes(':log-group:')) {
    const group = entry.endsWith(':*') ? entry.slice(0, -2) : entry;
    return arn === group || arn.startsWith(`${group}:`);
  }
  return false;
}

/** XA-09: by the account ids of caller and owner, never by the ARN's text. */
export function relationOf(
  caller: string | undefined,
  owner: string | undefined,
): 'sameAccount' | 'crossAccount' | 'noAccount' {
  if (caller === undefined) return 'noAccount';
  return caller === owner ? 'sameAccount' : 'crossAccount';
}
