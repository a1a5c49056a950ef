import type { TextEdit } from '../../engine/finding';
import { policyText } from '../document';
import { textAt, valueAt, withItem, withValue } from '../edit';
import { formatDocument } from '../format';
import { below } from '../pointer';
import type { Scenario } from '../types';
import { applyEdit } from './splice';

/** One narrow edit of a scenario. */
export type Change =
  /** A document's new text. */
  | { readonly kind: 'document'; readonly pointer: string; readonly text: string }
  /** A condition key that the request now carries. */
  | { readonly kind: 'context'; readonly request: number; readonly key: string; readonly value: string }
  /** A value put where it was missing or another: a parameter, a tag, who calls. */
  | {
      readonly kind: 'value';
      readonly pointer: string;
      readonly value: string | Readonly<Record<string, string | boolean>>;
    }
  /** A new inline policy; `pointer` names the list that it joins. */
  | { readonly kind: 'policy'; readonly pointer: string; readonly name: string; readonly text: string };

/** The scenario after a change. */
export function applyChange(scenario: Scenario, change: Change): Scenario {
  switch (change.kind) {
    case 'document':
      return withValue(scenario, change.pointer, policyText(change.text));
    case 'context': {
      const pointer = below('/requests', change.request, 'context');
      const context = valueAt(scenario, pointer);
      return withValue(scenario, pointer, {
        ...(typeof context === 'object' ? context : {}),
        [change.key]: change.value,
      });
    }
    case 'value':
      return withValue(scenario, change.pointer, change.value);
    case 'policy':
      return withItem(scenario, change.pointer, { name: change.name, document: policyText(change.text) });
  }
}

/** A document's change by edits that do not overlap; a document in our formatting stays so. */
export function documentChange(
  scenario: Scenario,
  pointer: string,
  ...edits: readonly (TextEdit | undefined)[]
): Change | undefined {
  const text = textAt(scenario, pointer);
  const known = edits.filter((edit) => edit !== undefined);
  if (text === undefined || known.length < Math.max(edits.length, 1)) return undefined;
  // the last one first, so that the others keep their places
  const edited = known.toSorted((one, other) => other.span.from - one.span.from).reduce(applyEdit, text);
  const formatted = policyText(text).form === 'object' ? formatDocument(edited) : undefined;
  return { kind: 'document', pointer, text: formatted ?? edited };
}
