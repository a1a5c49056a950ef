import type { StatementNode } from '../trace/match';
import { actionName } from '../model/action';
import type { Policy, Statement } from '../policy/policy';
import { compileActions } from './action-patterns';
import { nearestLimit } from './nearest';
import { patternNode } from './pattern-node';

/** From here on a policy is long. */
const longPolicy = 12;

/** The nodes by position; `silent` where every statement has one, which are then the same for all such services. */
interface OtherServices {
  readonly nodes: readonly (StatementNode | undefined)[];
  readonly silent: boolean;
}

const known = new WeakMap<Policy, Map<string, Map<string, OtherServices>>>();
const none: OtherServices = { nodes: [], silent: false };

/**
 * The nodes of the statements that name other services only, by position, in a long policy or one of AWS's own (whose
 * document is named by its ARN); undefined for every other statement. Such a node holds the Action element alone, and
 * is the same for all actions of all those services: a policy of hundreds of statements costs what its few near ones do.
 */
export function otherServices(policy: Policy, document: string, action: string): OtherServices {
  if (policy.statements.length < longPolicy && !document.startsWith('arn:')) return none;
  let documents = known.get(policy);
  if (!documents) known.set(policy, (documents = new Map<string, Map<string, OtherServices>>()));
  let services = documents.get(document);
  if (!services) documents.set(document, (services = new Map<string, OtherServices>()));
  const { service } = actionName(action);
  let others = services.get(service);
  if (!others) services.set(service, (others = find(policy, document, service)));
  return others;
}

function find({ statements }: Policy, document: string, service: string): OtherServices {
  const nodes = statements.map((statement) => (mayCover(statement, service) ? undefined : nodeOf(statement, document)));
  return { nodes, silent: !nodes.includes(undefined) };
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
