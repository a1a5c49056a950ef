import type { Span } from '../engine/json/tree';
import type { AuthorizationNode, PolicyNode } from '../engine/trace/nodes';
import type { StatementNode } from '../engine/trace/match';

/** What a statement does for the selected request; `almost`: one element or condition alone keeps it from applying. */
export type MarkKind = 'matchedAllow' | 'matchedDeny' | 'almost' | 'notApplicable';

export interface MarkedStatement {
  readonly kind: MarkKind;
  readonly statement: StatementNode;
}

export interface StatementMark extends MarkedStatement {
  readonly span: Span;
}

/** Every policy of an authorization with the statements that stand in it, wherever in the tree. */
export function policiesOf(authorization: AuthorizationNode): readonly PolicyNode[] {
  return [
    ...authorization.deny.gates.flatMap((gate) => gate.policies),
    ...authorization.sides
      .flatMap((side) => side.gates)
      .flatMap((gate) => [...gate.policies, ...gate.levels.flatMap((level) => level.policies)]),
  ];
}

/** The marks of one document's statements, in text order. */
export function marksOf(authorization: AuthorizationNode | undefined, document: string): readonly StatementMark[] {
  if (authorization === undefined) return [];
  const statements = policiesOf(authorization)
    .filter((policy) => policy.document === document)
    .flatMap((policy) => policy.statements);
  const unique = new Map(statements.map((statement) => [statement.index, statement]));
  return [...unique.values()]
    .map((statement) => ({ kind: markOf(statement), statement, span: statement.span }))
    .sort((a, b) => a.span.from - b.span.from);
}

export function markOf(statement: StatementNode): MarkKind {
  if (statement.applies) return statement.effect === 'Allow' ? 'matchedAllow' : 'matchedDeny';
  return failingSpans(statement).length === 1 ? 'almost' : 'notApplicable';
}

/** The places of the elements and conditions that do not match, in AWS's order. */
export function failingSpans(statement: StatementNode): readonly Span[] {
  return [...statement.elements, ...statement.conditions].filter(({ matches }) => !matches).map(({ span }) => span);
}
