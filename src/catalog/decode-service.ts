import { arnStart, levelLetters, type ResourceRow, type ServiceFile } from './format';
import {
  keyTypes,
  type Action,
  type ActionResource,
  type ConditionKey,
  type ResourceType,
  type Service,
} from './reference';
import { entry, words } from './decode';

/** One service from its file. Throws a RangeError where the file contradicts itself. */
export function decodeService(file: ServiceFile): Service {
  const conditionKeys = decodeKeys(file);
  const sets = file.sets.map((set) => set.map((key) => entry(conditionKeys, key)));
  const resourceTypes = file.types.map(([name, arn, set]): ResourceType => {
    return { name, arn: arnStart + arn, conditionKeys: entry(sets, set) };
  });
  const actions: Action[] = [];
  for (const [rows, set, names] of file.shapes) {
    const shape = {
      resourceTypes: rows.map((row) => decodeRow(row, resourceTypes, sets)),
      conditionKeys: entry(sets, set),
    };
    for (const [letter, list] of Object.entries(names)) {
      const accessLevel = levelLetters[letter];
      if (accessLevel === undefined) throw new RangeError(`no access level ${letter}`);
      for (const name of words(list)) actions.push({ name, accessLevel, ...shape });
    }
  }
  actions.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    prefix: file.prefix,
    name: file.name,
    actions: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
    resourceTypes,
    conditionKeys,
  };
}

function decodeKeys({ keys }: ServiceFile): readonly ConditionKey[] {
  return Object.entries(keys).flatMap(([name, list]) => {
    const type = keyTypes.find((known) => known === name);
    if (type === undefined) throw new RangeError(`no type ${name}`);
    return words(list).map((key) => ({ name: key, type }));
  });
}

function decodeRow(
  row: ResourceRow,
  types: readonly ResourceType[],
  sets: readonly (readonly ConditionKey[])[],
): ActionResource {
  if (typeof row === 'number') return { type: entry(types, row), required: false, conditionKeys: [] };
  const [type, required = 1, set = 0] = row;
  return { type: entry(types, type), required: required === 1, conditionKeys: entry(sets, set) };
}
