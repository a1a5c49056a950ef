import type { AttachedPolicy } from '../model/world';
import type { Policy, Statement } from '../policy/policy';
import { policyNode } from '../trace/build';
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
  const found = statements.map(nodeOf);
  if (last && last.group === group && isSame(last.statements, found)) return last;
  const deny = found.filter(({ effect }) => effect === 'Deny');
  const allow = found.filter(({ effect }) => effect === 'Allow');
  const { name, arn } = attached;
  const facts = { document, name, ...(arn !== undefined && { arn }), ...(group !== undefined && { group }) };
  const nodes: PolicyNodes = {
    group,
    statements: found,
    ...(deny.length > 0 && { deny: policyNode(facts, deny) }),
    ...((allow.length > 0 || deny.length === 0) && { allow: policyNode(facts, allow) }),
  };
  lastNodes.set(attached, nodes);
  return nodes;
}

function isSame(before: readonly StatementNode[], found: readonly StatementNode[]): boolean {
  if (before.length !== found.length) return false;
  for (let index = 0; index < found.length; index += 1) if (before[index] !== found[index]) return false;
  return true;
}
