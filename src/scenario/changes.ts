import { toPointer } from '../engine/json/pointer';
import { listDocuments } from './documents';
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
function differences(before: unknown, after: unknown): readonly string[] {
  const found: string[] = [];
  const path: string[] = [];
  const compare = (one: unknown, other: unknown): void => {
    if (one === other) return;
    if (!isObject(one) || !isObject(other) || !haveSameNames(one, other)) {
      found.push(toPointer(path));
      return;
    }
    for (const name in one) {
      path.push(name);
      compare(one[name], other[name]);
      path.pop();
    }
  };
  compare(before, after);
  return found;
}

function haveSameNames(one: object, other: object): boolean {
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
