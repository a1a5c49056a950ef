import { parsePointer } from '../../engine/json/pointer';
import { valueAt } from '../edit';
import { below } from '../pointer';
import type { OrganizationDocument, OrganizationNodeDocument, Scenario } from '../types';

/** What an account has by name, and the members that hold it. */
export const collections = {
  user: 'users',
  group: 'groups',
  role: 'roles',
  policy: 'policies',
  resource: 'resources',
  vpcEndpoint: 'vpcEndpoints',
} as const;
export type NamedKind = keyof typeof collections;

/** What an account has under its name. */
export interface NamedThing {
  readonly kind: NamedKind;
  readonly account: string;
  readonly name: string;
}

/** Something of a scenario that has a name by which other places of it can mean it. */
export type Thing =
  | NamedThing
  | { readonly kind: 'identityProvider'; readonly account: string; readonly name: string }
  /** `node`: the root or a unit, by its id; `membership`: an account's place in the organization. */
  | { readonly kind: 'account' | 'organization' | 'node' | 'membership' | 'session'; readonly name: string };
export type ThingKind = Thing['kind'];

/** The kind of what a member of an account holds. */
export const kindOf: ReadonlyMap<string, NamedKind> = new Map(
  Object.entries(collections).map(([kind, collection]) => [collection, kind as NamedKind]),
);

/** What stands at a pointer, where it is a thing with a name. */
export function thingAt(scenario: Scenario, pointer: string): Thing | undefined {
  const value = valueAt(scenario, pointer);
  const path = parsePointer(pointer) ?? [];
  if (value === undefined) return undefined;
  const [root, second, third, fourth] = path;
  switch (root) {
    case 'accounts':
      if (path.length === 2 && second !== undefined) return { kind: 'account', name: second };
      return path.length === 4 ? inAccount(second ?? '', third ?? '', fourth ?? '', value) : undefined;
    case 'organization':
      return inOrganization(path, value);
    case 'requests':
      return third === 'session' && typeof value === 'string' ? { kind: 'session', name: value } : undefined;
    default:
      return undefined;
  }
}

/** Where a thing of an account stands. */
export function placeOf(kind: NamedKind, account: string, name: string): string {
  return below('/accounts', account, collections[kind], name);
}

function inAccount(account: string, collection: string, name: string, value: unknown): Thing | undefined {
  if (collection === 'identityProviders')
    return typeof value === 'string' ? { kind: 'identityProvider', account, name: value } : undefined;
  const kind = kindOf.get(collection);
  return kind && { kind, account, name };
}

function inOrganization(path: readonly string[], value: unknown): Thing | undefined {
  // A pointer names members of the scenario only: an object there is what the format has there.
  if (path.length === 1) return { kind: 'organization', name: (value as OrganizationDocument).id };
  const last = path.at(-1) ?? '';
  if (path.at(-2) === 'accounts') return { kind: 'membership', name: last };
  const isNode = last === 'root' || path.at(-2) === 'units';
  return isNode ? { kind: 'node', name: (value as OrganizationNodeDocument).id } : undefined;
}
