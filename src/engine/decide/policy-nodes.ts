import type { AttachedPolicy } from '../model/world';
import type { Policy, Statement } from '../policy/policy';
import { policyNode } from '../trace/build';
import type { Growing } from '../trace/growing';
import type { StatementNode } from '../trace/match';
import type { PolicyNode } from '../trace/nodes';
import type { InPlay } from './policies';

/** A policy's Deny statements and its Allow statements, so that each stands in the trace once. */
export interface PolicyNodes {
  readonly group: string | undefined;
  readonly statements: readonly StatementNode[];
  readonly deny?: PolicyNode;
  readonly allow?: PolicyNode;
}

const lastNodes = new WeakMap<AttachedPolicy, PolicyNodes>();

/** The nodes of a policy: those that it had last where its statements say the same, as most do from request to request. */
export function policyNodes(
  { attached, group }: InPlay,
  document: string,
  { statements }: Policy,
  nodeOf: (statement: Statement, position: number) => StatementNode,
): PolicyNodes {
  const last = lastNodes.get(attached);
  const found = nodesOf(statements, nodeOf, last?.group === group ? last?.statements : undefined);
  if (last && found === last.statements) return last;
  const hasDeny = found.some(isDeny);
  const allow = hasDeny ? found.filter((statement) => !isDeny(statement)) : found;
  const { name, arn } = attached;
  const nodes: Growing<PolicyNodes> = { group, statements: found };
  if (hasDeny) nodes.deny = policyNode({ document, name, arn, group }, found.filter(isDeny));
  if (allow.length > 0 || !hasDeny) nodes.allow = policyNode({ document, name, arn, group }, allow);
  lastNodes.set(attached, nodes);
  return nodes;
}

function isDeny({ effect }: StatementNode): boolean {
  return effect === 'Deny';
}

/** The nodes of all statements: the very list `before` where each is the same. */
function nodesOf(
  statements: readonly Statement[],
  nodeOf: (statement: Statement, position: number) => StatementNode,
  before: readonly StatementNode[] = [],
): readonly StatementNode[] {
  for (let position = 0; position < statements.length; position += 1) {
    const statement = statements[position];
    const node = statement && nodeOf(statement, position);
    if (!node || node === before[position]) continue;
    const rest = statements.slice(position + 1).map((next, index) => nodeOf(next, position + 1 + index));
    return [...before.slice(0, position), node, ...rest];
  }
  return before;
}
