import { openOver } from '../app/open-over';
import type { Playground } from '../app/playground.svelte';
import { emptyScenario } from '../app/start';

/** Begins an empty scenario; what was open is kept, and one click leads back. */
export function newScenario(playground: Playground): void {
  openOver(playground, emptyScenario, 'an empty scenario');
}
