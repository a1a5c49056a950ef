import type { RequestContext } from '../context/context';
import type { Policy, PolicyType, PolicyVersion, ResourceElement, Statement } from '../policy/policy';
import type { ElementNode } from '../trace/match';
import { listedOf } from './nearest';
import { patternNode } from './pattern-node';
import {
  compileResource,
  matchResourcePattern,
  resolvedText,
  type ResourceMatch,
  type ResourcePattern,
} from './resource-pattern';
import type { Subject } from './subject';

/** Compiled patterns by element: one table per version, since variables are text before 2012-10-17. */
const compiled: Readonly<Record<PolicyVersion, WeakMap<ResourceElement, readonly ResourcePattern[]>>> = {
  '2012-10-17': new WeakMap(),
  '2008-10-17': new WeakMap(),
};

/** Whether Resource, NotResource (PL-082) or their absence (PL-014) lets the statement apply. */
export function resourceMatches(policy: Policy, statement: Statement, subject: Subject): boolean {
  const element = statement.resource;
  if (!element) return missingMatches(policy.type, subject);
  const listed = patternsOf(element, policy.version).some(
    (pattern) => matchResourcePattern(pattern, subject.resource, policy.type, subject.context).matches,
  );
  return listed === (element.element === 'Resource');
}

/** The same with its patterns; undefined in a trust policy, which has no Resource. */
export function matchResource(policy: Policy, statement: Statement, subject: Subject): ElementNode | undefined {
  const element = statement.resource;
  if (!element) return policy.type === 'trustPolicy' ? undefined : missing(policy.type, statement, subject);
  const patterns = patternsOf(element, policy.version);
  const found = patterns.map((pattern) =>
    matchResourcePattern(pattern, subject.resource, policy.type, subject.context),
  );
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

function patternsOf(element: ResourceElement, version: PolicyVersion): readonly ResourcePattern[] {
  const known = compiled[version].get(element);
  if (known) return known;
  const patterns = element.patterns.map((pattern) => compileResource(pattern.value, version));
  compiled[version].set(element, patterns);
  return patterns;
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
