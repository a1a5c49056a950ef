import { actionName, type ActionName } from '../model/action';
import type { ActionElement } from '../policy/policy';
import type { ElementNode } from '../trace/match';
import { compileActions, type CompiledActions, type ServicePatterns } from './action-patterns';
import { matchGlob } from './glob';
import { listed, nearestLimit, positions } from './nearest';
import { patternNode } from './pattern-node';

/** Whether the element, negation included, matches an action; case counts nowhere (PL-060 to PL-065). */
export function actionMatches(element: ActionElement, action: string): boolean {
  return isListed(compileActions(element), actionName(action)) === (element.element === 'Action');
}

/** The same with its patterns: those that match, the nearest that do not, and the count of the rest. */
export function matchAction(element: ActionElement, action: string): ElementNode {
  const actions = compileActions(element);
  const name = actionName(action);
  const matching = new Set(matchingPatterns(actions, name));
  const shown = shownOf(element, actions, name, matching);
  return {
    kind: 'element',
    element: element.element,
    span: element.span,
    matches: matching.size > 0 === (element.element === 'Action'),
    patterns: shown.map((index) => patternNode(element.patterns[index], matching.has(index))),
    omitted: element.patterns.length - shown.length,
  };
}

function isListed(actions: CompiledActions, { service, name }: ActionName): boolean {
  if (actions.everything.length > 0) return true;
  const own = actions.services.get(service);
  if (own !== undefined && hasName(own, name)) return true;
  return actions.anyService.indexes.length > 0 && hasName(actions.anyService, name);
}

function hasName(patterns: ServicePatterns, name: string): boolean {
  if (patterns.names.has(name)) return true;
  for (const { glob } of patterns.globs) if (matchGlob(glob, name)) return true;
  return false;
}

function matchingPatterns(actions: CompiledActions, { service, name }: ActionName): readonly number[] {
  const matching = [...actions.everything];
  for (const patterns of [actions.services.get(service), actions.anyService]) {
    const index = patterns?.names.get(name);
    if (index !== undefined) matching.push(index);
    for (const { index, glob } of patterns?.globs ?? []) if (matchGlob(glob, name)) matching.push(index);
  }
  return matching;
}

/** Positions of the patterns that the trace lists; of a long list only the action's own service can be near it. */
function shownOf(
  element: ActionElement,
  actions: CompiledActions,
  { service, name }: ActionName,
  matching: ReadonlySet<number>,
): readonly number[] {
  if (element.patterns.length - matching.size <= nearestLimit) return positions(element.patterns.length);
  const others = (actions.services.get(service)?.indexes ?? []).filter((index) => !matching.has(index));
  const textOf = (index: number) => element.patterns[index]?.value.toLowerCase() ?? '';
  return listed([...matching], others, textOf, `${service}:${name}`);
}
