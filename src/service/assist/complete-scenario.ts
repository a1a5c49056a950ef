import type { Catalog } from '../../catalog/catalog';
import type { Completion, Completions, ScenarioPlaceRequest } from '../protocol';
import { actionOptions } from './complete/actions';
import { principalsOf } from './complete/principals';
import { cursorAt, type Cursor } from './cursor';
import type { Options } from './question';
import { alternatives, descriptionOf, schemasAt, type Schema } from './scenario-schema';

/** What can stand in the string at a place of a scenario's JSON: by the schema, the scenario itself and AWS's actions. */
export async function completeScenario(
  { scenario, text, offset }: Omit<ScenarioPlaceRequest, 'data'>,
  catalog: Catalog,
): Promise<Completions | undefined> {
  const cursor = cursorAt(text, offset);
  if (cursor === undefined) return undefined;
  const { from, to } = cursor.inner;
  const typed = text.slice(from, offset);
  const found = await optionsAt(cursor, { scenario, typed, catalog, text, offset, pointer: '' });
  const [options, isPartial] = 'options' in found ? [found.options, true] : [found, false];
  if (options.length === 0) return undefined;
  return { from, to: cursor.isBare ? Math.max(to, cursor.token.span.to) : to, options, isPartial };
}

type Place = Pick<ScenarioPlaceRequest, 'scenario' | 'text' | 'offset'> & {
  readonly typed: string;
  readonly catalog: Catalog;
  readonly pointer: string;
};

async function optionsAt(cursor: Cursor, place: Place): Promise<Options> {
  const { path, role } = cursor;
  const schemas = schemasAt(path);
  if (role === 'key') return memberNames(schemas, cursor);
  const [top, member] = path;
  if (top === 'requests' && member === 'action' && path.length === 2)
    return actionOptions({ ...place, cursor, type: 'identityBasedPolicy' });
  return [...namesOf(place.scenario, path), ...schemas.flatMap(alternatives).flatMap(valuesOf)];
}

function memberNames(schemas: readonly Schema[], { objects, token, isBare }: Cursor): readonly Completion[] {
  const taken = new Set(objects.at(-1)?.members.map(({ key }) => key.value));
  taken.delete(token.value);
  const members = schemas.flatMap(alternatives).flatMap(({ properties = {} }) => Object.entries(properties));
  return [...new Map(members)]
    .filter(([name]) => !taken.has(name))
    .map(([label, member], index) => {
      const info = descriptionOf(member);
      return {
        label,
        ...(info !== undefined && { info }),
        rank: -index,
        ...(isBare && { insert: `${JSON.stringify(label).slice(1)}: ` }),
      };
    });
}

/** Only strings can stand between quotation marks. */
function valuesOf({ const: only, enum: some = [], examples = [], default: usual }: Schema): readonly Completion[] {
  const texts = [only, ...some, usual, ...examples].filter((value) => typeof value === 'string');
  return [...new Set(texts)].map((label, index) => ({ label, rank: -index }));
}

/** Names that the scenario itself gives. */
function namesOf(scenario: Place['scenario'], path: readonly string[]): readonly Completion[] {
  const member = path.at(-1);
  if (path[0] !== 'requests') return [];
  if (path[1] === 'principal' && (path.length === 2 || member === 'arn')) return principalsOf(scenario);
  const accounts = Object.values(scenario.accounts ?? {});
  const names =
    member === 'resource' || path[1] === 'resource'
      ? accounts.flatMap(({ resources = {} }) => Object.keys(resources))
      : member === 'session' && path[1] === 'principal'
        ? (scenario.requests ?? []).flatMap(({ session }) => (session === undefined ? [] : [session]))
        : member === 'vpcEndpoint'
          ? accounts.flatMap(({ vpcEndpoints = {} }) => Object.keys(vpcEndpoints))
          : [];
  return names.map((label) => ({
    label,
    insert: JSON.stringify(label).slice(1, -1),
    detail: 'of this scenario',
    rank: 2,
  }));
}
