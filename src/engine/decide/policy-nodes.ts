import { otherServices } from '../match/other-service';
import { matchStatement } from '../match/statement';
import type { Subject } from '../match/subject';
import type { AttachedPolicy } from '../model/world';
import type { Policy } from '../policy/policy';
import { policyNode } from '../trace/build';
import type { Growing } from '../trace/growing';
import type { StatementNode } from '../trace/match';
import type { PolicyNode } from '../trace/nodes';
import type { InPlay } from './policies';

/** A policy's Deny statements and its Allow statements, so that each stands in the trace once. */
export interface PolicyNodes {
  readonly policy: Policy;
  readonly group: string | undefined;
  readonly statements: readonly StatementNode[];
  readonly deny?: PolicyNode;
  readonly allow?: PolicyNode;
}

/** What a policy had last, and what it has for every action of the services that it does not name. */
interface Known {
  last?: PolicyNodes;
  silent?: PolicyNodes;
}

const known = new WeakMap<AttachedPolicy, Known>();
const none: readonly StatementNode[] = [];

/** The nodes of a policy: those that it had last where its statements say the same, as most do from request to request. */
export function policyNodes(inPlay: InPlay, document: string, policy: Policy, subject: Subject): PolicyNodes {
  const { attached, group } = inPlay;
  let before = known.get(attached);
  if (!before) known.set(attached, (before = {}));
  const { nodes: others, silent } = otherServices(policy, document, subject.action);
  const last = silent ? before.silent : before.last;
  const isOfSame = last?.policy === policy && last.group === group;
  if (silent && isOfSame) return last;
  const statements = statementNodes(policy, document, others, subject, isOfSame ? last.statements : none);
  if (isOfSame && statements === last.statements) return last;
  const made = divide(inPlay, document, policy, statements);
  if (silent) before.silent = made;
  else before.last = made;
  return made;
}

/** The nodes of all statements: the very list `before` where each is the same. */
function statementNodes(
  policy: Policy,
  document: string,
  others: readonly (StatementNode | undefined)[],
  subject: Subject,
  before: readonly StatementNode[],
): readonly StatementNode[] {
  const { statements } = policy;
  let changed: StatementNode[] | undefined;
  for (let position = 0; position < statements.length; position += 1) {
    const statement = statements[position];
    const node = others[position] ?? (statement && matchStatement(policy, statement, document, subject));
    if (!node || (!changed && node === before[position])) continue;
    changed ??= before.slice(0, position);
    changed.push(node);
  }
  return changed ?? before;
}

function divide(
  { attached, group }: InPlay,
  document: string,
  policy: Policy,
  statements: readonly StatementNode[],
): PolicyNodes {
  const { name, arn } = attached;
  const nodes: Growing<PolicyNodes> = { policy, group, statements };
  const hasDeny = statements.some(isDeny);
  const allow = hasDeny ? statements.filter((statement) => !isDeny(statement)) : statements;
  if (hasDeny) nodes.deny = policyNode({ document, name, arn, group }, statements.filter(isDeny));
  if (allow.length > 0 || !hasDeny) nodes.allow = policyNode({ document, name, arn, group }, allow);
  return nodes;
}

function isDeny({ effect }: StatementNode): boolean {
  return effect === 'Deny';
}
