import type { SubjectKind } from '../../app/subjects';
import type { IconName } from '../icons';

export const subjectWords: Readonly<Record<SubjectKind, { readonly one: string; readonly many: string }>> = {
  role: { one: 'Role', many: 'Roles' },
  user: { one: 'User', many: 'Users' },
  group: { one: 'Group', many: 'Groups' },
  policy: { one: 'Customer managed policy', many: 'Customer managed policies' },
  identityProvider: { one: 'Identity provider', many: 'Identity providers' },
  resource: { one: 'Resource', many: 'Resources' },
  vpcEndpoint: { one: 'VPC endpoint', many: 'VPC endpoints' },
  organization: { one: 'Organization', many: 'Organization' },
  account: { one: 'Account', many: 'Accounts' },
  request: { one: 'Request', many: 'Requests' },
};

export const subjectIcons: Readonly<Record<SubjectKind, IconName>> = {
  role: 'role',
  user: 'user',
  group: 'group',
  policy: 'document',
  identityProvider: 'shield',
  resource: 'resource',
  vpcEndpoint: 'endpoint',
  organization: 'organization',
  account: 'account',
  request: 'session',
};
