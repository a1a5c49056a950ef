import type { Resource, World } from '../model/world';

/** Entries of the scenario by the text that a request's ARN begins with. */
type Entries = ReadonlyMap<string, readonly Resource[]>;

const known = new WeakMap<World, Entries>();

/**
 * Every entry of the scenario that equals or contains an ARN, its accounts in the scenario's order: found by the beginnings of the
 * ARN, so that it costs the same among ten entries and ten thousand. An account that has the ARN itself gives no other.
 */
export function findContaining(world: World, arn: string): readonly Resource[] {
  const entries = entriesOf(world);
  if (entries.size === 0) return none;
  const found = beginningsOf(arn).flatMap((text) => entries.get(text) ?? none);
  const inside = found.filter(
    (resource) =>
      contains(resource.arn, arn) &&
      (resource.arn === arn || !world.accounts.get(resource.account)?.resources.has(arn)),
  );
  if (inside.length < 2) return inside;
  const order = [...world.accounts.keys()];
  return inside.toSorted((one, other) => order.indexOf(one.account) - order.indexOf(other.account));
}

const none: readonly Resource[] = [];

function entriesOf(world: World): Entries {
  const before = known.get(world);
  if (before) return before;
  const entries = new Map<string, Resource[]>();
  for (const account of world.accounts.values()) {
    for (const resource of account.resources.values()) {
      const text = isLogGroup(resource.arn) ? logGroup(resource.arn) : resource.arn;
      const same = entries.get(text);
      if (same) same.push(resource);
      else entries.set(text, [resource]);
    }
  }
  known.set(world, entries);
  return entries;
}

/** The ARN, and what stands before each slash and colon of its last field. */
function beginningsOf(arn: string): readonly string[] {
  const beginnings = [arn];
  let colons = 0;
  for (let at = 0; at < arn.length; at += 1) {
    const character = arn[at];
    if (character === ':') colons += 1;
    if (colons > 5 ? character === ':' || character === '/' : colons === 5 && character === '/')
      beginnings.push(arn.slice(0, at));
  }
  return beginnings;
}

/** A bucket contains its objects, a table its indexes and streams, a log group its streams; everything else only itself. */
function contains(entry: string, arn: string): boolean {
  if (entry === arn) return true;
  if (entry.startsWith('arn:') && entry.includes(':s3:::')) return !entry.includes('/') && arn.startsWith(`${entry}/`);
  if (entry.includes(':dynamodb:') && entry.includes(':table/')) return arn.startsWith(`${entry}/`);
  if (isLogGroup(entry)) return arn === logGroup(entry) || arn.startsWith(`${logGroup(entry)}:`);
  return false;
}

function isLogGroup(entry: string): boolean {
  return entry.includes(':logs:') && entry.includes(':log-group:');
}

function logGroup(entry: string): string {
  return entry.endsWith(':*') ? entry.slice(0, -2) : entry;
}
