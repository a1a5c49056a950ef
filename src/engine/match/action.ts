import type { ActionElement } from '../policy/policy';
import type { ElementNode, PatternNode } from '../trace/match';
import { compileGlob, matchGlob, type Glob } from './glob';
import { nearest, nearestLimit } from './nearest';

/** Action or NotAction, compiled: patterns by service, so that other services' patterns cost nothing. */
interface CompiledActions {
  /** Positions of `*` and `*:*`. */
  readonly everything: readonly number[];
  readonly services: ReadonlyMap<string, ServicePatterns>;
  /** Patterns with the prefix `*` (PL-062). */
  readonly anyService: ServicePatterns;
  /** Each pattern's text in lower case, for what comes nearest. */
  readonly lowered: readonly string[];
}

interface ServicePatterns {
  /** Names without wildcards; the first of two equal patterns speaks for both. */
  readonly names: Map<string, number[]>;
  readonly globs: { readonly index: number; readonly glob: Glob }[];
  readonly indexes: number[];
}

interface ActionName {
  readonly service: string;
  readonly name: string;
}

const compiled = new WeakMap<ActionElement, CompiledActions>();

/** Whether the element, negation included, matches an action; case counts nowhere (PL-060 to PL-065). */
export function actionMatches(element: ActionElement, action: string): boolean {
  return isListed(compile(element), nameOf(action)) === (element.element === 'Action');
}

/** The same with its patterns: those that match, the nearest that do not, and the count of the rest. */
export function matchAction(element: ActionElement, action: string): ElementNode {
  const actions = compile(element);
  const name = nameOf(action);
  const matching = new Set(listed(actions, name));
  const near = nearestOf(element, actions, name, matching);
  const shown = [...matching, ...near].sort((a, b) => a - b);
  return {
    kind: 'element',
    element: element.element,
    span: element.span,
    matches: matching.size > 0 === (element.element === 'Action'),
    patterns: shown.flatMap((index) => patternNode(element, index, matching.has(index))),
    omitted: element.patterns.length - shown.length,
  };
}

function patternNode(element: ActionElement, index: number, matches: boolean): readonly PatternNode[] {
  const pattern = element.patterns[index];
  return pattern ? [{ kind: 'pattern', text: pattern.value, span: pattern.span, matches }] : [];
}

function compile(element: ActionElement): CompiledActions {
  const known = compiled.get(element);
  if (known) return known;
  const everything: number[] = [];
  const services = new Map<string, ServicePatterns>();
  const anyService = noPatterns();
  const lowered = element.patterns.map((pattern) => pattern.value.toLowerCase());
  for (const [index, text] of lowered.entries()) {
    const [service, name, more] = text.split(':', 3);
    if (text === '*' || text === '*:*') {
      everything.push(index);
    } else if (service !== undefined && name !== undefined && more === undefined) {
      const patterns = service === '*' ? anyService : (services.get(service) ?? noPatterns());
      if (service !== '*') services.set(service, patterns);
      add(patterns, index, name);
    }
    // PL-061: without exactly one colon it names no action, and matches none.
  }
  const result = { everything, services, anyService, lowered };
  compiled.set(element, result);
  return result;
}

function noPatterns(): ServicePatterns {
  return { names: new Map(), globs: [], indexes: [] };
}

function add(patterns: ServicePatterns, index: number, name: string): void {
  patterns.indexes.push(index);
  const glob = compileGlob([{ text: name, wildcards: true }]);
  if (glob.literal === undefined) {
    patterns.globs.push({ index, glob });
  } else {
    const same = patterns.names.get(name);
    if (same) same.push(index);
    else patterns.names.set(name, [index]);
  }
}

function isListed(actions: CompiledActions, { service, name }: ActionName): boolean {
  if (actions.everything.length > 0) return true;
  const own = actions.services.get(service);
  return (own !== undefined && names(own, name)) || names(actions.anyService, name);
}

function names(patterns: ServicePatterns, name: string): boolean {
  return patterns.names.has(name) || patterns.globs.some(({ glob }) => matchGlob(glob, name));
}

function listed(actions: CompiledActions, { service, name }: ActionName): readonly number[] {
  const own = actions.services.get(service);
  return [...actions.everything, ...(own ? listedIn(own, name) : []), ...listedIn(actions.anyService, name)];
}

function listedIn(patterns: ServicePatterns, name: string): readonly number[] {
  const globs = patterns.globs.filter(({ glob }) => matchGlob(glob, name));
  return [...(patterns.names.get(name) ?? []), ...globs.map(({ index }) => index)];
}

/** Of a long list only patterns of the action's own service can be near it. */
function nearestOf(
  element: ActionElement,
  actions: CompiledActions,
  { service, name }: ActionName,
  matching: ReadonlySet<number>,
): ReadonlySet<number> {
  const isShort = element.patterns.length - matching.size <= nearestLimit;
  const candidates = isShort ? [...element.patterns.keys()] : (actions.services.get(service)?.indexes ?? []);
  const others = candidates.filter((index) => !matching.has(index));
  return new Set(nearest(others, (index) => actions.lowered[index] ?? '', `${service}:${name}`));
}

let lastAction = '';
let lastName: ActionName = { service: '', name: '' };

/** One request is held against many statements in turn: its action is taken apart once. */
function nameOf(action: string): ActionName {
  if (action !== lastAction) {
    const lowered = action.toLowerCase();
    const colon = lowered.indexOf(':');
    lastName = { service: lowered.slice(0, Math.max(colon, 0)), name: lowered.slice(colon + 1) };
    lastAction = action;
  }
  return lastName;
}
