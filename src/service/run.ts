import type { ReferenceFacts } from '../engine/facts';
import { readPolicy } from '../engine/policy/read';
import { evaluateStory } from '../engine/story';
import type { RequestNode } from '../engine/trace/nodes';
import type { RequestResult } from '../report/result';
import { toResult } from '../report/to-result';
import { listDocuments } from '../scenario/documents';
import type { ModelProblem } from '../scenario/problem';
import { requestLabels } from '../scenario/request-labels';
import type { PrincipalDocument, RequestDocument, Scenario } from '../scenario/types';
import { buildWorld } from '../scenario/world';
import type { DocumentFindings } from './protocol';

/** A scenario's story, evaluated. */
export interface Run {
  /** One per request, in the scenario's order. */
  readonly results: readonly RequestResult[];
  /** The trace of each; undefined for a disabled one. */
  readonly nodes: readonly (RequestNode | undefined)[];
  readonly problems: readonly ModelProblem[];
}

/** Evaluates every request of a scenario: the one way in which page, checker and tests come to a verdict. */
export function runScenario(scenario: Scenario, facts: ReferenceFacts): Run {
  const { world, requests, problems } = buildWorld(scenario, facts);
  const nodes = evaluateStory(world, requests);
  const labels = requestLabels(scenario.requests ?? []);
  const results = (scenario.requests ?? []).map((document, index) => resultOf(document, labels[index], nodes[index]));
  return { results, nodes, problems };
}

/** What is shown of one request. */
export function resultOf(
  document: RequestDocument,
  label: string | undefined,
  node: RequestNode | undefined,
): RequestResult {
  const { action, expect, extra, principal, disabled } = document;
  const result = toResult(node, {
    label: label ?? action,
    caller: callerText(principal),
    ...(expect !== undefined && { expect }),
  });
  // An expectation that cannot be read does not hold, whatever the outcome.
  const unreadable = expect === undefined && extra !== undefined && Object.hasOwn(extra, 'expect');
  return unreadable && disabled !== true ? { ...result, ok: false } : result;
}

/** What the policy reader found, by document; documents without findings are left out. */
export function findInDocuments(scenario: Scenario): readonly DocumentFindings[] {
  return listDocuments(scenario).flatMap(({ pointer, text, type }) => {
    const { findings } = readPolicy(text, type);
    return findings.length > 0 ? [{ pointer, findings }] : [];
  });
}

function callerText(principal: PrincipalDocument): string {
  if (typeof principal === 'string') return principal;
  if ('session' in principal) return principal.session;
  if ('webIdentity' in principal) return principal.webIdentity;
  return 'saml' in principal ? principal.saml : principal.arn;
}
