import type { RequestContext } from '../../context/context';
import type { ConditionRow, PolicyVersion } from '../../policy/policy';
import type { ConditionNode, ConditionValueNode } from '../../trace/match';
import type { Growing } from '../../trace/growing';
import { listedOf } from '../nearest';
import { explain } from './explain';
import { applyNull, nullHolds } from './null';
import type { Operator } from './operator';
import { baseOperators } from './operators';
import { applySetOperator, type Outcome, type Shape } from './set';
import { compileValue, readyValue, type ConditionValue, type ReadyValue } from './value';

interface CompiledRow {
  readonly operator: Operator;
  readonly shape: Shape;
  readonly values: readonly ConditionValue[];
}

/** Compiled rows: one table per version, since variables are text before 2012-10-17. */
const compiled: Readonly<Record<PolicyVersion, WeakMap<ConditionRow, CompiledRow>>> = {
  '2012-10-17': new WeakMap(),
  '2008-10-17': new WeakMap(),
};

/** Whether one row of a Condition lets its statement apply. */
export function conditionHolds(row: ConditionRow, version: PolicyVersion, context: RequestContext): boolean {
  const request = context.get(row.key.value)?.values;
  if (row.base === 'Null') return applyNull(row.set, texts(row), request).matches;
  const { shape, values, operator } = compile(row, row.base, version);
  return applySetOperator(shape, request, context.isMultivalued(row.key.value), (value) =>
    values.some((policy) => readyValue(policy, operator, context)?.comparison?.(value) === true),
  ).matches;
}

/** The same with its values: those that match, the nearest that do not, and the count of the rest. */
export function matchCondition(row: ConditionRow, version: PolicyVersion, context: RequestContext): ConditionNode {
  const request = context.get(row.key.value)?.values;
  if (row.base === 'Null') {
    const values = row.values.map(({ value: text, span }) => ({ text, span, matches: nullHolds(text, request) }));
    return nodeOf(row, request, values, applyNull(row.set, texts(row), request));
  }
  const { operator, shape, values: policy } = compile(row, row.base, version);
  const ready = policy.map((value) => readyValue(value, operator, context));
  const multivalued = context.isMultivalued(row.key.value);
  const outcome = applySetOperator(shape, request, multivalued, (value) => ready.some((one) => compare(one, value)));
  const values = row.values.map((value, index): ConditionValueNode => {
    const one = ready[index];
    const matches = request?.some((text) => compare(one, text)) ?? false;
    const node: Growing<ConditionValueNode> = { text: value.value, span: value.span, matches };
    if (one === undefined) node.unresolved = true;
    else if (!policy[index]?.fixed) node.resolved = one.text;
    return node;
  });
  const decided = { row, operator, negated: shape.negated, request, values: ready, outcome };
  return nodeOf(row, request, values, explain(decided));
}

function compare(value: ReadyValue | undefined, request: string): boolean {
  return value?.comparison?.(request) === true;
}

function texts(row: ConditionRow): readonly string[] {
  return row.values.map((value) => value.value);
}

function compile(row: ConditionRow, base: keyof typeof baseOperators, version: PolicyVersion): CompiledRow {
  const known = compiled[version].get(row);
  if (known) return known;
  const { operator, negated } = baseOperators[base];
  const shape = { ifExists: row.ifExists, negated, ...(row.set ? { set: row.set } : {}) };
  const values = row.values.map((value) => compileValue(value.value, operator, version));
  const result = { operator, shape, values };
  compiled[version].set(row, result);
  return result;
}

function nodeOf(
  row: ConditionRow,
  request: readonly string[] | undefined,
  values: readonly ConditionValueNode[],
  outcome: Outcome,
): ConditionNode {
  const shown = shownOf(values, request?.[0] ?? '');
  const node: Growing<ConditionNode> = {
    kind: 'condition',
    operator: row.operator.value,
    base: row.base,
    ifExists: row.ifExists,
    key: row.key.value,
    span: row.span,
    values: shown,
    omitted: values.length - shown.length,
    request,
    matches: outcome.matches,
    rule: outcome.rule,
  };
  if (row.set) node.set = row.set;
  if (outcome.notes) node.notes = outcome.notes;
  return node;
}

/** The values that the trace lists. */
function shownOf(values: readonly ConditionValueNode[], request: string): readonly ConditionValueNode[] {
  const matches = values.map((value) => value.matches);
  const shown = listedOf(matches, (index) => values[index]?.resolved ?? values[index]?.text ?? '', request);
  return shown.length === values.length ? values : shown.flatMap((index) => values[index] ?? []);
}
