import { arnStart, type ResourceRow, type ServiceFile } from '../../src/catalog/format';
import { groupBy, interner, sorted } from './lists';
import type { SourceAction, SourceService } from './sources';
import { letterOf } from './vocabulary';

/** One service as its file: key sets and shapes are written once, for AWS's actions repeat them (format.ts). */
export function encodeService(service: SourceService): ServiceFile {
  const { keys, numbers } = encodeKeys(service);
  const sets = interner<readonly number[]>();
  const setOf = (names: readonly string[] = []): number =>
    sets.numberOf([...new Set(names.map((name) => numberOf(numbers, name)))].sort((a, b) => a - b));
  setOf();

  const ordered = sorted(service.resourceTypes, ({ key }) => key);
  const typeNumbers = new Map(ordered.map(({ key }, number) => [key.toLowerCase(), number]));
  const types = ordered.map(
    ({ key, arn, conditionKeys }) => [key, arn.slice(arnStart.length), setOf(conditionKeys)] as const,
  );

  const rowsOf = ({ resourceTypes }: SourceAction): readonly ResourceRow[] =>
    resourceTypes.map((row) => encodeRow(numberOf(typeNumbers, row.name), row.required, setOf(row.conditionKeys)));
  const shapeOf = (action: SourceAction): string => JSON.stringify([rowsOf(action), setOf(action.conditionKeys)]);
  const shapes = [
    ...groupBy(
      sorted(service.actions, ({ name }) => name),
      shapeOf,
    ),
  ].map(([shape, actions]) => {
    const [rows, set] = JSON.parse(shape) as [readonly ResourceRow[], number];
    const levels = [...groupBy(actions, letterOf)].map(([letter, list]) => [letter, namesOf(list)] as const);
    return [rows, set, Object.fromEntries(levels)] as const;
  });
  return { prefix: service.prefix, name: service.name, keys, sets: sets.values, types, shapes };
}

const namesOf = (actions: readonly SourceAction[]): string => actions.map(({ name }) => name).join(' ');

function encodeKeys({ conditionKeys }: SourceService) {
  const types = sorted(
    groupBy(
      sorted(conditionKeys, ({ key }) => key),
      ({ type }) => type,
    ),
    ([type]) => type,
  );
  const names = types.flatMap(([, list]) => list.map(({ key }) => key.toLowerCase()));
  return {
    keys: Object.fromEntries(types.map(([type, list]) => [type, list.map(({ key }) => key).join(' ')])),
    numbers: new Map(names.map((name, number) => [name, number])),
  };
}

function encodeRow(type: number, required: boolean, set: number): ResourceRow {
  if (set !== 0) return [type, required ? 1 : 0, set];
  return required ? [type] : type;
}

function numberOf(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name.toLowerCase());
  if (number === undefined) throw new Error(`the reference data names \`${name}\`, but does not define it`);
  return number;
}
