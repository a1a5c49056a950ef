import type { AttachedPolicy } from '../model/world';
import { policyNode } from '../trace/build';
import type { StatementNode } from '../trace/match';
import type { PolicyNode } from '../trace/nodes';
import type { InPlay } from './policies';

/** A policy's Deny statements and its Allow statements, so that each stands in the trace once. */
export interface PolicyNodes {
  readonly group: string | undefined;
  readonly deny?: PolicyNode;
  readonly allow?: PolicyNode;
}

const lastNodes = new WeakMap<AttachedPolicy, PolicyNodes>();

/** The nodes of a policy: those that it had last where its statements say the same, as most do from request to request. */
export function policyNodes(
  { attached, group }: InPlay,
  document: string,
  deny: readonly StatementNode[],
  allow: readonly StatementNode[],
): PolicyNodes {
  const last = lastNodes.get(attached);
  if (last && last.group === group && isSame(last.deny, deny) && isSame(last.allow, allow)) return last;
  const { name, arn } = attached;
  const facts = { document, name, ...(arn !== undefined && { arn }), ...(group !== undefined && { group }) };
  const nodes: PolicyNodes = {
    group,
    ...(deny.length > 0 && { deny: policyNode(facts, deny) }),
    ...((allow.length > 0 || deny.length === 0) && { allow: policyNode(facts, allow) }),
  };
  lastNodes.set(attached, nodes);
  return nodes;
}

function isSame(node: PolicyNode | undefined, statements: readonly StatementNode[]): boolean {
  if (!node) return statements.length === 0;
  return (
    node.statements.length === statements.length && node.statements.every((one, index) => one === statements[index])
  );
}
