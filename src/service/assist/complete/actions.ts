import type { Catalog } from '../../../catalog/catalog';
import type { Action } from '../../../catalog/reference';
import type { Completion } from '../../protocol';
import type { Options, Question } from '../question';

/** Fewer letters than this are looked for in the names of services only. */
const shortest = 3;
const most = 60;

const ofTrust = ['AssumeRole', 'AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML', 'TagSession', 'SetSourceIdentity'];

/** A service's actions once its prefix is there; before that services, and the actions of all whose name has the letters. */
export async function actionOptions({ typed, type, catalog }: Question): Promise<Options> {
  const colon = typed.indexOf(':');
  if (colon >= 0) return ofService(catalog, typed.slice(0, colon));
  if (type === 'trustPolicy' && typed === '')
    return ofTrust.map((name, index) => ({ label: `sts:${name}`, rank: -index }));
  const [services, actions] = await Promise.all([servicesLike(catalog, typed), actionsLike(catalog, typed)]);
  return { options: [...services, ...actions].slice(0, most), isPartial: true };
}

async function ofService(catalog: Catalog, prefix: string): Promise<readonly Completion[]> {
  const service = await catalog.service(prefix);
  if (service.kind !== 'found') return [];
  return [...service.value.actions.values()].map((action) => ({
    label: `${service.value.prefix}:${action.name}`,
    detail: action.accessLevel,
    info: resourcesInWords(action),
  }));
}

/** What an action is about: `on bucket, object`. */
export function resourcesInWords({ resourceTypes }: Action): string {
  const types = [...new Set(resourceTypes.map(({ type }) => type.name))];
  return types.length === 0 ? 'takes no resource, only *' : `on ${types.join(', ')}`;
}

async function servicesLike(catalog: Catalog, typed: string): Promise<readonly Completion[]> {
  const services = await catalog.services();
  if (services.kind !== 'found') return [];
  const lower = typed.toLowerCase();
  /** The prefix itself, then what begins so, then what has the letters anywhere. */
  const fits = ({ prefix }: { readonly prefix: string }): number =>
    prefix === lower ? 2 : Number(prefix.startsWith(lower));
  return services.value
    .filter(({ prefix, name }) => prefix.includes(lower) || name.toLowerCase().includes(lower))
    .toSorted((a, b) => fits(b) - fits(a) || a.prefix.length - b.prefix.length)
    .map(({ prefix, name }) => ({ label: `${prefix}:`, detail: name, continues: true }))
    .slice(0, lower === '' ? most : most / 2);
}

async function actionsLike(catalog: Catalog, typed: string): Promise<readonly Completion[]> {
  if (typed.length < shortest) return [];
  const names = await catalog.actionNames();
  if (names.kind !== 'found') return [];
  const lower = typed.toLowerCase();
  const found = names.value.flatMap(({ prefix, levels }) =>
    levels.flatMap(({ level, names: own }) =>
      own.map((name) => ({ prefix, name, level, at: name.toLowerCase().indexOf(lower) })).filter(({ at }) => at >= 0),
    ),
  );
  // What begins so, and of that the shortest name, is the likeliest.
  return found
    .toSorted((a, b) => a.at - b.at || a.name.length - b.name.length)
    .map(({ prefix, name, level }) => ({ label: `${prefix}:${name}`, detail: level }));
}
