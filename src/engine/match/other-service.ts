import type { StatementNode } from '../trace/match';
import { actionName } from '../model/action';
import type { Policy, Statement } from '../policy/policy';
import { compileActions } from './action-patterns';
import { nearestLimit } from './nearest';
import { patternNode } from './pattern-node';

/** From here on a policy is long. */
const longPolicy = 12;

const known = new WeakMap<Statement, Map<string, StatementNode>>();

/**
 * The node of a statement that names other services only, in a long policy or one of AWS's own (whose document is named
 * by its ARN); undefined for every other statement. It holds the Action element alone, and is the same for all actions
 * of all those services, so that a policy of hundreds of statements costs what its few near ones do.
 */
export function otherServiceNode(
  policy: Policy,
  statement: Statement,
  document: string,
  action: string,
): StatementNode | undefined {
  const abbreviated = policy.statements.length >= longPolicy || document.startsWith('arn:');
  if (!abbreviated || mayCover(statement, action)) return undefined;
  let nodes = known.get(statement);
  if (!nodes) known.set(statement, (nodes = new Map<string, StatementNode>()));
  const before = nodes.get(document);
  if (before) return before;
  const node = build(statement, document);
  nodes.set(document, node);
  return node;
}

/** Whether a statement's Action or NotAction says anything of an action's service. */
function mayCover({ action: element }: Statement, action: string): boolean {
  if (element.element === 'NotAction') return true;
  const { everything, services, anyService } = compileActions(element);
  return everything.length > 0 || anyService.indexes.length > 0 || services.has(actionName(action).service);
}

function build(statement: Statement, document: string): StatementNode {
  const { element, span, patterns } = statement.action;
  const shown = patterns.slice(0, nearestLimit);
  return {
    kind: 'statement',
    document,
    index: statement.index,
    ...(statement.sid === undefined ? {} : { sid: statement.sid.value }),
    effect: statement.effect,
    span: statement.span,
    applies: false,
    elements: [
      {
        kind: 'element',
        element,
        span,
        matches: false,
        patterns: shown.map((pattern) => patternNode(pattern, false)),
        omitted: patterns.length - shown.length,
      },
    ],
    conditions: [],
  };
}
