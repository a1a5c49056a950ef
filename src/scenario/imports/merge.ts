import { formatDocument } from '../format';
import { below } from '../pointer';
import { quoted } from '../problem';
import type { PolicyText, Scenario } from '../types';

/** Something that the open scenario says otherwise than the import: the open scenario's stays. */
export interface MergeConflict {
  readonly pointer: string;
  /** Lower case, no final period, names in backticks. */
  readonly message: string;
  /** A document's text, or a value as text. */
  readonly kept: string;
  readonly offered: string;
}

export interface Merged {
  readonly scenario: Scenario;
  /** Places of what came in: accounts, principals, policies, requests. */
  readonly added: readonly string[];
  readonly conflicts: readonly MergeConflict[];
}

interface Merging {
  readonly added: string[];
  readonly conflicts: MergeConflict[];
}

/**
 * The open scenario with an import in it. What is there is never overwritten: members that it lacks are filled, lists
 * get what they do not have, requests follow its own; what differs is a conflict.
 */
export function mergeScenario(open: Scenario, imported: Scenario): Merged {
  const merging: Merging = { added: [], conflicts: [] };
  const { accounts, organization, requests = [] } = imported;
  const before = open.requests?.length ?? 0;
  const merged = {
    accounts: mergeValue(open.accounts, accounts, '/accounts', merging),
    organization: mergeValue(open.organization, organization, '/organization', merging),
  };
  merging.added.push(...requests.map((_, index) => below('/requests', before + index)));
  const taken = new Set((open.requests ?? []).flatMap(({ session }) => session ?? []));
  requests.forEach(({ session }, index) => {
    if (session === undefined || !taken.has(session)) return;
    merging.conflicts.push({
      pointer: below('/requests', before + index, 'session'),
      message: `the session ${quoted(session)} is defined twice: rename one`,
      kept: session,
      offered: session,
    });
  });
  return {
    scenario: {
      ...(open.title === undefined && imported.title !== undefined ? { title: imported.title } : {}),
      ...open,
      // the merged values have the shapes of the two that they come from
      ...(merged.accounts === undefined ? {} : { accounts: merged.accounts as NonNullable<Scenario['accounts']> }),
      ...(merged.organization === undefined
        ? {}
        : { organization: merged.organization as NonNullable<Scenario['organization']> }),
      ...(requests.length > 0 ? { requests: [...(open.requests ?? []), ...requests] } : {}),
    },
    ...merging,
  };
}

function mergeValue(kept: unknown, offered: unknown, pointer: string, merging: Merging): unknown {
  if (offered === undefined) return kept;
  if (kept === undefined) {
    merging.added.push(pointer);
    return offered;
  }
  if (Array.isArray(kept) && Array.isArray(offered)) return mergeList(kept, offered, pointer, merging);
  if (isPolicyText(kept) && isPolicyText(offered)) {
    if (!sameDocument(kept.text, offered.text)) conflict(pointer, kept.text, offered.text, merging);
    return kept;
  }
  if (isObject(kept) && isObject(offered)) return mergeMembers(kept, offered, pointer, merging);
  if (kept !== offered) conflict(pointer, asText(kept), asText(offered), merging);
  return kept;
}

type Members = Readonly<Record<string, unknown>>;

/** `Object.fromEntries` makes `__proto__` a member like any other. */
function mergeMembers(kept: Members, offered: Members, pointer: string, merging: Merging): Members {
  const entries = Object.entries(kept).map(([name, value]): [string, unknown] => [
    name,
    mergeValue(value, Object.hasOwn(offered, name) ? offered[name] : undefined, below(pointer, name), merging),
  ]);
  const more = Object.entries(offered).filter(([name, value]) => value !== undefined && !Object.hasOwn(kept, name));
  merging.added.push(...more.map(([name]) => below(pointer, name)));
  return Object.fromEntries([...entries, ...more]);
}

/** Items with a name or an id are one where those are the same; others where they are equal. */
function mergeList(
  kept: readonly unknown[],
  offered: readonly unknown[],
  pointer: string,
  merging: Merging,
): unknown[] {
  const merged = [...kept];
  const places = new Map(kept.map((item, index) => [keyOf(item), index] as const));
  for (const item of offered) {
    const key = keyOf(item);
    const index = places.get(key);
    if (index === undefined) {
      places.set(key, merged.length);
      merging.added.push(below(pointer, merged.length));
      merged.push(item);
    } else {
      merged[index] = mergeValue(merged[index], item, below(pointer, index), merging);
    }
  }
  return merged;
}

function keyOf(item: unknown): string {
  if (!isObject(item)) return `value ${asText(item)}`;
  const name = item['id'] ?? item['name'];
  return typeof name === 'string' ? `name ${name}` : `value ${asText(item)}`;
}

function conflict(pointer: string, kept: string, offered: string, merging: Merging): void {
  const name = pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  const message = `${quoted(name)} is there already and says something else: the one that is there stays`;
  merging.conflicts.push({ pointer, message, kept, offered });
}

function sameDocument(one: string, other: string): boolean {
  if (one === other) return true;
  const formatted = formatDocument(one);
  return formatted !== undefined && formatted === formatDocument(other);
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPolicyText(value: unknown): value is PolicyText {
  return (
    isObject(value) && typeof value['text'] === 'string' && (value['form'] === 'object' || value['form'] === 'text')
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
