import { describeLink, openLink } from './permalink';
import { readPrefill } from './prefill';
import { linkLimits, readScenario } from './read';
import type { Scenario } from './types';

/** What is to be opened: the hash of an address, or a scenario's text. */
export type OpenRequest =
  { readonly kind: 'hash'; readonly hash: string } | { readonly kind: 'text'; readonly text: string };

/** What an address or a text holds: a scenario, nothing, or why it cannot be read, as a sentence. */
export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly sentence: string };

/**
 * Opens what comes from outside, which is untrusted input: a link (`#2.…`, `#1.…`), a request that a tool wrote
 * (`#q?action=…`), or the text of a scenario.
 */
export async function openScenario(request: OpenRequest): Promise<Opened> {
  if (request.kind === 'text') {
    const { scenario, problems } = readScenario(request.text, linkLimits);
    return scenario ? { kind: 'scenario', scenario } : problem(problems[0]?.message ?? 'nothing can be read');
  }
  const { hash } = request;
  const prefilled = readPrefill(hash);
  if (prefilled) return { kind: 'scenario', scenario: prefilled };
  if (hash.startsWith('#q?')) return problem('this address asks for a request without an action: add `action=…`');
  const link = await openLink(hash);
  if (link.kind === 'none') return link;
  return link.kind === 'opened' ? { kind: 'scenario', scenario: link.scenario } : problem(describeLink(link));
}

function problem(message: string): Opened {
  return { kind: 'problem', sentence: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
}
