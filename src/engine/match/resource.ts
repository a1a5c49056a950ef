import type { RequestContext } from '../context/context';
import type { Policy, PolicyType, PolicyVersion, ResourceElement, Statement } from '../policy/policy';
import type { ElementNode } from '../trace/match';
import { listedOf, nearestLimit } from './nearest';
import { patternNode } from './pattern-node';
import {
  compileResource,
  matchResourcePattern,
  resolvedText,
  type ResourceMatch,
  type ResourcePattern,
} from './resource-pattern';
import { SharedNodes } from './shared-nodes';
import type { Subject } from './subject';

interface Compiled {
  readonly patterns: readonly ResourcePattern[];
  readonly nodes: SharedNodes<ElementNode>;
}

/** Compiled patterns by element: one table per version, since variables are text before 2012-10-17. */
const compiled: Readonly<Record<PolicyVersion, WeakMap<ResourceElement, Compiled>>> = {
  '2012-10-17': new WeakMap(),
  '2008-10-17': new WeakMap(),
};

/** Whether Resource, NotResource (PL-082) or their absence (PL-014) lets the statement apply. */
export function resourceMatches(policy: Policy, statement: Statement, subject: Subject): boolean {
  const element = statement.resource;
  if (!element) return missingMatches(policy.type, subject);
  return isListed(compile(element, policy.version).patterns, policy.type, subject) === (element.element === 'Resource');
}

function isListed(patterns: readonly ResourcePattern[], type: PolicyType, subject: Subject): boolean {
  for (const pattern of patterns)
    if (matchResourcePattern(pattern, subject.resource, type, subject.context).matches) return true;
  return false;
}

/** The same with its patterns; undefined in a trust policy, which has no Resource. */
export function matchResource(policy: Policy, statement: Statement, subject: Subject): ElementNode | undefined {
  const element = statement.resource;
  if (!element) return policy.type === 'trustPolicy' ? undefined : missing(policy.type, statement, subject);
  const { patterns, nodes } = compile(element, policy.version);
  const mask = plainMask(patterns, policy.type, subject);
  if (mask === undefined) return nodeOf(element, patterns, policy.type, subject);
  return nodes.get(mask, () => nodeOf(element, patterns, policy.type, subject));
}

/** Which patterns match, as bits; undefined where the node says more than that: a special rule, what a variable stands for. */
function plainMask(patterns: readonly ResourcePattern[], type: PolicyType, subject: Subject): number | undefined {
  if (patterns.length > nearestLimit) return undefined;
  let mask = 0;
  for (let index = 0; index < patterns.length; index += 1) {
    const pattern = patterns[index];
    if (!pattern || (!pattern.isEverything && !pattern.fixed)) return undefined;
    const { matches, rule } = matchResourcePattern(pattern, subject.resource, type, subject.context);
    if (rule !== undefined) return undefined;
    if (matches) mask |= 1 << index;
  }
  return mask;
}

function nodeOf(
  element: ResourceElement,
  patterns: readonly ResourcePattern[],
  type: PolicyType,
  subject: Subject,
): ElementNode {
  const found = patterns.map((pattern) => matchResourcePattern(pattern, subject.resource, type, subject.context));
  const matches = found.map((match) => match.matches);
  const shown = listedOf(matches, (index) => element.patterns[index]?.value ?? '', subject.resource);
  return {
    kind: 'element',
    element: element.element,
    span: element.span,
    matches: matches.includes(true) === (element.element === 'Resource'),
    patterns: shown.map((index) =>
      patternNode(
        element.patterns[index],
        matches[index] === true,
        detailsOf(element, patterns[index], found[index], subject.context),
      ),
    ),
    omitted: patterns.length - shown.length,
  };
}

/** A statement of a resource's policy without Resource means the resource that the policy is attached to. */
function missingMatches(type: PolicyType, subject: Subject): boolean {
  if (type === 'trustPolicy') return true;
  const isAttached = type === 'resourceBasedPolicy' || type === 'keyPolicy';
  return isAttached && (subject.attachedTo === undefined || subject.attachedTo === subject.resource);
}

function missing(type: PolicyType, statement: Statement, subject: Subject): ElementNode {
  return {
    kind: 'element',
    element: 'Resource',
    span: statement.span,
    matches: missingMatches(type, subject),
    patterns: [],
    omitted: 0,
    rule: 'PL-014',
  };
}

function compile(element: ResourceElement, version: PolicyVersion): Compiled {
  const known = compiled[version].get(element);
  if (known) return known;
  const patterns = element.patterns.map((pattern) => compileResource(pattern.value, version));
  const made = { patterns, nodes: new SharedNodes<ElementNode>() };
  compiled[version].set(element, made);
  return made;
}

function detailsOf(
  element: ResourceElement,
  pattern: ResourcePattern | undefined,
  match: ResourceMatch | undefined,
  context: RequestContext,
): { readonly resolved?: string; readonly rule?: string } | undefined {
  const resolved = pattern && resolvedText(pattern, context);
  // PL-109: in NotResource a variable without a value excludes nothing, which widens the statement.
  const rule = element.element === 'NotResource' && match?.rule === 'PL-108' ? 'PL-109' : match?.rule;
  if (resolved === undefined) return rule === undefined ? undefined : { rule };
  return rule === undefined ? { resolved } : { resolved, rule };
}
