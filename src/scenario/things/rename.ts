import { valueAt, withValue } from '../edit';
import { below } from '../pointer';
import type { Scenario } from '../types';
import type { Edited } from './edited';
import { followOf, type Becoming } from './follow';
import { mapPointer, mapReferences } from './references';
import { thingAt } from './thing';

/**
 * The scenario with a thing renamed, and with it everything that means exactly this thing: principals and resources of
 * requests, ARNs in policy documents, attachments, groups, the organization's accounts, what is shown first. Wildcards
 * that happened to match the old name stay. The name must be free.
 */
export function renameThing(scenario: Scenario, pointer: string, name: string): Edited {
  return become(scenario, pointer, { name });
}

/** The same with another path, for a user, group or role: its ARN follows. */
export function changePath(scenario: Scenario, pointer: string, path: string): Edited {
  const { scenario: followed, follow } = become(scenario, pointer, { path });
  return { scenario: withValue(followed, below(pointer, 'path'), path), pointer, follow };
}

function become(scenario: Scenario, pointer: string, next: Becoming): Edited {
  const thing = thingAt(scenario, pointer);
  if (!thing) return { scenario, pointer, follow: (at) => at };
  const visit = followOf(scenario, thing, next);
  const follow = (at: string): string => mapPointer(at, visit);
  return { scenario: mapReferences(scenario, visit), pointer: follow(pointer), follow };
}

/** Whether a name is free for a thing to take: beside it, and for what follows it. */
export function isFree(scenario: Scenario, pointer: string, name: string): boolean {
  const thing = thingAt(scenario, pointer);
  if (!thing) return false;
  if (thing.name === name) return true;
  const renamed = renameThing(scenario, pointer, name).scenario;
  return countNames(renamed) === countNames(scenario) && !isListedTwice(renamed, pointer, name);
}

/** Two members with one name become one: then there are fewer. */
function countNames({ accounts = {}, organization }: Scenario): number {
  const records = Object.values(accounts).flatMap(({ users, groups, roles, policies, resources, vpcEndpoints }) => [
    ...[users, groups, roles, policies, resources, vpcEndpoints],
  ]);
  const members = records.reduce((sum, record) => sum + Object.keys(record ?? {}).length, 0);
  const owners = new Set(Object.values(accounts).flatMap(({ resources = {} }) => Object.keys(resources))).size;
  const ids = new Set<string>();
  const nodes = organization ? [organization.root] : [];
  let places = 0;
  for (const node of nodes) {
    ids.add(node.id);
    places += Object.keys(node.accounts ?? {}).length;
    nodes.push(...(node.units ?? []));
  }
  return Object.keys(accounts).length + members + owners + ids.size + places;
}

function isListedTwice(scenario: Scenario, pointer: string, name: string): boolean {
  const list = valueAt(scenario, pointer.slice(0, pointer.lastIndexOf('/')));
  return Array.isArray(list) && list.filter((item) => item === name).length > 1;
}
