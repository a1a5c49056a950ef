import { actionMatches } from '../engine/match/action';
import type { ActionElement } from '../engine/policy/policy';
import { findUnavailable, found, type Answer } from './answer';
import type { Catalog } from './catalog';
import type { ActionNames } from './decode';
import { accessLevels, type AccessLevel, type Service } from './reference';
import { splitAction } from './reference-facts';

/** The actions that an element or a pattern covers, as far as the data knows. */
export interface Expansion {
  readonly total: number;
  /** Levels that hold any, in the order of `accessLevels`; actions as `s3:GetObject`, by service and name. */
  readonly levels: readonly { readonly level: AccessLevel; readonly actions: readonly string[] }[];
}

const nowhere = { from: 0, to: 0 };

/** What one action pattern covers: `s3:Get*`. */
export function expandPattern(catalog: Catalog, pattern: string): Promise<Answer<Expansion>> {
  const patterns = [{ value: pattern, span: nowhere }];
  return expandElement(catalog, { element: 'Action', keySpan: nowhere, span: nowhere, patterns });
}

/**
 * What a statement's Action or NotAction covers. It matches with the engine's own matcher, so that it can never say
 * anything else than a verdict. Loads the services that are named; all names where every service may be meant.
 */
export async function expandElement(catalog: Catalog, element: ActionElement): Promise<Answer<Expansion>> {
  const prefixes = namedServices(element);
  if (prefixes === undefined) {
    const names = await catalog.actionNames();
    return names.kind === 'found' ? found(expand(element, names.value)) : names;
  }
  const services = await Promise.all(prefixes.map((prefix) => catalog.service(prefix)));
  const known = services.flatMap((answer) => (answer.kind === 'found' ? [namesOf(answer.value)] : []));
  return findUnavailable(services) ?? found(expand(element, known));
}

/** The service prefixes in question; undefined: any. */
function namedServices({ element, patterns }: ActionElement): readonly string[] | undefined {
  const prefixes = new Set<string>();
  for (const { value } of patterns) {
    const [prefix] = splitAction(value);
    if (value === '*' || prefix === '*') return undefined;
    if (prefix !== '') prefixes.add(prefix);
  }
  return element === 'NotAction' ? undefined : [...prefixes].sort();
}

function namesOf({ prefix, actions }: Service): ActionNames {
  const all = [...actions.values()];
  const levels = accessLevels.map((level) => ({
    level,
    names: all.filter(({ accessLevel }) => accessLevel === level).map(({ name }) => name),
  }));
  return { prefix, levels };
}

function expand(element: ActionElement, services: readonly ActionNames[]): Expansion {
  const byLevel = new Map<AccessLevel, string[]>(accessLevels.map((level) => [level, []]));
  let total = 0;
  for (const { prefix, levels } of services) {
    for (const { level, names } of levels) {
      for (const name of names) {
        const action = `${prefix}:${name}`;
        if (!actionMatches(element, action)) continue;
        byLevel.get(level)?.push(action);
        total += 1;
      }
    }
  }
  const levels = [...byLevel].map(([level, actions]) => ({ level, actions }));
  return { total, levels: levels.filter(({ actions }) => actions.length > 0) };
}
