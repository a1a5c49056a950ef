import { valueAt, without, withItem, withValue } from '../edit';
import { below } from '../pointer';
import type { Scenario } from '../types';
import { moved, type Edited } from './edited';
import { followOf } from './follow';
import { mapPointer, mapReferences } from './references';
import { collections, thingAt } from './thing';

/**
 * The scenario with a thing moved: what an account has to another account (`/accounts/ID`), a unit or an account's place
 * in the organization under another node. What means it by its ARN follows.
 */
export function moveThing(scenario: Scenario, pointer: string, to: string): Edited {
  const thing = thingAt(scenario, pointer);
  switch (thing?.kind) {
    case 'user':
    case 'group':
    case 'role':
    case 'policy':
    case 'resource':
    case 'vpcEndpoint': {
      const target = below(to, collections[thing.kind], thing.name);
      const visit = followOf(scenario, thing, { account: to.slice('/accounts/'.length) });
      return transplant(mapReferences(scenario, visit), pointer, target, (at) => mapPointer(at, visit));
    }
    case 'membership':
      return transplant(scenario, pointer, below(to, 'accounts', thing.name), (at) => at);
    case 'node':
      return moveUnit(scenario, pointer, to);
    default:
      return { scenario, pointer, follow: (at) => at };
  }
}

/** Where a thing can be moved: the pointers of accounts, or of nodes that do not lie in it. */
export function targetsOf(scenario: Scenario, pointer: string): readonly string[] {
  const thing = thingAt(scenario, pointer);
  if (!thing) return [];
  if ('account' in thing) {
    const { kind, account, name } = thing;
    if (kind === 'identityProvider') return [];
    return Object.keys(scenario.accounts ?? {})
      .filter(
        (id) => id !== account && valueAt(scenario, below('/accounts', id, collections[kind], name)) === undefined,
      )
      .map((id) => below('/accounts', id));
  }
  if (thing.kind !== 'membership' && (thing.kind !== 'node' || pointer === '/organization/root')) return [];
  const parent = pointer.slice(0, pointer.lastIndexOf(thing.kind === 'node' ? '/units/' : '/accounts/'));
  return listNodes(scenario).filter((node) => node !== parent && moved(node, pointer, '') === node);
}

/** The pointers of the organization's root and units, parents first. */
export function listNodes({ organization }: Scenario): readonly string[] {
  const pointers = organization ? ['/organization/root'] : [];
  const nodes = organization ? [organization.root] : [];
  for (const [index, node] of nodes.entries()) {
    for (const [unit, child] of (node.units ?? []).entries()) {
      nodes.push(child);
      pointers.push(below(pointers[index] ?? '', 'units', unit));
    }
  }
  return pointers;
}

function transplant(scenario: Scenario, from: string, to: string, before: (pointer: string) => string): Edited {
  const value = valueAt(scenario, from);
  const follow = (at: string): string => moved(before(at), from, to);
  const { view } = scenario;
  const shown =
    view?.document === undefined ? scenario : { ...scenario, view: { ...view, document: follow(view.document) } };
  return { scenario: without(withValue(shown, to, value), from), pointer: to, follow };
}

function moveUnit(scenario: Scenario, pointer: string, to: string): Edited {
  const list = pointer.slice(0, pointer.lastIndexOf('/'));
  const index = Number(pointer.slice(list.length + 1));
  const added = withItem(scenario, below(to, 'units'), valueAt(scenario, pointer));
  const units = valueAt(added, below(to, 'units'));
  const target = below(to, 'units', Array.isArray(units) ? units.length - 1 : 0);
  // Taking it out moves the units behind it one forward.
  const closed = (at: string): string => {
    const [position = ''] = at.startsWith(`${list}/`) ? at.slice(list.length + 1).split('/') : [];
    return Number(position) > index ? moved(at, `${list}/${position}`, `${list}/${String(Number(position) - 1)}`) : at;
  };
  const follow = (at: string): string => {
    const next = moved(at, pointer, target);
    return closed(next);
  };
  const { view } = scenario;
  const left = without(added, pointer);
  return {
    scenario: view?.document === undefined ? left : { ...left, view: { ...view, document: follow(view.document) } },
    pointer: closed(target),
    follow,
  };
}
