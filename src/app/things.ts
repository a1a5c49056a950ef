import { valueAt } from '../scenario/edit';
import { below } from '../scenario/pointer';
import { duplicateThing } from '../scenario/things/duplicate';
import { moveThing, targetsOf } from '../scenario/things/move';
import { nameFault } from '../scenario/things/name';
import { removeThing } from '../scenario/things/remove';
import { changePath, isFree, renameThing } from '../scenario/things/rename';
import { thingAt, type ThingKind } from '../scenario/things/thing';
import { leftNaming, usesOf, type WorldUse } from '../scenario/things/uses';
import type { OrganizationNodeDocument, Scenario } from '../scenario/types';
import type { Playground } from './playground.svelte';
import { findSubject } from './subjects';

/** What can be done with something of the world. */
export interface Abilities {
  readonly kind: ThingKind;
  /** The name or id by which others mean it. */
  readonly name: string;
  /** Where it can go, by pointer, in words. */
  readonly targets: readonly { readonly pointer: string; readonly words: string }[];
  readonly canDuplicate: boolean;
}

/** What can be done with what stands at a pointer; undefined where it is nothing with a name. */
export function abilitiesOf(scenario: Scenario, pointer: string): Abilities | undefined {
  const thing = thingAt(scenario, pointer);
  if (!thing || thing.kind === 'session') return undefined;
  return {
    kind: thing.kind,
    name: thing.name,
    targets: targetsOf(scenario, pointer).map((target) => ({ pointer: target, words: placeWords(scenario, target) })),
    canDuplicate: thing.kind !== 'membership' && pointer !== '/organization/root',
  };
}

/** Why something cannot take a name; undefined where it can. */
export function renameFault(scenario: Scenario, pointer: string, name: string): string | undefined {
  const thing = thingAt(scenario, pointer);
  if (!thing || name === thing.name) return undefined;
  return nameFault(thing.kind, name) ?? (isFree(scenario, pointer, name) ? undefined : 'this name is taken');
}

/** How many places follow when something gets another name. */
export function countUses(scenario: Scenario, pointer: string): number {
  return usesOf(scenario, pointer).length;
}

export function rename(playground: Playground, pointer: string, name: string): void {
  playground.become(renameThing(playground.scenario, pointer, name), pointer);
}

/** Gives a user, group or role another path. */
export function repath(playground: Playground, pointer: string, path: string): void {
  playground.become(changePath(playground.scenario, pointer, path === '' ? '/' : path), pointer);
}

/** Moves something to another account or node, and shows it there. */
export function move(playground: Playground, pointer: string, to: string): void {
  const edited = moveThing(playground.scenario, pointer, to);
  playground.become(edited, pointer);
  playground.show(edited.pointer);
}

export function duplicate(playground: Playground, pointer: string): void {
  const { scenario, pointer: copy } = duplicateThing(playground.scenario, pointer);
  playground.become({ scenario, follow: (at) => at }, copy);
  playground.show(copy);
}

/** The scenario without something. The organization goes with its root. */
export function withoutThing(scenario: Scenario, pointer: string): Scenario {
  return removeThing(scenario, pointer === '/organization/root' ? '/organization' : pointer);
}

/** Deletes something, and says how to get it back. */
export function remove(playground: Playground, pointer: string, name: string): void {
  playground.become({ scenario: withoutThing(playground.scenario, pointer), follow: (at) => at }, pointer);
  const owner = pointer.startsWith('/accounts/') ? pointer.split('/').slice(0, 3).join('/') : '/organization/root';
  if (!playground.subject) playground.show(owner);
  playground.tell({
    kind: 'information',
    text: `${name} is deleted.`,
    action: { label: 'Undo', run: () => playground.undo() },
  });
}

/** A place of the world that means what is to be deleted, in words. */
export interface LeftNaming extends WorldUse {
  readonly words: string;
}

export function namedBy({ scenario, subjects }: Playground, pointer: string): readonly LeftNaming[] {
  const uses = pointer === '/organization/root' ? [] : leftNaming(scenario, pointer);
  return uses.map((use) => {
    const holder = use.kind === 'document' ? use.pointer : use.pointer.split('/').slice(0, 5).join('/');
    const subject = findSubject(subjects, holder);
    const document = subject?.documents.find((entry) => entry.pointer === use.pointer);
    const words = subject ? [document && document.title !== subject.name ? document.title : '', subject.name] : [];
    return { ...use, words: words.filter((part) => part !== '').join(' of ') || placeWords(scenario, use.pointer) };
  });
}

/** An account or a node of the organization by its name. */
function placeWords(scenario: Scenario, pointer: string): string {
  if (pointer.startsWith('/accounts/')) {
    const id = pointer.slice('/accounts/'.length);
    const name = valueAt(scenario, below(pointer, 'name'));
    return typeof name === 'string' ? `${name}, ${id}` : id;
  }
  if (pointer === '/organization/root') return 'Root';
  // A node is an object of the format, or nothing.
  const node = valueAt(scenario, pointer) as Partial<OrganizationNodeDocument> | undefined;
  return node?.name ?? node?.id ?? 'the organization';
}
