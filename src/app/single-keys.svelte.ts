const storageKey = 'iam-playground.single-keys';

/** Whether a key alone, without Ctrl, Alt or Meta, is a shortcut (WCAG 2.1.4: it can be turned off). */
export class SingleKeys {
  #on = $state(isOn());

  get on(): boolean {
    return this.#on;
  }

  turn(on: boolean): void {
    this.#on = on;
    try {
      if (on) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, 'off');
    } catch {
      // Storage may be blocked: the choice then holds for this visit.
    }
  }
}

function isOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}
