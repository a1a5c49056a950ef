import type { Policy, PolicyType, PrincipalElement, Statement } from '../policy/policy';
import type { ElementNode, PrincipalForm } from '../trace/match';
import { listedOf } from './nearest';
import { isExempt } from './not-principal';
import { patternNode } from './pattern-node';
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
  const isNamed = namings.map(({ form }) => form !== undefined);
  const shown = listedOf(isNamed, (index) => element.entries[index]?.value ?? '', callerText(subject));
  return {
    kind: 'element',
    element: element.element,
    span: element.span,
    matches,
    patterns: shown.map((index) => patternNode(element.entries[index], isNamed[index] === true, namings[index])),
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
