import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLesson } from '../gallery/lesson';

/** One page of Learn. */
export interface Chapter {
  /** Name of its page. It never changes. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** The item of the gallery that stands on the page. */
  readonly embed: string;
  /** Markdown. */
  readonly text: string;
}

/** In reading order. */
const names = [
  'what-a-role-is',
  'trust-and-permissions',
  'sessions',
  'who-says-no',
  'conditions-that-bite',
  'organizations',
] as const;

export function readChapters(folder: string): readonly Chapter[] {
  return names.map((name) => {
    const lesson = readLesson(readFileSync(join(folder, `${name}.md`), 'utf8'));
    const { title, summary, embed } = lesson?.texts ?? {};
    if (lesson === undefined || title === undefined || summary === undefined || embed === undefined)
      throw new Error(`the front matter of ${name} cannot be read`);
    return { name, title, summary, embed, text: lesson.body };
  });
}
