import { parsePointer } from '../engine/json/pointer';
import type { Scenario } from './types';

type Container = Readonly<Record<string, unknown>> | readonly unknown[];
type Change = (parent: Container, key: string) => Container;

/** What stands at a pointer; undefined where nothing does. */
export function valueAt(scenario: Scenario, pointer: string): unknown {
  return (parsePointer(pointer) ?? []).reduce<unknown>(
    (value, key) => (isContainer(value) ? memberOf(value, key) : undefined),
    scenario,
  );
}

/** The text of the policy document at a pointer. */
export function textAt(scenario: Scenario, pointer: string): string | undefined {
  const document = valueAt(scenario, pointer);
  const text = isContainer(document) ? memberOf(document, 'text') : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** The scenario with a value at a pointer; objects on the way there are made where they are missing. */
export function withValue(scenario: Scenario, pointer: string, value: unknown): Scenario {
  return change(scenario, pointer, (parent, key) => assign(parent, key, value));
}

/** The scenario without what stands at a pointer. */
export function without(scenario: Scenario, pointer: string): Scenario {
  return change(scenario, pointer, (parent, key) =>
    Array.isArray(parent)
      ? parent.toSpliced(Number(key), 1)
      : Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key)),
  );
}

/** The scenario with an item put into a list; at its end where no index is given. The list is made where it is missing. */
export function withItem(scenario: Scenario, pointer: string, item: unknown, index?: number): Scenario {
  const list = valueAt(scenario, pointer);
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return withValue(scenario, pointer, items.toSpliced(index ?? items.length, 0, item));
}

function change(scenario: Scenario, pointer: string, apply: Change): Scenario {
  const path = parsePointer(pointer) ?? [];
  const last = path.at(-1);
  if (last === undefined) return scenario;
  const into = (container: Container, depth: number): Container => {
    const key = path[depth];
    if (key === undefined || depth === path.length - 1) return apply(container, last);
    const child = memberOf(container, key);
    return assign(container, key, into(isContainer(child) ? child : {}, depth + 1));
  };
  // A pointer names members of the scenario only, and its callers put there what the format has there.
  return into(scenario as unknown as Container, 0) as unknown as Scenario;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function memberOf(container: Container, key: string): unknown {
  return Object.hasOwn(container, key) ? (container as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Members keep their places, a new one comes last; `__proto__` is a name like any other. */
function assign(container: Container, key: string, value: unknown): Container {
  if (Array.isArray(container)) return (container as readonly unknown[]).with(Number(key), value);
  const entries = Object.entries(container);
  const present = entries.some(([name]) => name === key);
  return Object.fromEntries(
    present ? entries.map(([name, old]) => [name, name === key ? value : old]) : [...entries, [key, value]],
  );
}
