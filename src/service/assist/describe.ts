import type { Catalog } from '../../catalog/catalog';
import { expandPattern } from '../../catalog/expand';
import { findConditionKey } from '../../engine/context/keys';
import type { Scenario } from '../../scenario/types';
import type { Description, PlaceRequest, ScenarioPlaceRequest } from '../protocol';
import { resourcesInWords } from './complete/actions';
import { cursorAt, type Cursor } from './cursor';
import { describeName } from './describe-name';
import { presenceOf } from './key-presence';
import { descriptionOf, schemasAt } from './scenario-schema';

/** What is known of the action, condition key, ARN or principal at a place of a policy document. */
export async function describePlace(
  { text, offset, scenario }: Pick<PlaceRequest, 'text' | 'offset' | 'scenario'>,
  catalog: Catalog,
): Promise<Description | undefined> {
  const cursor = cursorAt(text, offset);
  return cursor && inDocument(cursor, scenario, catalog);
}

/** The same in the JSON of a whole scenario, and what its own members mean. */
export async function describeScenario(
  { text, offset, scenario }: Omit<ScenarioPlaceRequest, 'data'>,
  catalog: Catalog,
): Promise<Description | undefined> {
  const cursor = cursorAt(text, offset);
  if (cursor === undefined) return undefined;
  const { path, role, token, inner } = cursor;
  const document = path.indexOf('Statement');
  if (document >= 0) return inDocument({ ...cursor, path: path.slice(document) }, scenario, catalog);
  if (role === 'value' && path.length === 2 && path[0] === 'requests' && path[1] === 'action')
    return action(cursor, catalog);
  const named = await describeName(token.value, inner, scenario, catalog);
  if (named !== undefined || role === 'value') return named;
  const [info] = schemasAt([...path, token.value]).flatMap((one) => descriptionOf(one) ?? []);
  return info === undefined ? undefined : { ...inner, title: token.value, lines: [info] };
}

async function inDocument(cursor: Cursor, scenario: Scenario, catalog: Catalog): Promise<Description | undefined> {
  const { path, role, token, inner } = cursor;
  const [top, element, operator] = path;
  if (top !== 'Statement') return undefined;
  if (role === 'key')
    return element === 'Condition' && operator !== undefined ? conditionKey(cursor, catalog) : undefined;
  if (element === 'Action' || element === 'NotAction') return action(cursor, catalog);
  return describeName(token.value, inner, scenario, catalog);
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
    return { ...inner, title: known.key, lines: [type, `present ${presenceOf(known)}`] };
  }
  const answer = await catalog.conditionKey(token.value);
  return answer.kind === 'found'
    ? { ...inner, title: answer.value.name, lines: [answer.value.type.replace('ArrayOf', 'several values of ')] }
    : undefined;
}
