import { markOf, type MarkedStatement, type MarkKind } from '../../editor/marks';
import type { ConditionNode, ElementNode, StatementNode } from '../../engine/trace/match';
import { speaking } from '../../report/deciding';
import type { AuthorizationNode, PolicyNode, RequestNode } from '../../engine/trace/nodes';

/** The authorization that a request's verdict rests on; the first where none does. */
export function speakerOf(trace: RequestNode): AuthorizationNode | undefined {
  return speaking(trace) ?? trace.authorizations[0];
}

/** A statement where it stands, with what it does. */
export interface StatementReading extends MarkedStatement {
  readonly id: string;
  readonly policy: PolicyNode;
  /** The first element or condition that does not match. */
  readonly failing?: ElementNode | ConditionNode;
}

const order: readonly MarkKind[] = ['matchedDeny', 'matchedAllow', 'almost', 'notApplicable'];

/** Every statement of some policies: the one on which the verdict rests, then what matches, then what almost does. */
export function statementsOf(policies: readonly PolicyNode[], deciding?: StatementNode): readonly StatementReading[] {
  const readings = policies.flatMap((policy) =>
    policy.statements.map((statement): StatementReading => {
      const failing = [...statement.elements, ...statement.conditions].find(({ matches }) => !matches);
      const reading = { id: `${policy.document}#${statement.index}`, policy, statement, kind: markOf(statement) };
      return failing === undefined ? reading : { ...reading, failing };
    }),
  );
  const unique = [...new Map(readings.map((reading) => [reading.id, reading])).values()];
  const rank = ({ statement, kind }: StatementReading): number => (statement === deciding ? -1 : order.indexOf(kind));
  return unique.sort((a, b) => rank(a) - rank(b));
}
