import { below } from '../../pointer';
import type { PolicyRef } from '../../types';
import { mapDocument } from '../document-text';
import type { Visit } from '../reference';

/** A record with its names and values changed, in their places. `name` and `value` get the pointer of the old name. */
export function mapRecord<T>(
  record: Readonly<Record<string, T>>,
  pointer: string,
  name: (name: string, pointer: string) => string,
  value: (value: T, pointer: string, name: string) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(record).map(([old, member]) => {
      const at = below(pointer, old);
      return [name(old, at), value(member, at, old)];
    }),
  );
}

/** Attached policies: names of the account's own, ARNs, inline documents. Without an account, names mean AWS's own. */
export function mapRefs(
  refs: readonly PolicyRef[],
  pointer: string,
  account: string | undefined,
  visit: Visit,
): readonly PolicyRef[] {
  return refs.map((ref, index) => mapRef(ref, below(pointer, index), account, visit));
}

export function mapRef(ref: PolicyRef, pointer: string, account: string | undefined, visit: Visit): PolicyRef {
  if (typeof ref !== 'string')
    return { ...ref, document: mapDocument(ref.document, below(pointer, 'document'), visit) };
  return account === undefined ? ref : visit({ kind: 'policy', text: ref, pointer, account });
}
