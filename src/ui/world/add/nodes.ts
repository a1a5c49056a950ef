import { valueAt } from '../../../app/pointer';
import type { OrganizationNodeDocument, Scenario } from '../../../scenario/types';

/** The root or a unit by its name. */
export function nodeWords(scenario: Scenario, pointer: string): string {
  if (pointer === '/organization/root') return 'Root';
  // A pointer of a unit leads to a unit.
  const node = valueAt(scenario, pointer) as OrganizationNodeDocument;
  return node.name ?? node.id;
}
