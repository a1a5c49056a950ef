import { readKept, writeKept } from './kept';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storedAs = 'theme';

/** The colour scheme that the reader chose; `system` follows the browser. */
export class ThemeChoice {
  #theme: Theme;

  constructor(theme: Theme = storedTheme()) {
    this.#theme = $state(theme);
    this.#apply();
  }

  get current(): Theme {
    return this.#theme;
  }

  choose(theme: Theme): void {
    this.#theme = theme;
    this.#apply();
    // Where storage is blocked or full, the choice holds for this visit.
    writeKept(storedAs, theme);
  }

  #apply(): void {
    if (this.#theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.#theme;
  }
}

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

function storedTheme(): Theme {
  const stored = readKept(storedAs);
  return isTheme(stored) ? stored : 'system';
}
