import type { OrganizationAccountDocument, OrganizationDocument, OrganizationNodeDocument } from '../types';
import { policyRef } from './account';
import { listOf, objectOf, recordOf, scalar, type Write } from './json';

const policies = listOf(policyRef);

const account = objectOf<OrganizationAccountDocument>({
  serviceControlPolicies: policies,
  resourceControlPolicies: policies,
});

const unit: Write<OrganizationNodeDocument> = (node, options) => writeNode(node, options);

// An empty list of service control policies is not the default: it denies everything.
const writeNode = objectOf<OrganizationNodeDocument>(
  {
    id: scalar,
    name: scalar,
    serviceControlPolicies: policies,
    resourceControlPolicies: policies,
    units: listOf(unit),
    accounts: recordOf(account),
  },
  { resourceControlPolicies: '[]', units: '[]', accounts: '{}' },
);

export const organization = objectOf<OrganizationDocument>({ id: scalar, managementAccount: scalar, root: unit });
