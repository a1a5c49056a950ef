import type { Verdict } from '../app/evaluator.svelte';
import type { Playground } from '../app/playground.svelte';
import type { Severity } from '../engine/finding';
import type { Decision } from '../engine/trace/decision';
import { decisionNames } from '../report/policy-types';
import type { PrincipalDocument, RequestDocument } from '../scenario/types';

const counts = new Intl.NumberFormat('en-US');

/** `6,144` */
export function counted(count: number): string {
  return counts.format(count);
}

/** A name of the report, as it stands at the start of a line. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const expectationNames: Readonly<Record<Decision | 'deny', string>> = {
  ...decisionNames,
  deny: 'deny of either kind',
};

/** What AWS said of a request, where the verdict is another one. */
export function awsSaid(said: Decision | 'deny', outcome: Decision): string {
  if (outcome === 'allowed') return 'AWS denied it; it is allowed now';
  return `AWS said ${expectationNames[said]}`;
}

export const severityWords: Readonly<Record<Severity, string>> = {
  ERROR: 'Error',
  SECURITY_WARNING: 'Security warning',
  WARNING: 'Warning',
  SUGGESTION: 'Suggestion',
};

/** Who calls, as short as a row has room for: the last part of an ARN, a session's name. */
export function callerWords(principal: PrincipalDocument): string {
  if (principal === '*') return 'anyone';
  if (typeof principal === 'string') return shortArn(principal);
  if ('arn' in principal) return shortArn(principal.arn);
  if ('session' in principal) return principal.session;
  return 'webIdentity' in principal ? principal.webIdentity : shortArn(principal.saml);
}

/** The part of an ARN that tells it from others of its kind. */
export function shortArn(arn: string): string {
  if (!arn.startsWith('arn:')) return arn;
  const resource = arn.split(':').slice(5).join(':');
  return resource === '' ? arn : resource;
}

export function resourceWords(resource: RequestDocument['resource']): string {
  const all = resource === undefined ? ['*'] : Array.isArray(resource) ? (resource as readonly unknown[]) : [resource];
  const arns = all.map((one) => (typeof one === 'string' ? one : (one as { readonly arn: string }).arn));
  const [first = '*', ...rest] = arns;
  return rest.length === 0 ? shortArn(first) : `${shortArn(first)} and ${rest.length} more`;
}

/**
 * How many expectations hold, of how many; undefined where nothing is expected. What AWS once said of a request is no
 * expectation that could fail: it counts only where the verdict is the same.
 */
export function scoreOf({
  evaluator,
  errand,
  requests,
}: Playground): { readonly held: number; readonly expected: number } | undefined {
  const expected = evaluator.explainedResults.filter(
    ({ expect, disabled, ok }, index) =>
      expect !== undefined && !disabled && (ok || errand.saidOf(requests[index]) === undefined),
  );
  if (expected.length === 0) return undefined;
  return { held: expected.filter(({ ok }) => ok).length, expected: expected.length };
}

/** `3 of 4 as expected · ` for the page's title; empty where nothing is expected. */
export function score(playground: Playground): string {
  const found = scoreOf(playground);
  return found === undefined ? '' : `${found.held} of ${found.expected} as expected · `;
}

/** What a screen reader hears when a verdict changes. */
export function announcement(verdict: Verdict | undefined, count: number): string {
  if (verdict === undefined) return '';
  const { outcome, explanation, message } = verdict.result;
  const why = (explanation === '' ? message : explanation).replaceAll('`', '');
  return `Request ${verdict.index + 1} of ${count}: ${capitalized(decisionNames[outcome])}. ${why}`;
}
