import type { StatementNode } from '../trace/match';
import { actionName } from '../model/action';
import type { Policy, Statement } from '../policy/policy';
import { compileActions } from './action-patterns';
import { nearestLimit } from './nearest';
import { patternNode } from './pattern-node';

/** From here on a policy is long. */
const longPolicy = 12;

type Nodes = readonly (StatementNode | undefined)[];

const known = new WeakMap<Policy, Map<string, Map<string, Nodes>>>();
const none: Nodes = [];

/**
 * The nodes of the statements that name other services only, by position, in a long policy or one of AWS's own (whose
 * document is named by its ARN); undefined for every other statement. Such a node holds the Action element alone, and
 * is the same for all actions of all those services: a policy of hundreds of statements costs what its few near ones do.
 */
export function otherServiceNodes(policy: Policy, document: string, action: string): Nodes {
  if (policy.statements.length < longPolicy && !document.startsWith('arn:')) return none;
  let documents = known.get(policy);
  if (!documents) known.set(policy, (documents = new Map<string, Map<string, Nodes>>()));
  let services = documents.get(document);
  if (!services) documents.set(document, (services = new Map<string, Nodes>()));
  const { service } = actionName(action);
  let nodes = services.get(service);
  if (!nodes) {
    nodes = policy.statements.map((statement) =>
      mayCover(statement, service) ? undefined : nodeOf(statement, document),
    );
    services.set(service, nodes);
  }
  return nodes;
}

const made = new WeakMap<Statement, Map<string, StatementNode>>();

function nodeOf(statement: Statement, document: string): StatementNode {
  let nodes = made.get(statement);
  if (!nodes) made.set(statement, (nodes = new Map<string, StatementNode>()));
  let node = nodes.get(document);
  if (!node) nodes.set(document, (node = build(statement, document)));
  return node;
}

/** Whether a statement's Action or NotAction says anything of a service. */
function mayCover({ action: element }: Statement, service: string): boolean {
  if (element.element === 'NotAction') return true;
  const { everything, services, anyService } = compileActions(element);
  return everything.length > 0 || anyService !== undefined || services.has(service);
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
