import type { Catalog } from '../../catalog/catalog';
import { expandPattern } from '../../catalog/expand';
import { findConditionKey } from '../../engine/context/keys';
import type { Description } from '../protocol';
import { resourcesInWords } from './complete/actions';
import { cursorAt, type Cursor } from './cursor';

/** What is known of the action or condition key at a place of a policy document. */
export async function describePlace(text: string, offset: number, catalog: Catalog): Promise<Description | undefined> {
  const cursor = cursorAt(text, offset);
  if (cursor?.path[0] !== 'Statement') return undefined;
  const [, element, operator] = cursor.path;
  if (cursor.role === 'value' && (element === 'Action' || element === 'NotAction')) return action(cursor, catalog);
  if (cursor.role === 'key' && element === 'Condition' && operator !== undefined) return conditionKey(cursor, catalog);
  return undefined;
}

async function action({ token, inner }: Cursor, catalog: Catalog): Promise<Description | undefined> {
  const { value } = token;
  if (!value.includes('*') && !value.includes('?')) {
    const found = await catalog.action(value);
    if (found.kind !== 'found') return undefined;
    return { ...inner, title: value, lines: [found.value.accessLevel, resourcesInWords(found.value)] };
  }
  const expansion = await expandPattern(catalog, value);
  if (expansion.kind !== 'found') return undefined;
  const { total, levels } = expansion.value;
  return {
    ...inner,
    title: `${value} covers ${total.toLocaleString('en-US')} ${total === 1 ? 'action' : 'actions'}`,
    lines: levels.map(({ level, actions }) => `${level}: ${actions.length.toLocaleString('en-US')}`),
    ...(total > 0 && { pattern: value }),
  };
}

async function conditionKey({ token, inner }: Cursor, catalog: Catalog): Promise<Description | undefined> {
  const known = findConditionKey(token.value);
  if (known) {
    const type = known.multivalued ? `${known.type}, several values` : known.type;
    return { ...inner, title: known.key, lines: [type, `present ${known.present}`] };
  }
  const answer = await catalog.conditionKey(token.value);
  return answer.kind === 'found'
    ? { ...inner, title: answer.value.name, lines: [answer.value.type.replace('ArrayOf', 'several values of ')] }
    : undefined;
}
