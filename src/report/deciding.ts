import type { StatementNode } from '../engine/trace/match';
import type { AuthorizationNode, GateNode, PolicyNode, RequestNode } from '../engine/trace/nodes';
import { nearestStatement } from './nearest-statement';

/** The place in a trace on which its verdict rests. */
export interface Deciding {
  readonly authorization: AuthorizationNode;
  readonly gate?: GateNode;
  readonly policy?: PolicyNode;
  readonly statement?: StatementNode;
  /** `applies`: the statement settles it; `nearest`: it comes closest to allowing, and does not. */
  readonly kind: 'applies' | 'nearest' | 'none';
}

/** The authorization that speaks for a request. */
export function speaking(node: RequestNode): AuthorizationNode | undefined {
  return node.speaker === undefined ? undefined : node.authorizations[node.speaker];
}

/** Finds the deciding gate, policy and statement of an authorization. */
export function findDeciding(authorization: AuthorizationNode): Deciding {
  if (authorization.decision === 'explicitDeny') {
    const gate = authorization.deny.gates.find((one) => one.policyType === authorization.deny.decidedBy);
    const policy = gate?.policies.find((one) => one.applies);
    const statement = policy?.statements.find((one) => one.applies);
    return { authorization, kind: 'applies', ...(policy ? { policy } : {}), ...(statement ? { statement } : {}) };
  }
  const gates = authorization.sides.flatMap((side) => side.gates);
  const gate =
    gates.find((one) => one.part === 'decides' && one.policyType === authorization.decidedBy) ??
    gates.find((one) => one.part === 'decides');
  if (!gate) return { authorization, kind: 'none' };
  const policies = blockedPolicies(gate);
  if (authorization.decision === 'allowed') {
    const policy = policies.find((one) => one.applies);
    const statement = policy?.statements.find((one) => one.applies);
    return { authorization, gate, kind: 'applies', ...(policy ? { policy } : {}), ...(statement ? { statement } : {}) };
  }
  const callerAccount = authorization.sides.find(({ side }) => side === 'caller')?.owner;
  return { authorization, gate, ...nearest(policies, callerAccount) };
}

/** The policies of a gate: of an organization's, those of the first level that does not allow. */
function blockedPolicies(gate: GateNode): readonly PolicyNode[] {
  if (gate.levels.length === 0) return gate.policies;
  const level = gate.levels.find((one) => one.verdict !== 'allow') ?? gate.levels[0];
  return level?.policies ?? [];
}

function nearest(
  policies: readonly PolicyNode[],
  callerAccount: string | undefined,
): Pick<Deciding, 'policy' | 'statement' | 'kind'> {
  const best = nearestStatement(policies, callerAccount);
  const [only] = policies;
  if (!best) return { kind: 'none', ...(only ? { policy: only } : {}) };
  if (best.closeness === 0) return { kind: 'none', policy: best.policy };
  return { kind: 'nearest', policy: best.policy, statement: best.statement };
}
