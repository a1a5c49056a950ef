import { actionName } from '../model/action';
import type { Effect, Policy, Statement } from '../policy/policy';
import { compileActions } from './action-patterns';
import { matchGlob, type Glob } from './glob';
import { applies, appliesToNamed } from './statement';
import type { Subject } from './subject';

/**
 * The statements of a policy and one effect, laid out so that a request looks only at those whose Action may name its
 * action: a policy of thousands of actions then costs what the few of one service do.
 */
export interface ActionIndex {
  /** Action is `*`. */
  readonly everything: readonly Statement[];
  /** NotAction, and patterns for any service: to be held against each action. */
  readonly others: readonly Statement[];
  readonly services: ReadonlyMap<string, ServiceIndex>;
}

interface ServiceIndex {
  /** By action names without wildcards. */
  readonly names: Map<string, Statement[]>;
  readonly globs: { readonly glob: Glob; readonly statement: Statement }[];
}

interface GrowingIndex extends ActionIndex {
  readonly everything: Statement[];
  readonly others: Statement[];
  readonly services: Map<string, ServiceIndex>;
}

const known = new WeakMap<Policy, Readonly<Record<Effect, ActionIndex>>>();

/** The index of a policy, made once. */
export function indexOf(policy: Policy): Readonly<Record<Effect, ActionIndex>> {
  const before = known.get(policy);
  if (before) return before;
  const made = { Allow: empty(), Deny: empty() };
  for (const statement of policy.statements) add(made[statement.effect], statement);
  known.set(policy, made);
  return made;
}

/** Whether a statement of the index may name an action of a service. */
export function mayName({ everything, others, services }: ActionIndex, service: string): boolean {
  return everything.length > 0 || others.length > 0 || services.has(service);
}

/** Whether a statement of the index applies: what `applies` says of one after the other. */
export function anyApplies(index: ActionIndex, policy: Policy, subject: Subject): boolean {
  const { service, name } = actionName(subject.action);
  for (const statement of index.everything) if (appliesToNamed(policy, statement, subject)) return true;
  for (const statement of index.others) if (applies(policy, statement, subject)) return true;
  const own = index.services.get(service);
  if (!own) return false;
  const named = own.names.get(name);
  if (named) for (const statement of named) if (appliesToNamed(policy, statement, subject)) return true;
  for (const { glob, statement } of own.globs) {
    if (matchGlob(glob, name) && appliesToNamed(policy, statement, subject)) return true;
  }
  return false;
}

function empty(): GrowingIndex {
  return { everything: [], others: [], services: new Map() };
}

function add(index: GrowingIndex, statement: Statement): void {
  const actions = compileActions(statement.action);
  if (statement.action.element === 'NotAction' || actions.anyService) {
    index.others.push(statement);
    return;
  }
  if (actions.everything.length > 0) {
    index.everything.push(statement);
    return;
  }
  for (const service of actions.services.keys()) {
    const patterns = actions.of(service);
    if (!patterns) continue;
    let own = index.services.get(service);
    if (!own) index.services.set(service, (own = { names: new Map(), globs: [] }));
    for (const name of patterns.names.keys()) {
      const same = own.names.get(name);
      if (same) same.push(statement);
      else own.names.set(name, [statement]);
    }
    for (const { glob } of patterns.globs) own.globs.push({ glob, statement });
  }
}
