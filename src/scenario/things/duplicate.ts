import { valueAt, withItem, withValue } from '../edit';
import { below } from '../pointer';
import type { AccountDocument, OrganizationNodeDocument, Scenario } from '../types';
import { followOf } from './follow';
import { freshId, freshName } from './fresh';
import type { Visit } from './reference';
import { mapAccount } from './references/account';
import { mapNode } from './references/organization';
import { listNodes } from './move';
import { collections, thingAt, type NamedThing, type Thing } from './thing';

export interface Duplicated {
  readonly scenario: Scenario;
  readonly pointer: string;
}

/** The scenario with a copy of a thing under a free name. Where the thing names itself, its copy names the copy. */
export function duplicateThing(scenario: Scenario, pointer: string): Duplicated {
  const thing = thingAt(scenario, pointer);
  const value = valueAt(scenario, pointer);
  switch (thing?.kind) {
    case 'user':
    case 'group':
    case 'role':
    case 'policy':
    case 'resource':
    case 'vpcEndpoint':
      return duplicateNamed(scenario, thing, value);
    case 'identityProvider': {
      const list = pointer.slice(0, pointer.lastIndexOf('/'));
      const all = valueAt(scenario, list) as readonly string[];
      const copy = freshName(thing.name, (name) => all.includes(name));
      return { scenario: withItem(scenario, list, copy), pointer: below(list, all.length) };
    }
    case 'account':
      return duplicateAccount(scenario, thing, value as AccountDocument);
    case 'node':
      return duplicateUnit(scenario, pointer, value as OrganizationNodeDocument);
    default:
      return { scenario, pointer };
  }
}

function duplicateNamed(scenario: Scenario, thing: NamedThing, value: unknown): Duplicated {
  const { account, kind } = thing;
  const list = below('/accounts', account, collections[kind]);
  const fresh = kind === 'vpcEndpoint' ? freshId : freshName;
  const name = fresh(thing.name, (taken) => valueAt(scenario, below(list, taken)) !== undefined);
  const visit = followOf(scenario, thing, { name });
  const copied = mapAccount(
    { [collections[kind]]: { [thing.name]: value } },
    below('/accounts', account),
    account,
    visit,
  );
  const copy = valueAt({ version: 1, accounts: { [account]: copied } }, below(list, name));
  return { scenario: withValue(scenario, below(list, name), withoutId(copy)), pointer: below(list, name) };
}

/** Unique ids are AWS's, and never two things' own. */
function withoutId(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('id' in value)) return value;
  const { id: _id, ...rest } = value;
  return rest;
}

function duplicateAccount(scenario: Scenario, thing: Thing, value: AccountDocument): Duplicated {
  const accounts = scenario.accounts ?? {};
  const id = freshId(thing.name, (taken) => Object.hasOwn(accounts, taken));
  // A resource has one owner: a bucket, whose ARN names no account, gets another name.
  const steps: readonly Visit[] = [
    followOf(scenario, thing, { name: id }),
    ...Object.keys(value.resources ?? {})
      .filter((arn) => !arn.includes(`:${thing.name}:`))
      .map((arn) =>
        followOf(
          scenario,
          { kind: 'resource', account: thing.name, name: arn },
          { name: freshName(arn, (name) => isOwned(accounts, name)) },
        ),
      ),
  ];
  const pointer = below('/accounts', id);
  const copy = mapAccount(value, pointer, thing.name, (reference) =>
    steps.reduce((text, visit) => visit({ ...reference, text }), reference.text),
  );
  const named = { ...copy, ...(copy.name !== undefined && { name: `${copy.name}-copy` }) };
  return {
    scenario: withValue(scenario, pointer, {
      ...named,
      ...(named.users && { users: mapValues(named.users, withoutId) }),
      ...(named.roles && { roles: mapValues(named.roles, withoutId) }),
    }),
    pointer,
  };
}

function isOwned(accounts: Readonly<Record<string, AccountDocument>>, arn: string): boolean {
  return Object.values(accounts).some(({ resources = {} }) => Object.hasOwn(resources, arn));
}

function mapValues(record: Readonly<Record<string, unknown>>, change: (value: unknown) => unknown) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** A unit with its policies and units, beside it. Its accounts stay where they are: each has one place. */
function duplicateUnit(scenario: Scenario, pointer: string, unit: OrganizationNodeDocument): Duplicated {
  if (pointer === '/organization/root') return { scenario, pointer };
  const list = pointer.slice(0, pointer.lastIndexOf('/'));
  const taken = new Set(listNodes(scenario).map((node) => (valueAt(scenario, node) as OrganizationNodeDocument).id));
  const visit: Visit = ({ text, pointer: at }) => {
    if (!at.endsWith('/id')) return text;
    const id = freshId(text, (candidate) => taken.has(candidate));
    taken.add(id);
    return id;
  };
  const copy = bare(mapNode(unit, pointer, visit));
  const items = valueAt(scenario, list);
  return {
    scenario: withItem(scenario, list, { ...copy, name: freshName(unit.name ?? unit.id, () => false) }),
    pointer: below(list, Array.isArray(items) ? items.length : 0),
  };
}

function bare({ accounts: _accounts, ...node }: OrganizationNodeDocument): OrganizationNodeDocument {
  return { ...node, ...(node.units && { units: node.units.map(bare) }) };
}
