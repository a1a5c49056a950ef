import { actionName } from '../model/action';
import type { Principal } from '../model/principal';
import type { World } from '../model/world';
import type { Assumption, AuthorizationNode } from '../trace/nodes';

/** What a finished authorization takes for granted; each entry stands only where it could change the answer. */
export function assumptionsAfter(
  node: AuthorizationNode,
  world: World,
  principal: Principal,
  callerAssumed: boolean,
): readonly Assumption[] {
  const { action, resource } = node;
  const found: Assumption[] = [];
  const denied = node.decision === 'implicitDeny';
  const allowed = node.decision === 'allowed';
  const { text: lower, service } = actionName(action);
  if (callerAssumed && !node.rule && 'account' in principal) {
    found.push({ code: 'callerAccountAllows', rule: 'XA-01', facts: { account: principal.account, action } });
  }
  const owner = node.resourceAccount;
  if (
    owner !== undefined &&
    !world.accounts.has(owner) &&
    !node.rule &&
    node.relation !== 'sameAccount' &&
    lower !== 'sts:assumeroot'
  ) {
    found.push({ code: 'resourceAccountAllows', rule: 'XA-01', facts: { account: owner, resource, action } });
  }
  const otherAccount = node.relation !== 'sameAccount';
  if (service === 's3' && denied && otherAccount && node.decidedBy === 'resourceBasedPolicy') {
    found.push({ code: 'accessControlLists', rule: 'S3-03', facts: { resource } });
  }
  if (service === 's3' && allowed && publicGrant(node))
    found.push({ code: 'blockPublicAccess', rule: 'S3-04', facts: { resource } });
  if (service === 's3' && resource.includes(':accesspoint/'))
    found.push({ code: 'accessPoints', rule: 'S3-07', facts: { resource } });
  if (service === 'kms' && denied && ['keyPolicy', 'identityBasedPolicy'].includes(node.decidedBy)) {
    found.push({ code: 'grants', rule: 'KM-06', facts: { resource } });
  }
  if (principal.kind === 'anonymous' && allowed)
    found.push({ code: 'anonymousAccepted', rule: 'PR-05', facts: { action } });
  if (world.facts.date !== undefined && world.facts.takesResources(action) === undefined) {
    found.push({ code: 'actionNotInData', rule: 'RL-01', facts: { action, date: world.facts.date } });
  }
  if (lower === 'sts:assumeroot' && allowed)
    found.push({ code: 'delegatedAdministrator', rule: 'PR-04', facts: { action } });
  return found;
}

/** Whether the resource's policy allows through an entry for anyone. */
function publicGrant(node: AuthorizationNode): boolean {
  const gates = node.sides.flatMap((side) => side.gates).filter((gate) => gate.policyType === 'resourceBasedPolicy');
  return gates.some((gate) =>
    gate.policies.some((policy) =>
      policy.statements.some((statement) => statement.applies && statement.forms?.includes('anyone')),
    ),
  );
}
