import type { OrganizationAccountDocument, OrganizationDocument, OrganizationNodeDocument } from '../types';
import { policyRef } from './document';
import { entityOf, objectOf, type Members } from './object';
import type { Read } from './reading';
import { listOf, recordOf, text } from './values';

export const organizationAccountMembers: Members<OrganizationAccountDocument> = {
  serviceControlPolicies: listOf(policyRef),
  resourceControlPolicies: listOf(policyRef),
};

// Units hold units: the reader of one is looked up when it is needed.
const unit: Read<OrganizationNodeDocument> = (value, path, reading) => readUnit(value, path, reading);

export const organizationNodeMembers: Members<OrganizationNodeDocument> = {
  id: text,
  name: text,
  ...organizationAccountMembers,
  units: listOf(unit),
  accounts: recordOf(entityOf('an account of the organization', organizationAccountMembers, {})),
};

const readUnit = entityOf('a unit of the organization', organizationNodeMembers, { id: '' });

export const organizationMembers: Members<OrganizationDocument> = {
  id: text,
  managementAccount: text,
  root: entityOf("the organization's root", organizationNodeMembers, { id: '' }),
};

export const organization = objectOf('an organization', organizationMembers, {
  id: '',
  managementAccount: '',
  root: { id: '' },
});
