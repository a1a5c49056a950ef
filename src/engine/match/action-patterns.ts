import type { ActionElement } from '../policy/policy';
import type { ElementNode, PatternNode } from '../trace/match';
import { compileGlob, type Glob } from './glob';
import { SharedNodes } from './shared-nodes';

/** Action or NotAction, compiled: patterns by service, so that other services' patterns cost nothing. */
export interface CompiledActions {
  /** Positions of `*` and `*:*`. */
  readonly everything: readonly number[];
  readonly services: ReadonlyMap<string, ServicePatterns>;
  /** Patterns with the prefix `*` (PL-062). */
  readonly anyService: ServicePatterns;
  /** Every pattern in lower case. */
  readonly texts: readonly string[];
  readonly nodes: ActionNodes;
}

/** What traces have shown of an element, made once. */
export interface ActionNodes {
  readonly elements: SharedNodes<ElementNode>;
  /** Of patterns, by position. */
  readonly matching: (PatternNode | undefined)[];
  readonly others: (PatternNode | undefined)[];
}

/** The patterns of one service, by their action names in lower case. */
export interface ServicePatterns {
  /** Names without wildcards, with their positions. */
  readonly names: ReadonlyMap<string, number>;
  /** Names with wildcards, and repeated names. */
  readonly globs: readonly { readonly index: number; readonly glob: Glob }[];
  /** Positions of all of them. */
  readonly indexes: readonly number[];
}

interface GrowingPatterns extends ServicePatterns {
  readonly names: Map<string, number>;
  readonly globs: { readonly index: number; readonly glob: Glob }[];
  readonly indexes: number[];
}

const compiled = new WeakMap<ActionElement, CompiledActions>();

/** Compiles an element, once. */
export function compileActions(element: ActionElement): CompiledActions {
  let actions = compiled.get(element);
  if (actions === undefined) {
    actions = compile(element);
    compiled.set(element, actions);
  }
  return actions;
}

function compile(element: ActionElement): CompiledActions {
  const everything: number[] = [];
  const services = new Map<string, GrowingPatterns>();
  const anyService = noPatterns();
  const texts = element.patterns.map(({ value }) => value.toLowerCase());
  for (const [index, text] of texts.entries()) {
    const colon = text.indexOf(':');
    if (text === '*' || text === '*:*') everything.push(index);
    // PL-061: without exactly one colon it names no action, and matches none.
    if (colon < 0 || text === '*:*' || text.includes(':', colon + 1)) continue;
    const service = text.slice(0, colon);
    const patterns = service === '*' ? anyService : (services.get(service) ?? noPatterns());
    if (patterns.indexes.length === 0 && service !== '*') services.set(service, patterns);
    add(patterns, index, text.slice(colon + 1));
  }
  return { everything, services, anyService, texts, nodes: { elements: new SharedNodes(), matching: [], others: [] } };
}

function noPatterns(): GrowingPatterns {
  return { names: new Map(), globs: [], indexes: [] };
}

function add(patterns: GrowingPatterns, index: number, name: string): void {
  patterns.indexes.push(index);
  const glob = compileGlob([{ text: name, wildcards: true }]);
  if (glob.literal === undefined || patterns.names.has(name)) patterns.globs.push({ index, glob });
  else patterns.names.set(name, index);
}
