import type { Answer } from '../catalog/answer';
import type { Catalog } from '../catalog/catalog';
import type { ConditionKey, Service } from '../catalog/reference';
import { suggestAction, suggestServicePrincipal, type ActionSuggestion } from '../catalog/suggest';
import type { Policy } from '../engine/policy/policy';

/** What the checks ask of AWS's reference data, answered at once for the policies that it was loaded for. */
export interface ReferenceView {
  /** The older of the data's dates: `2026-09-26`. */
  readonly date: string;
  /** Nothing that was asked for failed to load. */
  readonly isComplete: boolean;
  /** By prefix in lower case. `unavailable` also for services that no policy named when it was loaded. */
  service(prefix: string): Answer<Service>;
  /** A service's key; global keys are the engine's. */
  conditionKey(name: string): Answer<ConditionKey>;
  /** What a literal action that does not exist may have meant. */
  suggestAction(name: string): ActionSuggestion | undefined;
  /** Whether the list of service principals has the name; if not, which one is near. */
  servicePrincipal(name: string): { readonly listed: boolean; readonly meant?: string };
  /** OG-11; undefined where the data does not say. */
  takesResourceControlPolicies(prefix: string): boolean | undefined;
}

const notLoaded = { kind: 'unavailable', message: 'was not loaded' } as const;

/** Loads what the checks of these policies ask for; undefined where the data's index does not load. */
export async function loadReferenceView(
  catalog: Catalog,
  policies: readonly Policy[],
): Promise<ReferenceView | undefined> {
  const dates = await catalog.dates();
  if (dates.kind !== 'found') return undefined;
  const named = namesIn(policies);
  const services = await load(named.prefixes, (prefix) => catalog.service(prefix));
  const [keys, controlled, suggestions, principals] = await Promise.all([
    load(named.keys, (key) => catalog.conditionKey(key)),
    load(named.prefixes, (prefix) => catalog.takesResourceControlPolicies(prefix)),
    load(unknownActions(named.actions, services), (action) => suggestAction(catalog, action)),
    principalsOf(catalog, named.principals),
  ]);
  return {
    date: dates.value.older,
    isComplete:
      principals !== undefined &&
      [services, keys, controlled, suggestions].every((answers) =>
        [...answers.values()].every(({ kind }) => kind !== 'unavailable'),
      ),
    service: (prefix) => services.get(prefix) ?? notLoaded,
    conditionKey: (name) => keys.get(name.toLowerCase()) ?? notLoaded,
    suggestAction: (name) => valueOf(suggestions.get(name.toLowerCase())),
    servicePrincipal: (name) => principals?.get(name) ?? { listed: true },
    takesResourceControlPolicies: (prefix) => valueOf(controlled.get(prefix)),
  };
}

interface Names {
  readonly prefixes: Set<string>;
  /** Literal actions in lower case. */
  readonly actions: Set<string>;
  readonly keys: Set<string>;
  readonly principals: Set<string>;
}

function namesIn(policies: readonly Policy[]): Names {
  const names: Names = { prefixes: new Set(), actions: new Set(), keys: new Set(), principals: new Set() };
  for (const { statements } of policies) {
    for (const { action, resource, principal, conditions } of statements) {
      for (const { value } of action.patterns) {
        const lower = value.toLowerCase();
        addPrefix(names, lower.split(':', 1)[0]);
        if (!lower.includes('*') && !lower.includes('?')) names.actions.add(lower);
      }
      for (const { value } of resource?.patterns ?? []) addPrefix(names, value.split(':', 3)[2]);
      for (const { key } of conditions) {
        const lower = key.value.toLowerCase();
        if (!lower.startsWith('aws:')) names.keys.add(lower);
        addPrefix(names, lower.split(':', 1)[0]);
      }
      for (const { type, value } of principal?.entries ?? [])
        if (type === 'Service') names.principals.add(value).add(withoutRegion(value));
    }
  }
  return names;
}

/** `s3.eu-south-1.amazonaws.com` is how callers from an opt-in Region see `s3.amazonaws.com` (PL-059). */
export function withoutRegion(principal: string): string {
  return principal.replace(/\.[a-z]{2}(-[a-z]+)+-\d\.(?=amazonaws\.com)/, '.');
}

function addPrefix({ prefixes }: Names, prefix: string | undefined): void {
  if (prefix !== undefined && prefix !== '' && prefix !== 'aws' && !prefix.includes('*') && !prefix.includes('?'))
    prefixes.add(prefix);
}

function unknownActions(
  actions: ReadonlySet<string>,
  services: ReadonlyMap<string, Answer<Service>>,
): readonly string[] {
  return [...actions].filter((action) => {
    const colon = action.indexOf(':');
    const service = services.get(action.slice(0, Math.max(colon, 0)));
    if (service?.kind === 'found') return !service.value.actions.has(action.slice(colon + 1));
    return service?.kind === 'unknown';
  });
}

/** Which of these names the list of service principals has, and what the others may mean; undefined without the list. */
export async function principalsOf(
  catalog: Catalog,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, { readonly listed: boolean; readonly meant?: string }> | undefined> {
  if (names.size === 0) return new Map();
  const known = await catalog.servicePrincipals();
  if (known.kind !== 'found') return undefined;
  const listed = new Set(known.value.flatMap(({ name, misspeltFor }) => (misspeltFor === undefined ? [name] : [])));
  const rows = [...names].map(async (name): Promise<readonly [string, { listed: boolean; meant?: string }]> => {
    if (listed.has(name)) return [name, { listed: true }];
    const meant = valueOf(await suggestServicePrincipal(catalog, name));
    return [name, { listed: false, ...(meant === undefined ? {} : { meant }) }];
  });
  return new Map(await Promise.all(rows));
}

async function load<T>(
  names: Iterable<string>,
  ask: (name: string) => Promise<Answer<T>>,
): Promise<ReadonlyMap<string, Answer<T>>> {
  return new Map(await Promise.all([...names].map(async (name) => [name, await ask(name)] as const)));
}

function valueOf<T>(answer: Answer<T> | undefined): T | undefined {
  return answer?.kind === 'found' ? answer.value : undefined;
}
