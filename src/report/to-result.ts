import type { Decision } from '../engine/trace/decision';
import type { RequestNode } from '../engine/trace/nodes';
import { assumptionSentence } from './assumptions';
import { findDeciding, speaking } from './deciding';
import { explanationOf } from './explain';
import { messageOf } from './message';
import type { RequestResult } from './result';

/** What the list, the checker and the tests show of one request. `node` is undefined for a disabled one. */
export function toResult(
  node: RequestNode | undefined,
  request: {
    /** What sentences call it. */
    readonly label: string;
    readonly expect?: Decision | 'deny';
    readonly caller: string;
  },
): RequestResult {
  const name = request.label;
  const expect = request.expect === undefined ? {} : { expect: request.expect };
  if (!node) {
    const message = 'Not evaluated: the request is disabled.';
    return {
      name,
      outcome: 'undetermined',
      decidedBy: 'model',
      message,
      explanation: '',
      ok: true,
      disabled: true,
      assumptions: [],
      caller: request.caller,
      ...expect,
    };
  }
  const authorization = speaking(node);
  const pointer =
    node.obstacles[0]?.pointer ??
    authorization?.obstacles[0]?.pointer ??
    (authorization ? findDeciding(authorization).policy?.document : undefined);
  return {
    name,
    outcome: node.decision,
    decidedBy: node.decidedBy,
    message: messageOf(node),
    explanation: explanationOf(node),
    ok: holds(node.decision, request.expect),
    disabled: false,
    assumptions: node.assumptions.map(assumptionSentence),
    caller: node.caller.name,
    ...expect,
    ...(pointer === undefined ? {} : { document: pointer }),
  };
}

/** Whether an outcome is what was expected; `deny` stands for either kind. */
export function holds(outcome: Decision, expect: Decision | 'deny' | undefined): boolean {
  if (expect === undefined) return true;
  return expect === 'deny' ? outcome === 'explicitDeny' || outcome === 'implicitDeny' : outcome === expect;
}
