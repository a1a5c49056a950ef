import type { Action, ConditionKey, KeyType, Service } from './reference';
import { matchTemplate, readTemplate } from './template';

/** Every key that an action takes: its own, those of its rows, those of their resource types. Global keys apart. */
export function conditionKeysOf(action: Action): readonly ConditionKey[] {
  const keys = new Set(action.conditionKeys);
  for (const { type, conditionKeys } of action.resourceTypes) {
    for (const key of conditionKeys) keys.add(key);
    for (const key of type.conditionKeys) keys.add(key);
  }
  return [...keys].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The key of a service that a policy's key names, regardless of case (PL-034). */
export function findKey(service: Service, name: string): ConditionKey | undefined {
  const lower = name.toLowerCase();
  const fits = service.conditionKeys.filter((key) => matchKey(key.name, lower));
  return fits.find((key) => key.name.toLowerCase() === lower) ?? fits[0];
}

/** Whether a key's documented name covers a name in lower case. */
export function matchKey(documented: string, lower: string): boolean {
  return matchTemplate(readTemplate(documented.toLowerCase()), lower);
}

/** PL-147: whether a key of this type holds several values. */
export function isMultivaluedType(type: KeyType): boolean {
  return type.startsWith('ArrayOf');
}

/** The services that define a key of this name: by its prefix, or where the data says that it stands elsewhere. */
export function servicesOfKey(
  name: string,
  prefixes: ReadonlySet<string>,
  strays: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const lower = name.toLowerCase();
  const own = lower.slice(0, Math.max(lower.indexOf(':'), 0));
  const elsewhere = Object.entries(strays)
    .filter(([stray]) => matchKey(stray, lower) || matchKey(stray, lower.slice(0, lower.lastIndexOf(':'))))
    .flatMap(([, services]) => services);
  return [...new Set(prefixes.has(own) ? [own, ...elsewhere] : elsewhere)];
}
