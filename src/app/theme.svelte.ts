export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'iam-playground.theme';

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
    try {
      localStorage.setItem(storageKey, theme);
    } catch {
      // Storage may be blocked: the choice then holds for this visit.
    }
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
  try {
    const stored = localStorage.getItem(storageKey);
    return isTheme(stored) ? stored : 'system';
  } catch {
    return 'system';
  }
}
