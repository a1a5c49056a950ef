import type { Scenario } from '../scenario/types';
import { printScenario } from '../scenario/write';
import { download } from './clipboard';

/** Saves a scenario as a file, as the checker and this page read it. */
export function exportScenario(scenario: Scenario): void {
  exportText(scenario.title ?? 'scenario', printScenario(scenario));
}

/** Saves a scenario's text as a file, as it is. */
export function exportText(name: string, text: string): void {
  download(fileName(name, 'json'), 'application/json', text.endsWith('\n') ? text : `${text}\n`);
}

/** A title as the name of a file. */
export function fileName(title: string, ending: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.join('-').slice(0, 60) || 'scenario'}.${ending}`;
}
