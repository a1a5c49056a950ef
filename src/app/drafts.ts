import { readScenario } from '../scenario/read';
import type { Scenario } from '../scenario/types';
import { printScenario } from '../scenario/write';

/** A scenario that stood open when another took its place. */
export interface Draft {
  /** ISO 8601 instant. */
  readonly kept: string;
  readonly title: string;
  readonly text: string;
}

const storageKey = 'iam-playground.drafts';
const most = 10;

/** What the browser keeps, the newest first; nothing where it cannot be read. */
export function listDrafts(): readonly Draft[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isDraft) : [];
  } catch {
    return [];
  }
}

/** Keeps a scenario. Where storage is blocked or full, older drafts make room; it returns whether this one is kept. */
export function keepDraft(scenario: Scenario): boolean {
  const text = printScenario(scenario);
  const draft: Draft = { kept: new Date().toISOString(), title: scenario.title ?? 'Untitled scenario', text };
  const others = listDrafts().filter((other) => other.text !== text);
  for (let count = most - 1; count >= 0; count -= 1) {
    if (store([draft, ...others.slice(0, count)])) return true;
  }
  return false;
}

export function dropDraft({ kept, text }: Draft): void {
  store(listDrafts().filter((draft) => draft.kept !== kept || draft.text !== text));
}

/** Undefined where what is stored is no scenario any more. */
export function openDraft({ text }: Draft): Scenario | undefined {
  return readScenario(text).scenario;
}

function store(drafts: readonly Draft[]): boolean {
  try {
    localStorage.setItem(storageKey, JSON.stringify(drafts));
    return true;
  } catch {
    return false;
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { kept, title, text } = value as Partial<Record<keyof Draft, unknown>>;
  return typeof kept === 'string' && typeof title === 'string' && typeof text === 'string';
}
