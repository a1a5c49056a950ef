import type { ActionElement } from '../policy/policy';
import type { ElementNode, PatternNode } from '../trace/match';
import { compileGlob, type Glob } from './glob';
import { SharedNodes } from './shared-nodes';

/** The patterns of one service, by their action names in lower case. */
export interface ServicePatterns {
  /** Names without wildcards, with their positions. */
  readonly names: ReadonlyMap<string, number>;
  /** Names with wildcards, and repeated names. */
  readonly globs: readonly { readonly index: number; readonly glob: Glob }[];
  /** Positions of all of them. */
  readonly indexes: readonly number[];
}

/** What traces have shown of an element, made once. */
interface ActionNodes {
  readonly elements: SharedNodes<ElementNode>;
  /** Of patterns, by position. */
  readonly matching: (PatternNode | undefined)[];
  readonly others: (PatternNode | undefined)[];
}

/**
 * Action or NotAction, laid out by service, so that other services' patterns cost nothing. Those of a service are
 * compiled when they are first asked for: of the thousands in AWS's own policies, a request needs a few.
 */
export class CompiledActions {
  /** Every pattern in lower case. */
  readonly texts: readonly string[];
  /** Positions of `*` and `*:*`. */
  readonly everything: readonly number[];
  /** Positions by service. */
  readonly services: ReadonlyMap<string, readonly number[]>;
  /** Patterns with the prefix `*` (PL-062). */
  readonly anyService: ServicePatterns | undefined;
  readonly nodes: ActionNodes = { elements: new SharedNodes(), matching: [], others: [] };
  readonly #compiled = new Map<string, ServicePatterns>();

  constructor({ patterns }: ActionElement) {
    this.texts = patterns.map(({ value }) => value.toLowerCase());
    const { everything, services } = sort(this.texts);
    this.everything = everything;
    this.services = services;
    this.anyService = this.of('*');
    services.delete('*');
  }

  /** The patterns of a service, if it has any. */
  of(service: string): ServicePatterns | undefined {
    const indexes = this.services.get(service);
    if (!indexes) return undefined;
    let patterns = this.#compiled.get(service);
    if (!patterns) this.#compiled.set(service, (patterns = compile(this.texts, service, indexes)));
    return patterns;
  }
}

const compiled = new WeakMap<ActionElement, CompiledActions>();

/** Compiles an element, once. */
export function compileActions(element: ActionElement): CompiledActions {
  let actions = compiled.get(element);
  if (!actions) compiled.set(element, (actions = new CompiledActions(element)));
  return actions;
}

function sort(texts: readonly string[]): {
  readonly everything: readonly number[];
  readonly services: Map<string, readonly number[]>;
} {
  const everything: number[] = [];
  const services = new Map<string, number[]>();
  let prefix = '';
  let indexes: number[] = [];
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] ?? '';
    const colon = text.indexOf(':');
    if (text === '*' || text === '*:*') everything.push(index);
    // PL-061: without exactly one colon it names no action, and matches none.
    if (colon < 0 || text === '*:*' || text.includes(':', colon + 1)) continue;
    // Long lists are sorted: the next pattern is mostly one of the same service.
    if (colon + 1 !== prefix.length || !text.startsWith(prefix)) {
      prefix = text.slice(0, colon + 1);
      const service = text.slice(0, colon);
      indexes = services.get(service) ?? [];
      if (indexes.length === 0) services.set(service, indexes);
    }
    indexes.push(index);
  }
  return { everything, services };
}

function compile(texts: readonly string[], service: string, indexes: readonly number[]): ServicePatterns {
  const names = new Map<string, number>();
  const globs: { readonly index: number; readonly glob: Glob }[] = [];
  for (const index of indexes) {
    const name = texts[index]?.slice(service.length + 1) ?? '';
    const glob = compileGlob([{ text: name, wildcards: true }]);
    if (glob.literal === undefined || names.has(name)) globs.push({ index, glob });
    else names.set(name, index);
  }
  return { names, globs, indexes };
}
