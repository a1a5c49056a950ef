import { readScenario } from '../scenario/read';
import type { Scenario } from '../scenario/types';
import { printScenario } from '../scenario/write';
import { listKept, readKept, removeKept, watchKept, writeKept, type Refusal } from './kept';

/** A scenario that this browser keeps. */
export interface Draft {
  /** Stays the same for as long as the draft is kept. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601 instant of its last change; empty where it cannot be told. */
  readonly kept: string;
  /** Whether the reader saved it. The page keeps others by itself, and drops the oldest of those for newer ones. */
  readonly isSaved: boolean;
  /** The scenario's text; what is stored, as it is, where it is not `whole`. */
  readonly text: string;
  /** `newer`: a newer version of this site wrote it. `damaged`: it is not what any version writes. Both stay as they are. */
  readonly state: 'whole' | 'newer' | 'damaged';
}

/** What became of keeping a draft; `sentence` tells the reader why it is not kept. */
export type Keeping =
  | { readonly isKept: true; readonly id: string }
  | { readonly isKept: false; readonly refusal: Refusal; readonly sentence: string };

/** Each draft is an entry of its own, so that two tabs never write over each other's. */
const beginning = 'draft.';
const version = 1;
/** How many the page keeps by itself. */
const most = 10;

const sentences: Readonly<Record<Refusal, string>> = {
  full: 'This browser has no room left for this site: delete drafts, or download what you want to keep.',
  blocked: 'This browser keeps nothing for this site: copy a link, or download what you want to keep.',
};

/** Every draft that is kept, the newest first; nothing where the browser keeps nothing. */
export function listDrafts(): readonly Draft[] {
  return listKept(beginning)
    .map((name) => readDraft(name.slice(beginning.length)))
    .filter((draft) => draft !== undefined)
    .sort((one, other) => (one.kept < other.kept ? 1 : one.kept > other.kept ? -1 : one.id < other.id ? -1 : 1));
}

export function readDraft(id: string): Draft | undefined {
  const text = readKept(beginning + id);
  return text === undefined ? undefined : draftOf(id, text);
}

/** Saves a scenario as the reader names it; with an `id` over that draft. */
export function saveDraft(scenario: Scenario, name: string, id = newId()): Keeping {
  return write({ id, name, isSaved: true, text: printScenario(scenario) });
}

/**
 * Keeps a scenario without being asked to; with an `id` over that draft, which stays saved if it is. The same scenario is
 * kept once.
 */
export function keepDraft(scenario: Scenario, id?: string): Keeping {
  const text = printScenario(scenario);
  const name = scenario.title ?? 'Untitled scenario';
  const former = id === undefined ? listDrafts().find((draft) => draft.text === text) : readDraft(id);
  if (former?.state === 'whole') return write({ ...former, name: former.isSaved ? former.name : name, text });
  const keeping = write({ id: id === undefined || former ? newId() : id, name, isSaved: false, text });
  if (keeping.isKept) for (const old of listUnasked().slice(most)) removeKept(beginning + old.id);
  return keeping;
}

/** A draft that is renamed is one that the reader wants to keep. */
export function renameDraft(id: string, name: string): Keeping | undefined {
  const draft = readDraft(id);
  return draft?.state === 'whole' ? write({ ...draft, name, isSaved: true }) : undefined;
}

export function duplicateDraft(id: string): Keeping | undefined {
  const draft = readDraft(id);
  return draft?.state === 'whole'
    ? write({ ...draft, id: newId(), name: copyName(draft.name), isSaved: true })
    : undefined;
}

/** `A (copy)`, then `A (copy 2)`: also for the copy of a copy. */
function copyName(name: string): string {
  const [, base = name] = /^(.*) \(copy(?: \d+)?\)$/.exec(name) ?? [];
  return unusedName(`${base} (copy)`, (number) => `${base} (copy ${number})`);
}

/** A name that no draft has: the one that is wished for, or with the next number. */
export function unusedName(name: string, numbered = (number: number) => `${name} (${number})`): string {
  const taken = new Set(listDrafts().map((draft) => draft.name));
  let unused = name;
  for (let number = 2; taken.has(unused); number++) unused = numbered(number);
  return unused;
}

/** What tells a draft from others with its name: `4 requests, first: EC2 obtains …`; empty where it cannot be read. */
export function draftContents({ state, text }: Draft): string {
  if (state !== 'whole') return '';
  const { requests } = parse(text) as { readonly requests?: unknown };
  const list = Array.isArray(requests) ? (requests as readonly unknown[]) : [];
  const [first] = list;
  if (typeof first !== 'object' || first === null) return 'no requests yet';
  const { name, action } = first as { readonly name?: unknown; readonly action?: unknown };
  const called = [name, action].find((text) => typeof text === 'string' && text !== '');
  const count = list.length === 1 ? '1 request' : `${list.length} requests`;
  return typeof called === 'string' ? `${count}, first: ${called}` : count;
}

export function deleteDraft(id: string): void {
  removeKept(beginning + id);
}

/** Undefined where what is stored is no scenario that this version reads. */
export function openDraft({ state, text }: Draft): Scenario | undefined {
  return state === 'whole' ? readScenario(text).scenario : undefined;
}

/** Tells when another tab changes a draft. Returns how to stop. */
export function watchDrafts(onchange: () => void): () => void {
  return watchKept(beginning, onchange);
}

/** A name for a new draft. Only in secure contexts would the browser make one by itself. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0')).join('');
}

/** Those that the page keeps by itself, the newest first. */
function listUnasked(): readonly Draft[] {
  return listDrafts().filter(({ state, isSaved }) => state === 'whole' && !isSaved);
}

/** Where there is no room, the oldest that nobody asked for make some; if that does not help, they are put back. */
function write({ id, name, isSaved, text }: Pick<Draft, 'id' | 'name' | 'isSaved' | 'text'>): Keeping {
  const entry = JSON.stringify({ version, name, kept: new Date().toISOString(), isSaved, text });
  let refusal = writeKept(beginning + id, entry);
  if (refusal === 'full') {
    const removed: (readonly [name: string, entry: string])[] = [];
    for (const old of listUnasked().toReversed()) {
      if (old.id === id) continue;
      const place = beginning + old.id;
      removed.push([place, readKept(place) ?? '']);
      removeKept(place);
      refusal = writeKept(beginning + id, entry);
      if (refusal === undefined) break;
    }
    if (refusal !== undefined) for (const [place, former] of removed) writeKept(place, former);
  }
  return refusal === undefined ? { isKept: true, id } : { isKept: false, refusal, sentence: sentences[refusal] };
}

function draftOf(id: string, stored: string): Draft {
  const entry = parse(stored);
  const { name, kept, isSaved, text } = entry;
  const told = {
    id,
    name: typeof name === 'string' ? name : 'A draft that cannot be read',
    kept: typeof kept === 'string' && !Number.isNaN(Date.parse(kept)) ? kept : '',
  };
  if (entry.version === version && typeof name === 'string' && typeof text === 'string') {
    return { ...told, isSaved: isSaved === true, text, state: 'whole' };
  }
  const isNewer = typeof entry.version === 'number' && entry.version > version;
  return { ...told, isSaved: true, text: stored, state: isNewer ? 'newer' : 'damaged' };
}

type Entry = Partial<Record<'version' | 'name' | 'kept' | 'isSaved' | 'text', unknown>>;

function parse(stored: string): Entry {
  try {
    const value: unknown = JSON.parse(stored);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
