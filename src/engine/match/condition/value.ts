import type { RequestContext } from '../../context/context';
import type { PolicyVersion } from '../../policy/policy';
import { joinParts, type GlobPart } from '../glob';
import { fixedParts, parseVariables, substitute, type Part } from '../variable';
import type { Comparison, Operator } from './operator';

/** One value of a condition row, compiled as far as it can be without a request. */
export interface ConditionValue {
  readonly parts: readonly Part[];
  /** Where no variable waits for a context. */
  readonly fixed?: ReadyValue;
}

/** A value ready to be compared. */
export interface ReadyValue {
  readonly text: string;
  /** undefined: the text is not of the operator's type. */
  readonly comparison: Comparison | undefined;
}

/** Compiles a value; variables are live in some operators only (PL-101 to PL-103), and from 2012-10-17 (PL-100). */
export function compileValue(text: string, operator: Operator, version: PolicyVersion): ConditionValue {
  const parts = operator.variables ? parseVariables(text, version) : [{ text, wildcards: true }];
  const fixed = fixedParts(parts);
  return fixed ? { parts, fixed: ready(fixed, operator) } : { parts };
}

/** The value for this request; undefined where a variable has no value (PL-110, PL-112). */
export function readyValue(value: ConditionValue, operator: Operator, context: RequestContext): ReadyValue | undefined {
  if (value.fixed) return value.fixed;
  const parts = substitute(value.parts, context);
  return parts && ready(parts, operator);
}

function ready(parts: readonly GlobPart[], operator: Operator): ReadyValue {
  return { text: joinParts(parts), comparison: operator.compile(parts) };
}
