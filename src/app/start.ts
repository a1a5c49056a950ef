import type { Scenario } from '../scenario/types';
import { openHash, type Opener } from './opening';

/** A scenario with nothing but an account. */
export const emptyScenario: Scenario = { version: 1, accounts: { '111122223333': {} }, requests: [] };

/** What the page shows first: what the address holds, else what `fetchFirst` gives, the text of the first scenario. */
export async function openStart(
  hash: string,
  open: Opener,
  fetchFirst: () => Promise<string>,
): Promise<{ readonly scenario: Scenario; readonly problem?: string }> {
  const opened = await openHash(hash, open);
  if (opened.kind === 'scenario') return opened;
  const first = await fetchFirst().then(
    (text) => open({ kind: 'text', text }),
    () => undefined,
  );
  return {
    scenario: first?.kind === 'scenario' ? first.scenario : emptyScenario,
    ...(opened.kind === 'problem' && { problem: opened.sentence }),
  };
}
