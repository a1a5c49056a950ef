// A chunk for each, fetched when somebody opens it.
const texts = import.meta.glob<string>('../gallery/**/scenario.json', { query: '?raw', import: 'default' });

/**
 * The text of a gallery scenario by the name of its folder, with `/flipped` behind it for what it becomes by its one
 * edit; undefined where there is none of that name.
 */
export async function galleryText(name: string): Promise<string | undefined> {
  const path = `../gallery/${name}/scenario.json`;
  const load = Object.hasOwn(texts, path) ? texts[path] : undefined;
  return load?.();
}
