import type { Catalog } from '../../../catalog/catalog';
import type { Action, ResourceType } from '../../../catalog/reference';
import { resourceTypesOfPattern } from '../../../catalog/resource-pattern';
import { actionMatches } from '../../../engine/match/action';
import type { Completion } from '../../protocol';
import type { Question } from '../question';
import { statementAt, stringsOf, type Cursor } from '../cursor';

/** ARNs for the actions of the statement: the scenario's own resources first, then AWS's templates with their gaps named. */
export async function resourceOptions(question: Question): Promise<readonly Completion[]> {
  const { scenario, pointer, catalog, cursor } = question;
  const actions = await actionsAt(catalog, cursor);
  const types = [...new Set(actions.flatMap(({ resourceTypes }) => resourceTypes.map(({ type }) => type)))];
  const known = Object.values(scenario.accounts ?? {}).flatMap(({ resources = {} }) => Object.keys(resources));
  const account = pointer.split('/')[1] === 'accounts' ? (pointer.split('/')[2] ?? '') : '';
  return [
    ...known
      .flatMap((arn) => (arn.startsWith('arn:aws:s3:::') ? [arn, `${arn}/*`] : [arn]))
      .filter((arn) => types.length === 0 || resourceTypesOfPattern(types, arn).length > 0)
      .map((arn) => ({ label: arn, insert: JSON.stringify(arn).slice(1, -1), detail: 'of this scenario', rank: 2 })),
    ...types.map((type) => templateOption(type, account)),
    ...(actions.some(({ resourceTypes }) => resourceTypes.length === 0)
      ? [{ label: '*', detail: 'these actions take no resource', rank: 1 }]
      : []),
  ];
}

/** The actions that a statement names, as far as the data knows; of a pattern all that it covers. */
export async function actionsAt(catalog: Catalog, cursor: Cursor): Promise<readonly Action[]> {
  const patterns = stringsOf(statementAt(cursor), 'Action').filter((value) => value.includes(':'));
  const found = await Promise.all(
    patterns.map(async (value): Promise<readonly Action[]> => {
      const prefix = value.slice(0, value.indexOf(':'));
      const service = await catalog.service(prefix);
      if (service.kind !== 'found') return [];
      const span = { from: 0, to: 0 };
      const element = { element: 'Action', keySpan: span, span, patterns: [{ value, span }] } as const;
      return [...service.value.actions.values()].filter(({ name }) => actionMatches(element, `${prefix}:${name}`));
    }),
  );
  return [...new Set(found.flat())];
}

/** AWS's gaps look like policy variables, so they are written as plain names, and the first is selected to be replaced. */
export function templateOption({ name, arn }: ResourceType, account: string): Completion {
  let text = '';
  let select: Completion['select'];
  for (const [index, part] of arn.split('${').entries()) {
    const end = part.indexOf('}');
    if (index === 0 || end < 0) {
      text += part;
      continue;
    }
    const gap = part.slice(0, end);
    const filled = fill(gap, account);
    if (filled === gap) select ??= { from: text.length, to: text.length + gap.length };
    text += filled + part.slice(end + 1);
  }
  return { label: text, detail: name, ...(select !== undefined && { select }) };
}

function fill(gap: string, account: string): string {
  switch (gap) {
    case 'Partition':
      return 'aws';
    case 'Region':
      return 'us-east-1';
    case 'Account':
      return account === '' ? gap : account;
    default:
      return gap;
  }
}
