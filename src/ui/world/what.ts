import type { IconName } from '../icons';

/** What can be added to the world, in the order in which it is offered. */
export const whats = [
  'role',
  'user',
  'group',
  'policy',
  'resource',
  'identityProvider',
  'vpcEndpoint',
  'account',
  'organization',
  'unit',
] as const;
export type What = (typeof whats)[number];

export const whatWords: Readonly<
  Record<What, { readonly name: string; readonly icon: IconName; readonly says: string; readonly title: string }>
> = {
  role: {
    name: 'Role',
    icon: 'role',
    title: 'Create role',
    says: 'To be assumed, by a service, an account, or a sign-in',
  },
  user: { name: 'User', icon: 'user', title: 'Create user', says: 'A person or program with long-term credentials' },
  group: { name: 'Group', icon: 'group', title: 'Create group', says: 'Policies for several users' },
  policy: { name: 'Policy', icon: 'document', title: 'Create policy', says: 'Customer managed, to be attached' },
  resource: {
    name: 'Resource',
    icon: 'resource',
    title: 'Add resource',
    says: 'A bucket, a key, a queue, with its policy',
  },
  identityProvider: {
    name: 'Identity provider',
    icon: 'shield',
    title: 'Add identity provider',
    says: 'OpenID Connect or SAML 2.0',
  },
  vpcEndpoint: {
    name: 'VPC endpoint',
    icon: 'endpoint',
    title: 'Create VPC endpoint',
    says: 'The way into AWS from a VPC',
  },
  account: { name: 'Account', icon: 'account', title: 'Add account', says: 'Owner of principals and resources' },
  organization: {
    name: 'Organization',
    icon: 'organization',
    title: 'Create organization',
    says: 'Policies over accounts',
  },
  unit: {
    name: 'Organizational unit',
    icon: 'organization',
    title: 'Create unit',
    says: 'Accounts under the same policies',
  },
};
