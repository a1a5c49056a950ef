import type { Scenario } from '../scenario/types';
import { keepDraft } from './drafts';
import type { Playground } from './playground.svelte';

/**
 * Opens a scenario where another stands. Work is never lost by it: it is kept as a draft, and one click leads back.
 * `what`: a noun for what was opened, `a link`.
 */
export function openOver(playground: Playground, scenario: Scenario, what: string): void {
  const former = playground.isTouched ? playground.scenario : undefined;
  playground.open(scenario);
  playground.errand.readAgain();
  playground.dismiss();
  if (former === undefined) return;
  const keeping = keepDraft(former);
  const back = () => {
    playground.open(former, true);
    playground.dismiss();
  };
  playground.tell({
    kind: keeping.isKept ? 'information' : 'problem',
    text: keeping.isKept
      ? `You opened ${what}; your former scenario is kept.`
      : `You opened ${what}; your former scenario is kept only as long as this page is open. ${keeping.sentence}`,
    action: { label: 'Back to it', run: back },
  });
}
