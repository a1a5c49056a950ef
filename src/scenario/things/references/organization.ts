import { below } from '../../pointer';
import type { OrganizationAccountDocument, OrganizationDocument, OrganizationNodeDocument } from '../../types';
import type { Visit } from '../reference';
import { mapRecord, mapRefs } from './records';

/** An organization with its ids, its accounts and the strings of its policies put through `visit`. */
export function mapOrganization(organization: OrganizationDocument, visit: Visit): OrganizationDocument {
  const { id, managementAccount, root } = organization;
  return {
    ...organization,
    id: visit({ kind: 'text', text: id, pointer: '/organization/id' }),
    managementAccount: visit({ kind: 'text', text: managementAccount, pointer: '/organization/managementAccount' }),
    root: mapNode(root, '/organization/root', visit),
  };
}

/** The root or a unit, with everything in it. */
export function mapNode(node: OrganizationNodeDocument, pointer: string, visit: Visit): OrganizationNodeDocument {
  const { id, units, accounts } = node;
  return {
    ...node,
    id: visit({ kind: 'text', text: id, pointer: below(pointer, 'id') }),
    ...mapPolicies(node, pointer, visit),
    ...(units && { units: units.map((unit, index) => mapNode(unit, below(pointer, 'units', index), visit)) }),
    ...(accounts && {
      accounts: mapRecord(
        accounts,
        below(pointer, 'accounts'),
        (text, at) => visit({ kind: 'text', text, pointer: at }),
        (account, at) => ({ ...account, ...mapPolicies(account, at, visit) }),
      ),
    }),
  };
}

function mapPolicies(node: OrganizationAccountDocument, pointer: string, visit: Visit): OrganizationAccountDocument {
  const mapped = (member: 'serviceControlPolicies' | 'resourceControlPolicies') =>
    node[member] && { [member]: mapRefs(node[member], below(pointer, member), undefined, visit) };
  return { ...mapped('serviceControlPolicies'), ...mapped('resourceControlPolicies') };
}
