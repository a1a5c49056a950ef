import type { RequestContext } from '../context/context';
import type { PolicyType, PolicyVersion } from '../policy/policy';
import { splitParts } from './arn';
import { arnPattern, matchArn, type ArnPattern } from './arn-pattern';
import { compileGlob, hasWildcard, joinParts, type Glob, type GlobPart } from './glob';
import { fixedParts, parseVariables, substitute, type Part } from './variable';

/** One pattern of Resource or NotResource, compiled as far as it can be without a request. */
export interface ResourcePattern {
  /** PL-081 */
  readonly isEverything: boolean;
  /** What every ARN that can match begins with. */
  readonly prefix: string;
  /** Six, or fewer in an incomplete ARN (PL-076); none where the text is no ARN. */
  readonly fields: readonly Field[];
  /** Where no variable waits for a context. */
  readonly fixed?: ArnPattern;
  readonly parts: readonly Part[];
  /** A variable stands before the fifth colon, where VARS has none and AWS's own policies have some (PL-104). */
  readonly hasEarlyVariable: boolean;
}

/** A field is compiled, or still has variables. */
type Field = { readonly glob: Glob } | { readonly parts: readonly Part[] };

/** How a pattern and a request's resource compare. */
export interface ResourceMatch {
  readonly matches: boolean;
  /** The special rule that made it so. */
  readonly rule?: string;
}

const yes: ResourceMatch = { matches: true };
const no: ResourceMatch = { matches: false };
const spans: ResourceMatch = { matches: true, rule: 'PL-075' };
const completed: ResourceMatch = { matches: true, rule: 'PL-076' };
const completedElsewhere: ResourceMatch = { matches: true, rule: 'PL-077' };
const refused: ResourceMatch = { matches: false, rule: 'PL-077' };
const refusedInSession: ResourceMatch = { matches: false, rule: 'PL-076' };
const unresolved: ResourceMatch = { matches: false, rule: 'PL-108' };
const earlyVariable: ResourceMatch = { matches: true, rule: 'PL-104' };

/** Compiles one pattern; variables are live from 2012-10-17 (PL-100). */
export function compileResource(text: string, version: PolicyVersion): ResourcePattern {
  const parts = parseVariables(text, version);
  const fields = text.startsWith('arn:') ? splitParts(parts).map(compileField) : [];
  const hasEarlyVariable = fields.slice(0, 5).some((field) => 'parts' in field);
  const pattern = { isEverything: text === '*', prefix: prefixOf(parts), fields, parts, hasEarlyVariable };
  const globs = fields.flatMap((field) => ('glob' in field ? [field.glob] : []));
  return globs.length === fields.length ? { ...pattern, fixed: arnPattern(globs) } : pattern;
}

/** Compares a pattern with the resource of a request: an ARN, or `*`, which only the pattern `*` matches (RL-01). */
export function matchResourcePattern(
  pattern: ResourcePattern,
  resource: string,
  type: PolicyType,
  context: RequestContext,
): ResourceMatch {
  if (pattern.isEverything) return yes;
  if (pattern.fields.length === 0 || !resource.startsWith(pattern.prefix)) return no;
  const arn = pattern.fixed ?? resolve(pattern.fields, context);
  if (arn === undefined) return unresolved;
  const match = matchArn(arn, resource);
  if (match === undefined) return no;
  if (pattern.fields.length < 6) return incomplete(pattern, type);
  if (match === 'spanning') return spans;
  return pattern.hasEarlyVariable ? earlyVariable : yes;
}

/** The text of a pattern with variables for this request; undefined where one has no value. */
export function resolvedText(pattern: ResourcePattern, context: RequestContext): string | undefined {
  if (pattern.fixed) return undefined;
  const parts = substitute(pattern.parts, context);
  return parts && joinParts(parts);
}

/** PL-076, PL-077: whether a policy type fills what an ARN lacks with `*`. */
function incomplete(pattern: ResourcePattern, type: PolicyType): ResourceMatch {
  switch (type) {
    case 'identityBasedPolicy':
    case 'permissionsBoundary':
      return completed;
    case 'sessionPolicy':
      return refusedInSession;
    case 'resourceControlPolicy':
      return refused;
    case 'serviceControlPolicy': {
      const last = pattern.parts.at(-1);
      return last && isLive(last) && last.text.endsWith('*') ? completedElsewhere : refused;
    }
    case 'resourceBasedPolicy':
    case 'trustPolicy':
    case 'keyPolicy':
    case 'vpcEndpointPolicy':
      return pattern.parts.some((part) => isLive(part) && hasWildcard(part)) ? completedElsewhere : refused;
  }
}

function isLive(part: Part): part is GlobPart {
  return 'wildcards' in part && part.wildcards;
}

function prefixOf([first]: readonly Part[]): string {
  if (!first || !isLive(first)) return '';
  let end = 0;
  while (end < first.text.length && first.text[end] !== '*' && first.text[end] !== '?') end += 1;
  return first.text.slice(0, end);
}

function compileField(parts: readonly Part[]): Field {
  const fixed = fixedParts(parts);
  return fixed ? { glob: compileGlob(fixed) } : { parts };
}

function resolve(fields: readonly Field[], context: RequestContext): ArnPattern | undefined {
  const globs: Glob[] = [];
  for (const field of fields) {
    const glob = 'glob' in field ? field.glob : resolveField(field.parts, context);
    if (glob === undefined) return undefined;
    globs.push(glob);
  }
  return arnPattern(globs);
}

function resolveField(parts: readonly Part[], context: RequestContext): Glob | undefined {
  const resolved = substitute(parts, context);
  return resolved && compileGlob(resolved);
}
