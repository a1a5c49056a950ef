import type { Fix } from '../engine/finding';
import type { ConditionRow } from '../engine/policy/policy';
import { writeText } from './edits';

interface OperatorChange {
  readonly set?: '' | 'ForAnyValue';
  readonly base?: string;
  readonly ifExists?: boolean;
}

/** A fix that writes another operator; undefined where it stands over further keys, or the other one is there already. */
export function renameOperator(
  row: ConditionRow,
  rows: readonly { readonly row: ConditionRow }[],
  change: OperatorChange,
): Fix | undefined {
  const set = change.set ?? row.set ?? '';
  const suffix = (change.ifExists ?? row.ifExists) ? 'IfExists' : '';
  const text = `${set === '' ? '' : `${set}:`}${change.base ?? row.base}${suffix}`;
  const alone = rows.every(
    (other) =>
      other.row === row ||
      (other.row.operator.span.from !== row.operator.span.from &&
        other.row.operator.value.toLowerCase() !== text.toLowerCase()),
  );
  return alone ? writeText(`write ${text}`, row.operator.span, text) : undefined;
}
