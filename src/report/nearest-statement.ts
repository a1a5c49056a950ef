import { parseArn } from '../engine/model/arn';
import type { ElementNode, PatternNode, StatementNode } from '../engine/trace/match';
import type { PolicyNode } from '../engine/trace/nodes';

/** A statement that does not apply, and how far it got; 0: it does not speak of the action. */
export interface NearestStatement {
  readonly policy: PolicyNode;
  readonly statement: StatementNode;
  readonly closeness: number;
}

/**
 * Of statements that do not apply the one that comes nearest to it. Of those that get equally far and fail by the same
 * element it is the first that names the caller, or something of its account, most specifically.
 */
export function nearestStatement(
  policies: readonly PolicyNode[],
  callerAccount: string | undefined,
): NearestStatement | undefined {
  let best: NearestStatement | undefined;
  for (const policy of policies) {
    for (const statement of policy.statements) {
      const closeness = closenessOf(statement);
      const isNearer =
        !best ||
        closeness > best.closeness ||
        (closeness === best.closeness &&
          failingElement(statement) === failingElement(best.statement) &&
          specificity(statement, callerAccount) > specificity(best.statement, callerAccount));
      if (isNearer) best = { policy, statement, closeness };
    }
  }
  return best;
}

/** How far a statement got: every element that matches counts, conditions only once all elements do. */
function closenessOf(statement: StatementNode): number {
  const elements = statement.elements.filter((element) => element.matches).length;
  const action = statement.elements.some(
    (element) => (element.element === 'Action' || element.element === 'NotAction') && element.matches,
  );
  if (!action) return 0;
  const all = elements === statement.elements.length;
  return elements * 10 + (all ? 5 + statement.conditions.filter((condition) => condition.matches).length : 0);
}

/** The first element that does not match; undefined where only conditions fail. */
function failingElement({ elements }: StatementNode): ElementNode['element'] | undefined {
  return elements.find(({ matches }) => !matches)?.element;
}

/** How specifically Principal names the caller, or where it does not, something of the caller's account. */
function specificity({ elements }: StatementNode, callerAccount: string | undefined): number {
  const principal = elements.find(({ element }) => element === 'Principal');
  return principal?.patterns.reduce((most, entry) => Math.max(most, degreeOf(entry, callerAccount)), 0) ?? 0;
}

/** 0: nothing of the caller's, 1: anyone, 2: its account, 3: a principal. */
function degreeOf({ text, matches }: PatternNode, callerAccount: string | undefined): number {
  const arn = parseArn(text);
  if (!matches && (arn?.account ?? text) !== callerAccount) return 0;
  if (text === '*') return 1;
  return text === callerAccount || arn?.resource === 'root' ? 2 : 3;
}
