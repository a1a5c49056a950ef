import { policyElements, statementElements, type StatementElement } from '../../../engine/policy/elements';
import type { PolicyType } from '../../../engine/policy/policy';
import { isIdentityType } from '../../../validation/types';
import type { Completion } from '../../protocol';
import type { Question } from '../question';

const says: Readonly<Record<StatementElement, string>> = {
  Sid: 'a name for the statement',
  Effect: 'Allow or Deny',
  Principal: 'who',
  NotPrincipal: 'everyone but these',
  Action: 'what may be done',
  NotAction: 'everything but these actions',
  Resource: 'on which resources',
  NotResource: 'everything but these resources',
  Condition: 'when',
};

/** Names of elements, and the values of those that have few. */
export function elementOptions({ cursor, type }: Question): readonly Completion[] {
  const { path, role, objects, isBare } = cursor;
  const element = path.at(-1);
  if (role === 'value') {
    if (element === 'Effect') return [{ label: 'Allow' }, { label: 'Deny' }];
    if (element === 'Version')
      return [{ label: '2012-10-17' }, { label: '2008-10-17', detail: 'without policy variables', rank: -1 }];
    return [];
  }
  const taken = new Set(objects.at(-1)?.members.map(({ key }) => key.value));
  taken.delete(cursor.token.value);
  const all: readonly Completion[] =
    element === undefined
      ? policyElements.map((label) => ({ label }))
      : statementElements.filter((name) => isElementOf(name, type)).map((label) => ({ label, detail: says[label] }));
  return all
    .filter(({ label }) => !taken.has(label))
    .map((option, index) => ({ ...option, rank: -index, ...(isBare && { insert: `${option.label}": ` }) }));
}

/** Section 2: identity-based policies have no Principal, trust policies no Resource. */
function isElementOf(name: StatementElement, type: PolicyType): boolean {
  if (name.endsWith('Principal')) return !isIdentityType(type) && type !== 'serviceControlPolicy';
  return !(name.endsWith('Resource') && type === 'trustPolicy');
}
