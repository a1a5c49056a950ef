import { parseVariables, type Variable } from '../engine/match/variable';
import { findConditionKey, type ConditionKey } from '../engine/context/keys';
import { actionMatches } from '../engine/match/action';
import type { ConditionRow, Policy, Statement, TextValue } from '../engine/policy/policy';
import { familyOf, type OperatorFamily } from './operators';
import { splitPattern } from './pattern';
import type { Setting } from './setting';

/** A policy prepared for the checks: everything that several of them ask is worked out once. */
export interface Document {
  readonly policy: Policy;
  readonly setting: Setting;
  readonly statements: readonly StatementView[];
}

export interface StatementView {
  readonly statement: Statement;
  /** Actions with exactly one colon, taken apart; `*` is not among them. */
  readonly actions: readonly ActionPattern[];
  /** Resources that begin with `arn:`. */
  readonly resources: readonly ArnPattern[];
  readonly rows: readonly Row[];
}

export interface ActionPattern extends TextValue {
  /** In lower case; may be `*`. */
  readonly service: string;
  /** In lower case. */
  readonly name: string;
  readonly wild: boolean;
}

export interface ArnPattern extends TextValue {
  /** arn, partition, service, region, account, rest: at most six. */
  readonly fields: readonly string[];
}

export interface Row {
  readonly row: ConditionRow;
  /** The key in lower case. */
  readonly key: string;
  /** The key's row in the engine's table of global and shared keys. */
  readonly known?: ConditionKey;
  readonly family: OperatorFamily;
}

export function examine(policy: Policy, setting: Setting): Document {
  return { policy, setting, statements: policy.statements.map(viewOf) };
}

function viewOf(statement: Statement): StatementView {
  return {
    statement,
    actions: statement.action.patterns.flatMap(readAction),
    resources: (statement.resource?.patterns ?? []).flatMap(({ value, span }) =>
      value.startsWith('arn:') ? [{ value, span, fields: splitPattern(value) }] : [],
    ),
    rows: statement.conditions.map(readRow),
  };
}

function readAction({ value, span }: TextValue): readonly ActionPattern[] {
  const lower = value.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon < 0 || lower.includes(':', colon + 1)) return [];
  const wild = lower.includes('*') || lower.includes('?');
  return [{ value, span, service: lower.slice(0, colon), name: lower.slice(colon + 1), wild }];
}

function readRow(row: ConditionRow): Row {
  const key = row.key.value.toLowerCase();
  const known = findConditionKey(key);
  return { row, key, family: familyOf(row.base), ...(known === undefined ? {} : { known }) };
}

/** Whether a statement's Action or NotAction covers an action. */
export function coversAction({ statement }: StatementView, action: string): boolean {
  return actionMatches(statement.action, action);
}

/** Whether `*` stands among a statement's actions. */
export function hasAllActions({ statement }: StatementView): boolean {
  return (
    statement.action.element === 'Action' &&
    statement.action.patterns.some(({ value }) => value === '*' || value === '*:*')
  );
}

/** Whether `*` stands among a statement's resources. */
export function hasAllResources({ statement }: StatementView): boolean {
  return statement.resource?.element === 'Resource' && statement.resource.patterns.some(({ value }) => value === '*');
}

/** The variables in a value with their keys in lower case, as 2012-10-17 reads them. */
export function variablesOf(value: string): readonly Variable[] {
  if (!value.includes('${')) return [];
  return parseVariables(value, '2012-10-17').filter((part) => 'kind' in part);
}
