import { readScenario } from '../scenario/read';
import type { Scenario } from '../scenario/types';

// A chunk for each, fetched when somebody opens it.
const texts = import.meta.glob<string>('../gallery/**/scenario.json', { query: '?raw', import: 'default' });

/**
 * A scenario of the gallery by the name of its folder, with `/flipped` behind it for what it becomes by its one edit;
 * undefined where there is none of that name.
 */
export async function openGallery(name: string): Promise<Scenario | undefined> {
  const path = `../gallery/${name}/scenario.json`;
  const load = Object.hasOwn(texts, path) ? texts[path] : undefined;
  return load && readScenario(await load()).scenario;
}
