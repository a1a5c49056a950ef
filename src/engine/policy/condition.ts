import { quoted } from '../json/cursor';
import { isHole } from '../json/hole';
import type { JsonMember, JsonNode, JsonString } from '../json/tree';
import { kindOf, mayGuess, note, replaceBy, stop, type Reading } from './notes';
import { closestOperator, parseOperator, type Operator } from './operator';
import type { ConditionRow, TextValue } from './policy';
import { intrinsicOf, textOf } from './texts';

/** Reads Condition: operator, key, values, one row for every operator and key (PL-016, PL-019 to PL-022, PL-133, PL-134). */
export function readCondition(reading: Reading, { value }: JsonMember): readonly ConditionRow[] {
  if (value.kind !== 'object') {
    if (!isHole(value, reading.text)) wrongShape(reading, value, '`Condition`', 'maps operators to keys');
    return [];
  }
  const seen = new Map<string, JsonString>();
  return value.members.flatMap((member) => {
    sameButForCase(reading, member.key, seen, 'operator');
    return readOperator(reading, member);
  });
}

function wrongShape(reading: Reading, node: JsonNode, owner: string, does: string): void {
  const message = `${kindOf(node)} under ${owner}, which is an object: it ${does}`;
  stop(reading, { code: 'DATA_TYPE_MISMATCH', rule: 'PL-016', span: node.span, message });
}

function readOperator(reading: Reading, { key, value }: JsonMember): readonly ConditionRow[] {
  const operator = parseOperator(key.value);
  if (value.kind !== 'object') {
    if (isHole(value, reading.text)) return [];
    if (operator === undefined && key.value.includes(':')) {
      const message = `${quoted(key.value)} stands where an operator should; write \`"StringEquals": {${JSON.stringify(key.value.slice(0, 40))}: …}\``;
      stop(reading, { code: 'DATA_TYPE_MISMATCH', rule: 'PL-016', span: key.span, message });
      return [];
    }
    wrongShape(reading, value, quoted(key.value), 'maps condition keys to values');
  }
  if (operator === undefined) {
    // An unknown operator that says nothing has been accepted by IAM (PL-029).
    if (value.kind !== 'object' || value.members.length > 0) unknownOperator(reading, key);
    return [];
  }
  if (operator.canonical !== key.value) otherCase(reading, key, operator);
  if (value.kind !== 'object') return [];
  const seen = new Map<string, JsonString>();
  return value.members.map((member) => {
    sameButForCase(reading, member.key, seen, 'key');
    return readRow(reading, key, operator, member);
  });
}

function unknownOperator(reading: Reading, key: JsonString): void {
  const { value, span } = key;
  const meant = mayGuess(reading) ? closestOperator(value) : undefined;
  const lower = value.toLowerCase();
  const rule = value.includes(':') || lower.startsWith('ifexists') ? 'PL-133' : 'PL-134';
  stop(reading, {
    code: 'INVALID_CONDITION_OPERATOR',
    rule,
    span,
    message: `unknown condition operator ${quoted(value)}${meant === undefined ? '; an operator is `StringEquals`, `ForAnyValue:StringLike`, `BoolIfExists` and the like' : `; did you mean \`${meant}\`?`}`,
    ...(meant === undefined ? {} : { fix: replaceBy(`write ${meant}`, span, `"${meant}"`) }),
  });
}

/** AWS does not say what it makes of other letter case: we report it and read the operator (12.20). */
function otherCase(reading: Reading, { value, span }: JsonString, { canonical }: Operator): void {
  note(reading, 'ERROR', {
    code: 'INVALID_CONDITION_OPERATOR',
    rule: 'PL-134',
    span,
    message: `operator ${quoted(value)} is not spelt as AWS spells it; write \`${canonical}\``,
    fix: replaceBy(`write ${canonical}`, span, `"${canonical}"`),
  });
}

/** Two operators (PL-022) or two condition keys (PL-021) that differ in letter case only are one. */
function sameButForCase(
  reading: Reading,
  key: JsonString,
  seen: Map<string, JsonString>,
  what: 'operator' | 'key',
): void {
  const lower = key.value.toLowerCase();
  const first = seen.get(lower);
  if (first === undefined) {
    seen.set(lower, key);
  } else if (first.value !== key.value) {
    stop(reading, {
      code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
      rule: what === 'key' ? 'PL-021' : 'PL-022',
      span: key.span,
      message: `${quoted(key.value)} and ${quoted(first.value)} are the same ${what}; merge them into one`,
      related: [{ message: `the first ${quoted(first.value)}`, span: first.span }],
    });
  }
}

function readRow(
  reading: Reading,
  operatorKey: JsonString,
  operator: Operator,
  { key, value }: JsonMember,
): ConditionRow {
  const values =
    value.kind === 'array' ? value.items.flatMap((item) => readValue(reading, item)) : readValue(reading, value);
  return {
    operator: textOf(operatorKey),
    ...(operator.set === undefined ? {} : { set: operator.set }),
    base: operator.base,
    ifExists: operator.ifExists,
    key: textOf(key),
    values,
    span: { from: key.span.from, to: value.span.to },
  };
}

/** A string, or the text of a number or boolean as typed (PL-019). Anything else is reported and never matches. */
function readValue(reading: Reading, node: JsonNode): readonly TextValue[] {
  switch (node.kind) {
    case 'string':
      return [textOf(node)];
    case 'number':
      return [{ value: node.raw, span: node.span }];
    case 'boolean':
      return [{ value: String(node.value), span: node.span }];
    case 'null':
    case 'array':
    case 'object': {
      if (isHole(node, reading.text)) return [];
      const intrinsic = intrinsicOf(node);
      const message =
        intrinsic === undefined
          ? `${kindOf(node)} as a condition value; write a string, a number, a boolean, or a list of them`
          : `${quoted(intrinsic)} is a CloudFormation function; put in the text that it gives`;
      note(reading, 'ERROR', {
        code: intrinsic === undefined ? 'DATA_TYPE_MISMATCH' : 'UNRESOLVED_TEMPLATE',
        rule: 'PL-019',
        span: node.span,
        message,
      });
      return [];
    }
  }
}
