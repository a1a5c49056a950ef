import type { StatementNode } from '../../engine/trace/match';
import type { PolicyNode } from '../../engine/trace/nodes';
import type { Change } from './change';

/** An edit that might change a verdict, and what it does in words. */
export interface Candidate {
  readonly label: string;
  readonly change: Change;
}

/** What an edit's sentence calls a statement. */
export function statementLabel(policy: PolicyNode, statement: StatementNode): string {
  const sid =
    statement.sid === undefined || statement.sid === '' ? `statement ${statement.index + 1}` : `\`${statement.sid}\``;
  return `${sid} of \`${policy.name}\``;
}
