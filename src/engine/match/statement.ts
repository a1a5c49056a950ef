import type { Policy, Statement } from '../policy/policy';
import type { ConditionNode, ElementNode, StatementNode } from '../trace/match';
import { actionMatches, matchAction } from './action';
import { conditionHolds, matchCondition } from './condition/condition';
import type { Growing } from '../trace/growing';
import { formsOf, matchPrincipal, principalMatches } from './principal';
import { matchResource, resourceMatches } from './resource';
import type { Subject } from './subject';

/**
 * Why a statement does or does not apply to a request. Every element and condition is there, also after the first that
 * fails; all of them must match (PL-130). `document` names the document in the trace.
 */
export function matchStatement(
  policy: Policy,
  statement: Statement,
  document: string,
  subject: Subject,
): StatementNode {
  const principal = matchPrincipal(policy, statement, subject);
  const resource = matchResource(policy, statement, subject);
  const action = matchAction(statement.action, subject.action);
  const before = statement.conditions.length === 0 ? lastNodes.get(statement) : undefined;
  if (before?.document === document && hasElements(before, principal, action, resource)) return before;
  const elements = elementsOf(principal, action, resource);
  const conditions =
    statement.conditions.length === 0
      ? none
      : statement.conditions.map((row) => matchCondition(row, policy.version, subject.context));
  const node: Growing<StatementNode> = {
    kind: 'statement',
    document,
    index: statement.index,
    effect: statement.effect,
    span: statement.span,
    applies: elements.every((element) => element.matches) && conditions.every((condition) => condition.matches),
    elements,
    conditions,
  };
  if (statement.sid) node.sid = statement.sid.value;
  if (principal) node.forms = formsOf(principal);
  if (conditions.length === 0) lastNodes.set(statement, node);
  return node;
}

const none: readonly ConditionNode[] = [];

/** The last node of each statement without conditions: the same elements make the same node. */
const lastNodes = new WeakMap<Statement, StatementNode>();

/** Which elements a statement has depends on its policy's type alone, so that equal positions are enough. */
function hasElements(
  { elements }: StatementNode,
  principal: ElementNode | undefined,
  action: ElementNode,
  resource: ElementNode | undefined,
): boolean {
  const at = principal ? 1 : 0;
  return (!principal || elements[0] === principal) && elements[at] === action && elements[at + 1] === resource;
}

function elementsOf(
  principal: ElementNode | undefined,
  action: ElementNode,
  resource: ElementNode | undefined,
): readonly ElementNode[] {
  if (principal) return resource ? [principal, action, resource] : [principal, action];
  return resource ? [action, resource] : [action];
}

/** Whether a statement applies: what `matchStatement` says, without the reasons, and what fails most often first. */
export function applies(policy: Policy, statement: Statement, subject: Subject): boolean {
  return actionMatches(statement.action, subject.action) && appliesToNamed(policy, statement, subject);
}

/** The same of a statement whose Action is known to match. */
export function appliesToNamed(policy: Policy, statement: Statement, subject: Subject): boolean {
  return (
    resourceMatches(policy, statement, subject) &&
    principalMatches(policy, statement, subject) &&
    statement.conditions.every((row) => conditionHolds(row, policy.version, subject.context))
  );
}
