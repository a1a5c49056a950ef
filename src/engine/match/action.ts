import { actionName, type ActionName } from '../model/action';
import type { ActionElement } from '../policy/policy';
import type { ElementNode, PatternNode } from '../trace/match';
import { compileActions, type CompiledActions, type ServicePatterns } from './action-patterns';
import { matchGlob } from './glob';
import { listed, nearestLimit, positions } from './nearest';
import { patternNode } from './pattern-node';
import { maskOf } from './shared-nodes';

/** Whether the element, negation included, matches an action; case counts nowhere (PL-060 to PL-065). */
export function actionMatches(element: ActionElement, action: string): boolean {
  return isListed(compileActions(element), actionName(action)) === (element.element === 'Action');
}

/** The same with its patterns: those that match, the nearest that do not, and the count of the rest. */
export function matchAction(element: ActionElement, action: string): ElementNode {
  const actions = compileActions(element);
  const name = actionName(action);
  const own = actions.of(name.service);
  const matching = matchingPatterns(actions, own, name);
  // Of a long list, what is shown depends on the action, unless no pattern is about its service
  const isShared = element.patterns.length <= nearestLimit || (matching.length === 0 && !own);
  const build = (): ElementNode => nodeOf(element, actions, matching, shownOf(actions, own, name, matching));
  return isShared ? actions.nodes.elements.get(maskOf(matching), build) : build();
}

function nodeOf(
  element: ActionElement,
  actions: CompiledActions,
  matching: readonly number[],
  shown: readonly number[],
): ElementNode {
  return {
    kind: 'element',
    element: element.element,
    span: element.span,
    matches: matching.length > 0 === (element.element === 'Action'),
    patterns: shown.map((index) => nodeOfPattern(element, actions, index, matching.includes(index))),
    omitted: element.patterns.length - shown.length,
  };
}

function isListed(actions: CompiledActions, { service, name }: ActionName): boolean {
  if (actions.everything.length > 0) return true;
  const own = actions.of(service);
  if (own && hasName(own, name)) return true;
  return actions.anyService !== undefined && hasName(actions.anyService, name);
}

function hasName(patterns: ServicePatterns, name: string): boolean {
  if (patterns.names.has(name)) return true;
  for (const { glob } of patterns.globs) if (matchGlob(glob, name)) return true;
  return false;
}

/** A pattern says the same to every action that it matches, and to every one that it does not. */
function nodeOfPattern(
  { patterns }: ActionElement,
  { nodes }: CompiledActions,
  index: number,
  matches: boolean,
): PatternNode {
  return ((matches ? nodes.matching : nodes.others)[index] ??= patternNode(patterns[index], matches));
}

const none: readonly number[] = [];

function matchingPatterns(
  { everything, anyService }: CompiledActions,
  own: ServicePatterns | undefined,
  { name }: ActionName,
): readonly number[] {
  if (!own && !anyService) return everything;
  const matching = [...everything];
  if (own) pushMatching(own, name, matching);
  if (anyService) pushMatching(anyService, name, matching);
  return matching;
}

function pushMatching({ names, globs }: ServicePatterns, name: string, matching: number[]): void {
  const index = names.get(name);
  if (index !== undefined) matching.push(index);
  for (const { index, glob } of globs) if (matchGlob(glob, name)) matching.push(index);
}

/** Positions of the patterns that the trace lists; of a long list only the action's own service can be near it. */
function shownOf(
  { texts }: CompiledActions,
  own: ServicePatterns | undefined,
  { text }: ActionName,
  matching: readonly number[],
): readonly number[] {
  if (texts.length - matching.length <= nearestLimit) return positions(texts.length);
  return listed(
    matching,
    own?.indexes ?? none,
    (index) => matching.includes(index),
    (index) => texts[index] ?? '',
    text,
  );
}
