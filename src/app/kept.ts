/** All that this site keeps in a browser stands under names that begin so: others may share the origin. */
const prefix = 'iam-playground.';

/** Why something was not kept: no room is left, or the browser keeps nothing for this site. */
export type Refusal = 'full' | 'blocked';

/** What is kept under a name; undefined also where storage is blocked. */
export function readKept(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text under a name; tells why where it could not. What stood there then stands there still. */
export function writeKept(name: string, text: string): Refusal | undefined {
  try {
    localStorage.setItem(prefix + name, text);
    return undefined;
  } catch (error) {
    return isQuota(error) ? 'full' : 'blocked';
  }
}

export function removeKept(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // What is blocked holds nothing to remove.
  }
}

/** The names that begin so, in no order. */
export function listKept(beginning: string): readonly string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix + beginning))
      .map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}

/** Deletes everything; tells how much there was, and undefined where the browser keeps nothing. */
export function eraseKept(): number | undefined {
  try {
    return [localStorage, sessionStorage].reduce((count, storage) => {
      const keys = Object.keys(storage).filter((key) => key.startsWith(prefix));
      for (const key of keys) storage.removeItem(key);
      return count + keys.length;
    }, 0);
  } catch {
    return undefined;
  }
}

/** Tells of changes that other tabs make to what begins so. Returns how to stop. */
export function watchKept(beginning: string, onchange: () => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    // No key: everything was deleted.
    if (key === null || key.startsWith(prefix + beginning)) onchange();
  };
  addEventListener('storage', listen);
  return () => {
    removeEventListener('storage', listen);
  };
}

function isQuota(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    (error.name === 'QuotaExceededError' || error.name.startsWith('NS_ERROR_DOM_QUOTA'))
  );
}
