import type { Verdict } from '../../app/evaluator.svelte';
import type { Playground } from '../../app/playground.svelte';
import type { Span } from '../../engine/json/tree';
import { findDeciding, speaking } from '../../report/deciding';
import { requestAt } from './request-at';

/** The ways from a verdict to where it is decided. */
export interface Ways {
  readonly playground: Playground;
  /** Opens the form of a request. */
  readonly onedit: (request: number) => void;
  readonly open: (document: string, span?: Span) => void;
  readonly showGate: () => Promise<void> | undefined;
}

/** Shows the statement on which a verdict rests; where there is none, the gate of the path. */
export async function showDeciding(verdict: Verdict, { playground, onedit, open, showGate }: Ways): Promise<void> {
  const { document = '' } = verdict.result;
  const request = requestAt(document);
  if (request !== undefined) {
    await playground.select(request);
    return;
  }
  const authorization = speaking(verdict.trace);
  if (authorization?.decision === 'undetermined') {
    onedit(verdict.index);
    return;
  }
  const deciding = authorization && findDeciding(authorization);
  const isHere = document.startsWith('/') && deciding?.policy?.document === document;
  const span = isHere ? deciding.statement?.span : undefined;
  if (deciding === undefined || span !== undefined) {
    open(document, span);
    return;
  }
  if (document.startsWith('/')) playground.show(document);
  playground.say('No statement decides this: the gate of the path does.');
  await showGate();
}
