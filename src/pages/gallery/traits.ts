import type { Subject } from '../../app/subjects';
import { valueAt } from '../../scenario/edit';
import type { RoleDocument, Scenario, UserDocument } from '../../scenario/types';

/** What a card says beside its policies: name and value. */
export type Trait = readonly [name: string, value: string];

/** Groups, tags, session duration and id, where a scenario gives them. */
export function traitsOf(scenario: Scenario, { kind, pointer }: Subject): readonly Trait[] {
  if (kind !== 'role' && kind !== 'user' && kind !== 'resource') return [];
  const value = valueAt(scenario, pointer) as Partial<RoleDocument & UserDocument>;
  const tags = Object.entries(value.tags ?? {}).map(([key, text]) => `${key}=${text}`);
  return [
    ...(value.groups?.length ? [['In the group', value.groups.join(', ')] as const] : []),
    ...(tags.length > 0 ? [['Tags', tags.join(', ')] as const] : []),
    ...(value.maxSessionDuration === undefined
      ? []
      : [['Maximum session duration', `${value.maxSessionDuration} s`] as const]),
    ...(value.path === undefined ? [] : [['Path', value.path] as const]),
    ...(value.id === undefined ? [] : [['Unique id', value.id] as const]),
  ];
}
