import { longestLink } from '../scenario/permalink/limits';
import { keepErrand } from './errand-kept';
import { errandOf } from './errand-standing';
import { errorPrefix } from './error-link';
import { recogniseText } from './import';
import type { Opened } from './opening';
import { emptyScenario } from './start';

/**
 * Opens the error that an address carries (`error-link.ts`) as a story. What it does not hold, and a verdict needs, is
 * kept for the page, as after an import.
 */
export async function openError(hash: string): Promise<Opened> {
  const text = hash.length > longestLink ? '' : decode(hash.slice(errorPrefix.length));
  const found = await recogniseText(text, emptyScenario);
  switch (found.kind) {
    case 'found':
      keepErrand(errandOf(found, found.scenario));
      return { kind: 'scenario', scenario: found.scenario };
    case 'scenario':
      return found;
    case 'nothing':
      return { kind: 'problem', sentence: found.sentence };
    case 'policy':
      return { kind: 'problem', sentence: 'This address holds a policy, and no error.' };
  }
}

/** What is no percent-encoding stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
