import type { Scenario } from '../scenario/types';
import { compactScenario } from '../scenario/write';
import { deleteDraft, keepDraft, newId, openDraft, readDraft } from './drafts';
import type { Change } from './change';
import type { Playground } from './playground.svelte';

/** Where a tab finds its own work again: by draft, and by entry of the browser's history. */
interface Place {
  readonly draft: string;
  readonly entry: string;
}

const storedAs = 'iam-playground.work';

/** How long after a change it is kept, in milliseconds: its verdict is painted by then. */
const wait = 150;

/**
 * Keeps what the reader works on as a draft: a moment after every change, however many follow, and at once where the page
 * may end, so that a tab that ends takes nothing with it. What was opened and not changed is somebody else's, and
 * is not kept.
 */
export class Work {
  readonly #playground: Playground;
  /** Each state of a scenario knows its draft, so that undo and redo across two scenarios write to the right one. */
  readonly #drafts = new WeakMap<Scenario, string>();
  readonly #unchanged = new WeakSet<Scenario>();
  #current = newId();
  /** The draft of the page before this one, and its text. */
  #former: { readonly id: string; readonly text: string } | undefined;
  #isKept = true;
  /** What is to be kept and is not yet, and the entry of the history that it belongs to. */
  #due: { readonly scenario: Scenario; readonly entry: string } | undefined;

  constructor(playground: Playground) {
    this.#playground = playground;
    addEventListener('pagehide', () => this.#keepDue());
    document.addEventListener('visibilitychange', () => this.#keepDue());
    if (playground.isTouched) {
      this.#keep(playground.scenario);
    } else {
      this.#unchanged.add(playground.scenario);
      this.#bringBack();
    }
  }

  /** Whether the browser keeps the work. */
  get isKept(): boolean {
    this.#keepDue();
    return this.#isKept;
  }

  changed(change: Change): void {
    const { scenario } = this.#playground;
    if (change !== 'edited') {
      this.#keepDue();
      this.#current = newId();
      this.#former = undefined;
      if (change === 'opened') this.#unchanged.add(scenario);
    }
    const draft = this.#drafts.get(scenario) ?? this.#current;
    if (draft !== this.#current) this.#keepDue();
    this.#current = draft;
    this.#drafts.set(scenario, draft);
    if (!this.#unchanged.has(scenario)) this.#plan(scenario);
  }

  #plan(scenario: Scenario): void {
    const isPlanned = this.#due !== undefined;
    this.#due = { scenario, entry: entryOf() };
    if (isPlanned) return;
    setTimeout(() => this.#keepDue(), wait);
  }

  #keepDue(): void {
    if (this.#due === undefined) return;
    const { scenario, entry } = this.#due;
    this.#due = undefined;
    this.#keep(scenario, entry);
    // A list of drafts that is open hears of it, as it hears of those of other tabs.
    dispatchEvent(new StorageEvent('storage'));
  }

  #keep(scenario: Scenario, entry = entryOf()): void {
    const keeping = keepDraft(scenario, this.#current);
    if (keeping.isKept) {
      this.#current = keeping.id;
      this.#drafts.set(scenario, keeping.id);
      writePlace({ draft: keeping.id, entry });
      this.#replaceFormer();
    } else if (this.#isKept && keeping.refusal === 'full') {
      this.#playground.tell({ kind: 'problem', text: keeping.sentence });
    }
    this.#isKept = keeping.isKept;
  }

  /** Two tabs may come from one, when it was duplicated: each goes on in a draft of its own. */
  #replaceFormer(): void {
    if (this.#former === undefined) return;
    const { id, text } = this.#former;
    this.#former = undefined;
    const draft = readDraft(id);
    if (draft?.isSaved === false && draft.text === text) deleteDraft(id);
  }

  /** A page that ended before its address held the last change finds it here. */
  #bringBack(): void {
    const place = readPlace();
    const draft = place?.entry === entryOf() ? readDraft(place.draft) : undefined;
    if (draft === undefined) return;
    const scenario = openDraft(draft);
    if (scenario === undefined) return;
    this.#former = draft;
    // An address leaves out what is true anyway.
    if (compactScenario(scenario) === compactScenario(this.#playground.scenario)) return;
    this.#playground.open(scenario, true);
    this.#unchanged.add(scenario);
    this.#playground.tell({
      kind: 'information',
      text: 'Your last changes are back: the page ended before its address held them.',
    });
  }
}

/** The name of this entry of the browser's history (`address.ts`). */
function entryOf(): string {
  const state = history.state as { readonly entry?: unknown } | null;
  return typeof state?.entry === 'string' ? state.entry : '';
}

function readPlace(): Place | undefined {
  try {
    const { draft, entry } = JSON.parse(sessionStorage.getItem(storedAs) ?? '{}') as Partial<
      Record<keyof Place, unknown>
    >;
    return typeof draft === 'string' && typeof entry === 'string' && entry !== '' ? { draft, entry } : undefined;
  } catch {
    return undefined;
  }
}

function writePlace(place: Place): void {
  try {
    sessionStorage.setItem(storedAs, JSON.stringify(place));
  } catch {
    // The draft is kept all the same, and stands in the list of drafts.
  }
}
