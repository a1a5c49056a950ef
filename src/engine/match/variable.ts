import type { RequestContext } from '../context/context';
import type { PolicyVersion } from '../policy/policy';
import type { GlobPart } from './glob';

/** A policy variable (PL-105); without `key` it is one that cannot be read, and never has a value. */
export interface Variable {
  readonly kind: 'variable';
  readonly key?: string;
  readonly default?: string;
}

/** A stretch of a policy value cut at its variables: text, or what `${*}`, `${?}` and `${$}` stand for (PL-118). */
export type Part = GlobPart | Variable;

/** The parts, where none of them waits for the request context. */
export function fixedParts(parts: readonly Part[]): readonly GlobPart[] | undefined {
  const fixed = parts.filter(isText);
  return fixed.length === parts.length ? fixed : undefined;
}

function isText(part: Part): part is GlobPart {
  return !('kind' in part);
}

/** Cuts a value at its variables; before 2012-10-17 there are none, and all of it is text (PL-007, PL-100). */
export function parseVariables(value: string, version: PolicyVersion): readonly Part[] {
  if (version === '2008-10-17' || !value.includes('${')) {
    return [{ text: value, wildcards: true }];
  }
  const parts: Part[] = [];
  let from = 0;
  for (;;) {
    const open = value.indexOf('${', from);
    const close = open < 0 ? -1 : value.indexOf('}', open + 2);
    // PL-107: without its `}` it is text like any other.
    const end = close < 0 ? value.length : open;
    if (end > from) parts.push({ text: value.slice(from, end), wildcards: true });
    if (close < 0) return parts;
    parts.push(variable(value.slice(open + 2, close)));
    from = close + 1;
  }
}

/** What stands between `${` and `}`: no nesting, no functions (PL-117). */
function variable(inside: string): Part {
  if (inside === '*' || inside === '?' || inside === '$') return { text: inside, wildcards: false };
  const comma = inside.indexOf(',');
  const key = comma < 0 ? inside : inside.slice(0, comma);
  if (key === '' || hasBlank(key)) return { kind: 'variable' };
  if (comma < 0) return { kind: 'variable', key };
  // PL-106: comma, blank, single quotes; anything else cannot be read.
  const fallback = inside.slice(comma + 1);
  const quoted = fallback.length >= 3 && fallback.startsWith(" '") && fallback.endsWith("'");
  return quoted ? { kind: 'variable', key, default: fallback.slice(2, -1) } : { kind: 'variable' };
}

function hasBlank(text: string): boolean {
  return text.includes(' ') || text.includes('\t') || text.includes('\n') || text.includes('\r');
}

/**
 * The value with its variables replaced. What is put in is literal text, never a wildcard (PL-115), and is not read
 * again (PL-117). `undefined` where a variable has neither value nor default (PL-108, PL-110, PL-112).
 */
export function substitute(parts: readonly Part[], context: RequestContext): readonly GlobPart[] | undefined {
  const result: GlobPart[] = [];
  for (const part of parts) {
    if (isText(part)) {
      result.push(part);
      continue;
    }
    const text = valueOf(part, context);
    if (text === undefined) return undefined;
    result.push({ text, wildcards: false });
  }
  return result;
}

function valueOf(variable: Variable, context: RequestContext): string | undefined {
  if (variable.key === undefined) return undefined;
  // PL-113: a multivalued key has no one value to put in. PL-119: an empty value is none.
  const values = context.isMultivalued(variable.key) ? [] : (context.get(variable.key)?.values ?? []);
  const [value] = values;
  return values.length === 1 && value !== '' ? value : variable.default;
}
