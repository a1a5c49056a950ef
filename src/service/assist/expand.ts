import type { Catalog } from '../../catalog/catalog';
import { expandElement, expandPattern } from '../../catalog/expand';
import { readPolicy } from '../../engine/policy/read';
import type { ActionPattern, Expanded, PolicyDocument } from '../protocol';

/** What a pattern covers, or each statement of a document that can be read. */
export async function expandActions(of: ActionPattern | PolicyDocument, catalog: Catalog): Promise<Expanded> {
  switch (of.kind) {
    case 'pattern':
      return [{ label: of.pattern, element: 'Action', actions: await expandPattern(catalog, of.pattern) }];
    case 'document':
      return Promise.all(
        readPolicy(of.text, of.type).statements.map(async ({ sid, index, effect, action }) => ({
          label: sid === undefined || sid.value === '' ? `statement ${index + 1}` : sid.value,
          effect,
          element: action.element,
          actions: await expandElement(catalog, action),
        })),
      );
  }
}
