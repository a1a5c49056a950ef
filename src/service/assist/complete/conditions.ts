import { conditionKeysOf, isMultivaluedType } from '../../../catalog/condition-keys';
import { conditionKeys, findConditionKey } from '../../../engine/context/keys';
import { parseOperator } from '../../../engine/policy/operator';
import { conditionOperators } from '../../../engine/policy/policy';
import { familyOf, type OperatorFamily } from '../../../validation/operators';
import type { Catalog } from '../../../catalog/catalog';
import type { Completion } from '../../protocol';
import { presenceOf } from '../key-presence';
import type { Question } from '../question';
import { statementAt, stringsOf } from '../cursor';
import { principalsOf } from './principals';
import { actionsAt } from './resources';

/** A key's type as far as operators care. */
interface KnownKey {
  readonly type: string;
  readonly multivalued: boolean;
}

/** A key to choose. */
interface Offered {
  readonly name: string;
  readonly type: string;
  readonly info: string;
  readonly rank: number;
}

/** Operators; of those over keys that are there already, the ones that suit their types. */
export async function operatorOptions({ cursor, catalog }: Question): Promise<readonly Completion[]> {
  const member = cursor.objects.at(-1)?.members.find(({ key }) => key === cursor.token);
  const names = member?.value.kind === 'object' ? member.value.members.map(({ key }) => key.value) : [];
  const keys = (await Promise.all(names.map((name) => keyOf(catalog, name)))).filter((key) => key !== undefined);
  const suited = conditionOperators.filter((base) => keys.every(({ type }) => suits(familyOf(base), type)));
  const isSet = keys.length === 0 || keys.every(({ multivalued }) => multivalued);
  const plain = suited.map((label, index) => ({ label, rank: 20 - index / 10 }));
  const ifExists = suited
    .filter((base) => base !== 'Null')
    .map((base) => ({ label: `${base}IfExists`, detail: 'or the key is absent' }));
  const sets = suited.flatMap((base) => [
    { label: `ForAnyValue:${base}`, detail: 'one value suffices', rank: -10 },
    { label: `ForAllValues:${base}`, detail: 'also when there is none', rank: -20 },
  ]);
  const all = [
    ...(isSet && keys.length > 0 ? [] : plain),
    ...(isSet && keys.length > 0 ? [] : ifExists),
    ...(isSet ? sets : []),
  ];
  return cursor.isBare ? all.map((option) => ({ ...option, insert: `${option.label}": ` })) : all;
}

/** The keys that the statement's actions carry, then the global ones; those that suit the operator stand first. */
export async function keyOptions({ cursor, catalog, type }: Question): Promise<readonly Completion[]> {
  const operator = parseOperator(cursor.path[2] ?? '');
  const family = operator && familyOf(operator.base);
  const actions = await actionsAt(catalog, cursor);
  const own = new Map(actions.flatMap(conditionKeysOf).map((key) => [key.name.toLowerCase(), key]));
  const prefixes = new Set(stringsOf(statementAt(cursor), 'Action').map((action) => action.split(':', 1)[0]));
  const shared = conditionKeys.filter(
    ({ key }) => key.startsWith('aws:') || prefixes.has(key.split(':', 1)[0]) || type === 'trustPolicy',
  );
  const taken = new Set(shared.map(({ key }) => key.toLowerCase()));
  const options: readonly Offered[] = [
    ...[...own.values()]
      .filter(({ name }) => !taken.has(name.toLowerCase()))
      .map((key) => ({ name: key.name, type: key.type, info: 'of the statement’s actions', rank: 10 })),
    ...shared.map((known) => ({
      name: known.key,
      type: known.type,
      info: `present ${presenceOf(known)}`,
      rank: own.has(known.key.toLowerCase()) ? 5 : 0,
    })),
  ];
  return options.map(({ name, type: kind, info, rank }) => ({
    ...keyText(name, cursor.isBare),
    detail: kind,
    info,
    rank: rank + (family === undefined || suits(family, kind.replace('ArrayOf', '')) ? 20 : 0),
  }));
}

/** The values of keys that have few, and what the scenario knows. */
export function valueOptions({ cursor, scenario }: Question): readonly Completion[] {
  const operator = parseOperator(cursor.path[2] ?? '');
  const key = cursor.path[3]?.toLowerCase() ?? '';
  const type = findConditionKey(key)?.type;
  if (operator?.base === 'Null')
    return [
      { label: 'true', detail: 'the key is absent' },
      { label: 'false', detail: 'the key is present' },
    ];
  if (operator?.base === 'Bool' || type === 'Bool') return [{ label: 'true' }, { label: 'false' }];
  if (key === 'aws:principalarn')
    return principalsOf(scenario).filter(({ detail }) => detail === 'role' || detail === 'user');
  if (key.endsWith('account'))
    return Object.keys(scenario.accounts ?? {}).map((label) => ({ label, detail: 'account' }));
  if (key.endsWith('orgid') && scenario.organization !== undefined) return [{ label: scenario.organization.id }];
  return [];
}

/** A documented gap, `aws:RequestTag/${TagKey}`, becomes a name to replace. */
function keyText(name: string, isBare: boolean): Pick<Completion, 'label' | 'insert' | 'select'> {
  const gap = name.indexOf('${');
  const label = name.replaceAll('${', '').replaceAll('}', '');
  const insert = isBare ? `${label}": ` : label;
  return { label, insert, ...(gap >= 0 && { select: { from: gap, to: label.length } }) };
}

async function keyOf(catalog: Catalog, name: string): Promise<KnownKey | undefined> {
  const known = findConditionKey(name);
  if (known) return known;
  const answer = await catalog.conditionKey(name);
  if (answer.kind !== 'found') return undefined;
  const { type } = answer.value;
  return { type: type.replace('ArrayOf', ''), multivalued: isMultivaluedType(type) };
}

/** Whether operators of a family are documented for a type of key. */
function suits(family: OperatorFamily, type: string): boolean {
  switch (family) {
    case 'Null':
      return true;
    case 'String':
      return type === 'String' || type === 'ARN';
    case 'Arn':
      return type === 'ARN';
    case 'Ip':
      return type === 'IPAddress';
    case 'Binary':
      return false;
    case 'Bool':
    case 'Date':
    case 'Numeric':
      return type === family;
  }
}
