import type { StatementNode } from '../engine/trace/match';
import type { AuthorizationNode, GateNode, PolicyNode, RequestNode } from '../engine/trace/nodes';

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
  return { authorization, gate, ...nearest(policies) };
}

/** The policies of a gate: of an organization's, those of the first level that does not allow. */
function blockedPolicies(gate: GateNode): readonly PolicyNode[] {
  if (gate.levels.length === 0) return gate.policies;
  const level = gate.levels.find((one) => one.verdict !== 'allow') ?? gate.levels[0];
  return level?.policies ?? [];
}

function nearest(policies: readonly PolicyNode[]): Pick<Deciding, 'policy' | 'statement' | 'kind'> {
  let best: { policy: PolicyNode; statement: StatementNode; closeness: number } | undefined;
  for (const policy of policies) {
    for (const statement of policy.statements) {
      const closeness = closenessOf(statement);
      if (!best || closeness > best.closeness) best = { policy, statement, closeness };
    }
  }
  const [only] = policies;
  if (!best) return { kind: 'none', ...(only ? { policy: only } : {}) };
  if (best.closeness === 0) return { kind: 'none', policy: best.policy };
  return { kind: 'nearest', policy: best.policy, statement: best.statement };
}

/** How far a statement got: every element that matches counts, conditions only once all elements do. */
export function closenessOf(statement: StatementNode): number {
  const elements = statement.elements.filter((element) => element.matches).length;
  const action = statement.elements.some(
    (element) => (element.element === 'Action' || element.element === 'NotAction') && element.matches,
  );
  if (!action) return 0;
  const all = elements === statement.elements.length;
  return elements * 10 + (all ? 5 + statement.conditions.filter((condition) => condition.matches).length : 0);
}
