import { listDocuments } from './documents';
import { below } from './pointer';
import type { Scenario } from './types';

/** What of a story an edit can change. */
export interface Changes {
  /** JSON pointers of policy documents whose text differs, outside of the requests. */
  readonly documents: ReadonlySet<string>;
  /** Positions of requests that differ themselves. */
  readonly requests: ReadonlySet<number>;
}

/**
 * What differs between two states of a scenario; undefined where it is more than the texts of documents and single
 * requests, so that any verdict may change. States are compared by what they say: crossing to the worker leaves no
 * object the same.
 */
export function findChanges(before: Scenario, after: Scenario): Changes | undefined {
  const documents = new Set<string>();
  const requests = new Set<number>();
  const pointers = differences(before, after).filter((pointer) => !isPresentation(pointer));
  const known = new Set(pointers.length === 0 ? [] : listDocuments(after).map(({ pointer }) => pointer));
  for (const pointer of pointers) {
    const [, section, position, member] = pointer.split('/');
    const parent = pointer.slice(0, pointer.lastIndexOf('/'));
    if (section !== 'requests' && known.has(parent)) documents.add(parent);
    // which request defines a session depends on these two, and then all that use it
    else if (section !== 'requests' || member === undefined || member === 'session' || member === 'disabled')
      return undefined;
    else requests.add(Number(position));
  }
  return { documents, requests };
}

function isPresentation(pointer: string): boolean {
  return pointer === '/title' || pointer === '/description' || pointer.startsWith('/view');
}

/** Pointers of all in which two values of a scenario differ: of a text itself, of the whole where members come or go. */
function differences(before: unknown, after: unknown, pointer = ''): readonly string[] {
  if (before === after) return [];
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after)) return [pointer];
  const names = Object.keys(before);
  if (Object.keys(after).length !== names.length || !names.every((name) => Object.hasOwn(after, name)))
    return [pointer];
  return names.flatMap((name) => differences(before[name], after[name], below(pointer, name)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
