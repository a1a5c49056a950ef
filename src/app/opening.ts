import type { Opened, OpenRequest } from '../scenario/open';

export type { Opened } from '../scenario/open';

/** Opens a link or a text: the evaluation worker's service, or the reader itself where it is at hand. */
export type Opener = (request: OpenRequest) => Promise<Opened>;

const galleryPrefix = '#gallery/';

/** Reads the hash of an address, which may name a scenario of the gallery: `#gallery/NAME`. */
export async function openHash(hash: string, open: Opener): Promise<Opened> {
  if (hash === '' || hash === '#') return { kind: 'none' };
  return hash.startsWith(galleryPrefix)
    ? openGalleryItem(hash.slice(galleryPrefix.length), open)
    : open({ kind: 'hash', hash });
}

/** Opens a scenario of the gallery by its name. */
export async function openGalleryItem(name: string, open: Opener): Promise<Opened> {
  const found = await import('./gallery').then(
    ({ galleryText }) => galleryText(name),
    () => 'unreachable' as const,
  );
  if (found === 'unreachable') {
    return { kind: 'problem', sentence: 'The gallery cannot be fetched from here: open it in the playground.' };
  }
  return found === undefined
    ? { kind: 'problem', sentence: `The gallery has no scenario \`${name}\`.` }
    : open({ kind: 'text', text: found });
}
