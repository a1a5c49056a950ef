// The titles alone: the scenarios stay in chunks of their own.
const titles = import.meta.glob<string>('../gallery/*/scenario.json', { import: 'title', eager: true });

/** The scenarios of the gallery by the names of their folders. */
export const galleryTitles: readonly { readonly name: string; readonly title: string }[] = Object.entries(titles).map(
  ([path, title]) => ({ name: path.split('/').at(-2) ?? '', title }),
);
