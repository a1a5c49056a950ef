import type { AuthorizationNode, GateNode, SideNode } from '../engine/trace/nodes';
import { policyTypeNames, policyTypePlurals } from './policy-types';

/** What a group of gates is called. */
export const sideNames: Readonly<Record<SideNode['side'], string>> = {
  organization: 'Organization',
  caller: 'Caller’s account',
  resource: 'Resource’s account',
};

/** A gate's heading. */
export function gateName(gate: GateNode): string {
  return policyTypePlurals[gate.policyType];
}

/** What a gate did and why, as one sentence. */
export function gateSentence(gate: GateNode, authorization: Pick<AuthorizationNode, 'decision'>): string {
  const name = policyTypeNames[gate.policyType];
  if (gate.assumed) return 'taken for granted: the account is not in the scenario';
  // a document in the way does not read: what the others say decides nothing
  if (authorization.decision === 'error')
    return gate.part === 'absent' ? `there is no ${name}` : 'not decided: a document in the way cannot be read';
  switch (gate.part) {
    case 'absent':
      return `there is no ${name}: it does not limit`;
    case 'bypassed':
      return gate.policyType === 'resourceBasedPolicy'
        ? 'does not allow, and need not: the caller’s own policies suffice inside one account'
        : 'does not allow, but the resource’s policy names the caller directly: its missing allow does not count';
    case 'notReached':
      return `${saysSentence(gate)}; not asked, the decision has fallen before`;
    case 'passes':
      return saysSentence(gate);
    case 'decides':
      return authorization.decision === 'allowed'
        ? `${saysSentence(gate)}: this decides`
        : `${saysSentence(gate)}: this is the reason`;
  }
}

function saysSentence(gate: GateNode): string {
  switch (gate.verdict) {
    case 'deny':
      return 'a Deny statement applies';
    case 'allow':
      return 'an Allow statement applies';
    case 'none': {
      const level = gate.levels.find((one) => one.verdict !== 'allow');
      return level
        ? `no Allow statement applies at ${level.level} ${level.name ?? level.id}`
        : 'no Allow statement applies';
    }
    case 'absent':
      return 'there is none';
  }
}
