import type { ViewDocument } from '../scenario/types';

interface Holder {
  readonly request: number;
  readonly pointer: string | undefined;
}

interface Kept {
  readonly entry: string | undefined;
  readonly view: ViewDocument;
}

const storedAs = 'iam-playground.place';

/** Keeps what is looked at, as long as the tab is open: who reloads, or comes back from another page, is there again. */
export function keepPlace(of: Holder): void {
  addEventListener('pagehide', () => {
    const { request, pointer } = of;
    const view = { request, ...(pointer !== undefined && { document: pointer }) };
    const kept: Kept = { entry: currentEntry(), view };
    try {
      sessionStorage.setItem(storedAs, JSON.stringify(kept));
    } catch {
      // Without storage the page begins where its scenario says.
    }
  });
}

/** Where the reader was in this entry of the browser's history. */
export function keptPlace(): ViewDocument | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storedAs) ?? 'null') as Kept | null;
    return kept?.entry !== undefined && kept.entry === currentEntry() ? kept.view : undefined;
  } catch {
    return undefined;
  }
}

/** As `address.ts` names it; one that was not opened before has no name yet. */
function currentEntry(): string | undefined {
  return (history.state as { readonly entry?: string } | null)?.entry;
}
