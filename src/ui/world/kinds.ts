import type { SubjectKind } from '../../app/subjects';
import type { IconName } from '../icons';

export const subjectWords: Readonly<Record<SubjectKind, { readonly one: string; readonly many: string }>> = {
  role: { one: 'Role', many: 'Roles' },
  user: { one: 'User', many: 'Users' },
  group: { one: 'Group', many: 'Groups' },
  policy: { one: 'Customer managed policy', many: 'Customer managed policies' },
  resource: { one: 'Resource', many: 'Resources' },
  vpcEndpoint: { one: 'VPC endpoint', many: 'VPC endpoints' },
  organization: { one: 'Organization', many: 'Organization' },
  request: { one: 'Request', many: 'Requests' },
};

export const subjectIcons: Readonly<Record<SubjectKind, IconName>> = {
  role: 'role',
  user: 'user',
  group: 'group',
  policy: 'document',
  resource: 'resource',
  vpcEndpoint: 'endpoint',
  organization: 'organization',
  request: 'session',
};
