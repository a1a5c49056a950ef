import { printFrame } from './permalink/frame';
import { compress } from './permalink/lz';
import type { Scenario } from './types';
import { compactScenario } from './write';

/** A scenario as a link of version 1 (`permalink.ts`). Apart from the reader, which the page loads before anything else. */
export function writeLink(scenario: Scenario): string {
  return printFrame(1, compress(compactScenario(scenario)));
}
