import type { OrganizationLevel, Role, User, World } from './world';

/** A user of a modelled account by name. */
export function findUser(world: World, account: string, name: string): User | undefined {
  return world.accounts.get(account)?.users.get(name);
}

/** A role of a modelled account by name; ARNs compare with their path elsewhere (PM-07). */
export function findRole(world: World, account: string, name: string): Role | undefined {
  return world.accounts.get(account)?.roles.get(name);
}

/** The organization's path to an account, root first; undefined outside of it. */
export function organizationPath(world: World, account: string | undefined): readonly OrganizationLevel[] | undefined {
  return account === undefined ? undefined : world.organization?.accounts.get(account);
}

/**
 * `aws:PrincipalOrgPaths` and its kin (PL-203): ids from the organization down to the unit, with a trailing slash and
 * without the account. undefined outside of the organization; the management account may stand at the root.
 */
export function organizationPathText(world: World, account: string | undefined): string | undefined {
  const { organization } = world;
  if (!organization || account === undefined) return undefined;
  const path = organization.accounts.get(account);
  if (!path) return undefined;
  const ids = path.filter((level) => level.level !== 'account').map((level) => level.id);
  return `${[organization.id, ...ids].join('/')}/`;
}

/** Whether an account belongs to the organization, as a member or as its management account. */
export function inOrganization(world: World, account: string | undefined): boolean {
  if (account === undefined || !world.organization) return false;
  return world.organization.managementAccount === account || world.organization.accounts.has(account);
}
