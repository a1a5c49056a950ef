import type { StatementNode } from '../engine/trace/match';
import type { RequestNode } from '../engine/trace/nodes';
import { speaking } from './deciding';
import { policiesIn } from './policies';
import type { Reading } from './readings';
import { findReading } from './readings';

/** The unclear points that a verdict touches: of the call itself, and of the conditions and patterns of its statements. */
export function notesOf(node: RequestNode): readonly Reading[] {
  const keys = new Set(node.notes);
  for (const statement of statementsOf(node)) {
    for (const element of statement.elements) {
      for (const pattern of element.patterns) if (pattern.rule === 'PL-075' && pattern.matches) keys.add('12.8');
    }
    for (const condition of statement.conditions) condition.notes?.forEach((note) => keys.add(note));
  }
  return [...keys].flatMap((key) => findReading(key) ?? []);
}

/** Statements of the authorization that speaks whose elements match: only their conditions can matter. */
function statementsOf(node: RequestNode): readonly StatementNode[] {
  const authorization = speaking(node);
  if (!authorization) return [];
  return policiesIn(authorization)
    .flatMap((policy) => policy.statements)
    .filter((statement) => statement.elements.every((element) => element.matches));
}
