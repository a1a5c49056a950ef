import { describeLink, openLink } from '../scenario/permalink';
import { readPrefill } from '../scenario/prefill';
import type { Scenario } from '../scenario/types';

/** What an address holds: a scenario, nothing, or why it cannot be read. */
export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly sentence: string };

const galleryPrefix = '#gallery/';

/**
 * Reads the hash of an address, which is untrusted input: a link (`#2.…`, `#1.…`), a gallery scenario
 * (`#gallery/NAME`), or a request that a tool wrote (`#q?action=…`).
 */
export async function openHash(hash: string): Promise<Opened> {
  if (hash.startsWith(galleryPrefix)) return openGalleryItem(hash.slice(galleryPrefix.length));
  const prefilled = readPrefill(hash);
  if (prefilled) return { kind: 'scenario', scenario: prefilled };
  if (hash.startsWith('#q?')) return problem('this address asks for a request without an action: add `action=…`');
  const link = await openLink(hash);
  if (link.kind === 'none') return link;
  return link.kind === 'opened' ? { kind: 'scenario', scenario: link.scenario } : problem(describeLink(link));
}

/** Opens a scenario of the gallery by its name. */
export async function openGalleryItem(name: string): Promise<Opened> {
  const found = await import('./gallery').then(
    ({ openGallery }) => openGallery(name),
    () => 'unreachable' as const,
  );
  if (found === 'unreachable') return problem('the gallery cannot be fetched from here: open it in the playground');
  return found ? { kind: 'scenario', scenario: found } : problem(`the gallery has no scenario \`${name}\``);
}

function problem(message: string): Opened {
  return { kind: 'problem', sentence: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
}
