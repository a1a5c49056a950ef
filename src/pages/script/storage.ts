/** All that this site keeps in a browser stands under names that begin so: others may share the origin. */
const prefix = 'iam-playground.';

/** What is kept under a name; undefined also where storage is blocked. */
export function readStored(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeStored(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, text);
  } catch {
    // Storage may be blocked or full: what the reader did then holds for this visit.
  }
}

/** Deletes everything; tells how much there was, and undefined where storage is blocked. */
export function eraseStored(): number | undefined {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    for (const name of names) localStorage.removeItem(name);
    return names.length;
  } catch {
    return undefined;
  }
}
