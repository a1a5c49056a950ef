import type { Playground } from '../app/playground.svelte';
import { emptyScenario } from '../app/start';

/** Begins an empty scenario; what was open is kept, and one click leads back. */
export async function newScenario(playground: Playground): Promise<void> {
  const { openOver } = await import('../app/open-over');
  openOver(playground, emptyScenario, 'an empty scenario');
}
