import type { Policy, PolicyType, PrincipalElement, Statement } from '../policy/policy';
import type { ElementNode, PatternNode, PrincipalForm } from '../trace/match';
import { nearest } from './nearest';
import { isExempt } from './not-principal';
import { naming, type Naming } from './principal-form';
import { namedBy } from './principal-entry';
import type { Subject } from './subject';

/** Whether the principal element, or its absence, lets the statement apply. */
export function principalMatches(policy: Policy, statement: Statement, subject: Subject): boolean {
  const element = statement.principal;
  if (!element) return !needsPrincipal(policy.type);
  const namings = namingsOf(element, subject);
  return decide(element, statement, namings, subject).matches;
}

/** The same with its entries; undefined in policy types that take no principal. */
export function matchPrincipal(policy: Policy, statement: Statement, subject: Subject): ElementNode | undefined {
  const element = statement.principal;
  if (!element) return needsPrincipal(policy.type) ? missing(statement) : undefined;
  const namings = namingsOf(element, subject);
  const { matches, rule } = decide(element, statement, namings, subject);
  const shown = shownOf(element, namings, callerText(subject));
  return {
    kind: 'element',
    element: element.element,
    span: element.span,
    matches,
    patterns: shown.flatMap((index) => entryNode(element, index, namings[index])),
    omitted: element.entries.length - shown.length,
    ...(rule === undefined ? {} : { rule }),
  };
}

/** The forms in which a matching element names the caller, each once, in the order of the entries. */
export function formsOf(node: ElementNode): readonly PrincipalForm[] {
  if (!node.matches) return [];
  // NP-01: an Allow for everyone but some is an Allow for everyone else, as `*` would be.
  if (node.element === 'NotPrincipal') return ['anyone'];
  return [...new Set(node.patterns.flatMap((pattern) => (pattern.form ? [pattern.form] : [])))];
}

function namingsOf(element: PrincipalElement, subject: Subject): readonly Naming[] {
  // VE-02 narrows what an account is allowed, not what NotPrincipal spares.
  const caller = element.element === 'NotPrincipal' ? { ...subject, gateway: false } : subject;
  return element.entries.map((entry) => naming(namedBy(entry), caller));
}

function needsPrincipal(type: PolicyType): boolean {
  switch (type) {
    case 'resourceControlPolicy':
    case 'vpcEndpointPolicy':
    case 'resourceBasedPolicy':
    case 'trustPolicy':
    case 'keyPolicy':
      return true;
    case 'serviceControlPolicy':
    case 'identityBasedPolicy':
    case 'permissionsBoundary':
    case 'sessionPolicy':
      return false;
  }
}

/** PL-015: where a principal is required, a statement without one can never match. */
function missing(statement: Statement): ElementNode {
  const { span } = statement;
  return { kind: 'element', element: 'Principal', span, matches: false, patterns: [], omitted: 0, rule: 'PL-015' };
}

function decide(
  element: PrincipalElement,
  statement: Statement,
  namings: readonly Naming[],
  subject: Subject,
): { readonly matches: boolean; readonly rule?: string } {
  const forms = namings.flatMap(({ form }) => (form ? [form] : []));
  if (element.element === 'Principal') return { matches: forms.length > 0 };
  // NP-01: not supported with Allow; its old meaning is everybody whom no entry names.
  if (statement.effect === 'Allow') return { matches: forms.length === 0, rule: 'NP-01' };
  if (subject.hasBoundary === true) return { matches: true, rule: 'NP-03' };
  return { matches: !isExempt(subject.principal, forms), rule: 'NP-02' };
}

function shownOf(element: PrincipalElement, namings: readonly Naming[], caller: string): readonly number[] {
  const naming = namings.flatMap(({ form }, index) => (form ? [index] : []));
  const others = namings.flatMap(({ form }, index) => (form ? [] : [index]));
  const near = nearest(others, (index) => element.entries[index]?.value ?? '', caller);
  return [...naming, ...near].sort((a, b) => a - b);
}

function entryNode(element: PrincipalElement, index: number, named: Naming | undefined): readonly PatternNode[] {
  const entry = element.entries[index];
  if (!entry || !named) return [];
  const { value: text, span } = entry;
  return [{ kind: 'pattern', text, span, matches: named.form !== undefined, ...named }];
}

/** What entries for this caller look like. */
function callerText({ principal }: Subject): string {
  switch (principal.kind) {
    case 'roleSession':
      return principal.roleArn;
    case 'user':
    case 'federatedUser':
    case 'root':
    case 'assumedRoot':
      return principal.arn;
    case 'service':
      return principal.service;
    case 'webIdentity':
    case 'saml':
      return principal.provider;
    case 'anonymous':
      return '*';
  }
}
