import type { ConditionRow } from '../../policy/policy';
import { isMapped } from './ip';
import type { Operator } from './operator';
import type { Outcome } from './set';
import type { ReadyValue } from './value';

/** A condition that was decided, and everything that it was decided from. */
export interface Decided {
  readonly row: ConditionRow;
  readonly operator: Operator;
  readonly negated: boolean;
  readonly request: readonly string[] | undefined;
  /** undefined: a variable has no value. */
  readonly values: readonly (ReadyValue | undefined)[];
  readonly outcome: Outcome;
}

interface Reason {
  readonly rule: string;
  readonly notes?: readonly string[];
}

/**
 * Names the special rule behind a condition's outcome, where there is one, and the unclear points on which it rests.
 * It never changes the outcome.
 */
export function explain(decided: Decided): Outcome {
  const { row, outcome } = decided;
  const reason = specialReason(decided) ?? outcome;
  const isOdd = row.operator.value !== spelled(row);
  if (reason === outcome && !isOdd) return outcome;
  const notes = isOdd ? [...(reason.notes ?? []), '12.20'] : reason.notes;
  return notes
    ? { matches: outcome.matches, rule: reason.rule, notes }
    : { matches: outcome.matches, rule: reason.rule };
}

function specialReason(decided: Decided): Reason | undefined {
  const { row, request, outcome } = decided;
  // An absent key, and a bare operator on a multivalued one, are settled before any value is looked at.
  if (request === undefined || request.length === 0 || outcome.rule === 'PL-147') return undefined;
  if (row.set === 'ForAllValues' && outcome.rule === 'PL-141') return undefined;
  if (row.values.length === 0) return { rule: 'PL-028', notes: ['12.6'] };
  return unresolved(decided) ?? unreadable(decided) ?? oddRequest(decided, request) ?? boolVariable(decided);
}

/** PL-110, PL-112: a value without its variable resembles nothing, which is what decided. */
function unresolved({ values, negated, outcome }: Decided): Reason | undefined {
  if (negated !== outcome.matches || values.every((value) => value !== undefined)) return undefined;
  return { rule: negated ? 'PL-112' : 'PL-110', notes: ['12.13'] };
}

/** A text that is not of the operator's type resembles nothing, which is what decided. */
function unreadable({ row, values, request, operator, negated, outcome }: Decided): Reason | undefined {
  const isUnread = (text: string) => operator.reads?.(text) === false;
  const isForeign = values.some((value) => value !== undefined && value.comparison === undefined);
  if (negated !== outcome.matches || !(isForeign || request?.some(isUnread))) return undefined;
  if (row.base.startsWith('Arn')) {
    return { rule: operator.unreadable, ...(values.some((value) => value?.text === '*') ? { notes: ['12.23'] } : {}) };
  }
  if (!negated) return { rule: operator.unreadable };
  return { rule: row.base === 'NumericNotEquals' ? 'PL-167' : operator.unreadable, notes: ['12.24'] };
}

function oddRequest({ row }: Decided, request: readonly string[]): Reason | undefined {
  // PL-153: to these operators an empty text is a value like any other.
  if (row.base.startsWith('String') && request.includes('')) return { rule: 'PL-153', notes: ['12.19'] };
  const isIp = row.base === 'IpAddress' || row.base === 'NotIpAddress';
  return isIp && request.some(isMapped) ? { rule: 'PL-186', notes: ['12.25'] } : undefined;
}

/** PL-102: sources disagree on variables under Bool. */
function boolVariable({ row, values }: Decided): Reason | undefined {
  const isSubstituted = values.some((value, index) => value !== undefined && value.text !== row.values[index]?.value);
  return row.base === 'Bool' && isSubstituted ? { rule: 'PL-102', notes: ['12.5'] } : undefined;
}

/** The operator as AWS spells it. */
function spelled({ set, base, ifExists }: ConditionRow): string {
  return `${set ? `${set}:` : ''}${base}${ifExists ? 'IfExists' : ''}`;
}
