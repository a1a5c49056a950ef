import type { Policy, Statement } from '../policy/policy';
import { compileActions } from './action-patterns';

/** The statements of a policy that could cover an action of one service, by effect and in the policy's order. */
export interface ServiceStatements {
  readonly deny: readonly Statement[];
  readonly allow: readonly Statement[];
}

const known = new WeakMap<Policy, Map<string, ServiceStatements>>();

/** Leaves out statements whose Action names other services only; found once per policy and service. */
export function statementsFor(policy: Policy, action: string): ServiceStatements {
  const service = serviceOf(action);
  let services = known.get(policy);
  if (!services) known.set(policy, (services = new Map<string, ServiceStatements>()));
  const before = services.get(service);
  if (before) return before;
  const covering = policy.statements.filter((statement) => covers(statement, service));
  const found = {
    deny: covering.filter((statement) => statement.effect === 'Deny'),
    allow: covering.filter((statement) => statement.effect === 'Allow'),
  };
  services.set(service, found);
  return found;
}

/** Whether a statement's Action or NotAction says anything of an action's service. */
export function mayCover(statement: Statement, action: string): boolean {
  return covers(statement, serviceOf(action));
}

function covers({ action }: Statement, service: string): boolean {
  if (action.element === 'NotAction') return true;
  const { everything, services, anyService } = compileActions(action);
  return everything.length > 0 || anyService.indexes.length > 0 || services.has(service);
}

let lastAction = '';
let lastService = '';

/** One request is held against many statements in turn: its action is taken apart once. */
function serviceOf(action: string): string {
  if (action !== lastAction) {
    lastAction = action;
    lastService = action.slice(0, Math.max(action.indexOf(':'), 0)).toLowerCase();
  }
  return lastService;
}
