import type { Scenario } from '../scenario/types';
import { printScenario } from '../scenario/write';
import { download } from './clipboard';

/** Saves a scenario as a file, as the checker and this page read it. */
export function exportScenario(scenario: Scenario, name = scenario.title ?? 'scenario'): void {
  download(fileName(name, 'json'), 'application/json', `${printScenario(scenario)}\n`);
}

/** A title as the name of a file. */
export function fileName(title: string, ending: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.join('-').slice(0, 60) || 'scenario'}.${ending}`;
}
