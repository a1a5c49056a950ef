import { isDeepStrictEqual } from 'node:util';
import { decodeActions } from '../../src/catalog/decode';
import { decodeService } from '../../src/catalog/decode-service';
import type { ActionsFile, ServiceFile } from '../../src/catalog/format';
import { sorted } from './lists';
import type { Sources, SourceService } from './sources';
import { sourceLevels } from './vocabulary';

/** Decodes what was written with the catalog's own decoder and compares it with the source, service by service. */
export function checkRoundTrip({ services }: Sources, files: ReadonlyMap<string, string>): readonly string[] {
  const read = <T>(path: string): T => JSON.parse(files.get(path) ?? 'null');
  const names = new Map(decodeActions(read<ActionsFile>('actions.json')).map((list) => [list.prefix, list]));
  return services.flatMap((service) => {
    const { prefix } = service;
    const expected = fromSource(service);
    const decoded = fromFile(read<ServiceFile>(`services/${prefix}.json`));
    const listed = (names.get(prefix)?.levels ?? []).flatMap((list) =>
      list.names.map((name) => [name, list.level] as const),
    );
    const levels = expected.actions.map(({ name, level }) => [name, level] as const);
    const isEqual =
      isDeepStrictEqual(decoded, expected) &&
      isDeepStrictEqual(
        sorted(listed, ([name]) => name),
        levels,
      );
    return isEqual ? [] : [`The service \`${prefix}\` does not come out of its file as it is in the source.`];
  });
}

/** Names in AWS's spelling, each once and sorted: a set, as the source means it. */
const setOf = (names: readonly string[]): readonly string[] => sorted(new Set(names), (name) => name);

function fromSource({ prefix, name, actions, resourceTypes, conditionKeys }: SourceService) {
  const spelling = new Map(conditionKeys.map(({ key }) => [key.toLowerCase(), key]));
  const typeNames = new Map(resourceTypes.map(({ key }) => [key.toLowerCase(), key]));
  const keys = (list: readonly string[] = []) => setOf(list.map((key) => spelling.get(key.toLowerCase()) ?? ''));
  return {
    prefix,
    name,
    actions: sorted(actions, (action) => action.name).map((action) => ({
      name: action.name,
      level: sourceLevels.get(action.accessLevel),
      keys: keys(action.conditionKeys),
      rows: action.resourceTypes.map((row) => [
        typeNames.get(row.name.toLowerCase()),
        row.required,
        keys(row.conditionKeys),
      ]),
    })),
    types: sorted(resourceTypes, ({ key }) => key).map((type) => [type.key, type.arn, keys(type.conditionKeys)]),
    keys: sorted(conditionKeys, ({ key }) => key).map(({ key, type }) => [key, type]),
  };
}

function fromFile(file: ServiceFile): ReturnType<typeof fromSource> {
  const { prefix, name, actions, resourceTypes, conditionKeys } = decodeService(file);
  const keys = (list: readonly { readonly name: string }[]) => setOf(list.map((key) => key.name));
  return {
    prefix,
    name,
    actions: [...actions.values()].map((action) => ({
      name: action.name,
      level: action.accessLevel,
      keys: keys(action.conditionKeys),
      rows: action.resourceTypes.map(({ type, required, conditionKeys: own }) => [type.name, required, keys(own)]),
    })),
    types: resourceTypes.map((type) => [type.name, type.arn, keys(type.conditionKeys)]),
    keys: sorted(conditionKeys, (key) => key.name).map((key) => [key.name, key.type]),
  };
}
