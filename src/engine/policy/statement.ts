import { isHole } from '../json/hole';
import type { JsonMember, JsonObject } from '../json/tree';
import { readActionElement } from './action';
import { readCondition } from './condition';
import { readEffect } from './effect';
import { readElements, statementElements, type ElementPlace } from './elements';
import { kindOf, note, type Reading } from './notes';
import { parseOperator } from './operator';
import type { Statement, TextValue } from './policy';
import { readPrincipalElement } from './principal-element';
import { readResourceElement } from './resource';
import { textOf } from './texts';

const place: ElementPlace = {
  rule: 'PL-011',
  owner: 'a statement has',
  elsewhere: (name) => {
    if (parseOperator(name) !== undefined) return 'is a condition operator; it stands inside `Condition`';
    return name === 'Version' || name === 'Statement' || name === 'Id'
      ? 'stands beside the statements, not in one'
      : undefined;
  },
};

/** Reads one statement; undefined where it has no effect or no action that can be read. */
export function readStatement(reading: Reading, object: JsonObject, index: number): Statement | undefined {
  const elements = readElements(reading, object, statementElements, place);
  const sid = readSid(reading, elements.get('Sid'));
  const effect = readEffect(reading, object, elements.get('Effect'));
  const principal = readPrincipalElement(reading, object, elements);
  const action = readActionElement(reading, object, elements);
  const resource = readResourceElement(reading, object, elements);
  const condition = elements.get('Condition');
  const conditions = condition === undefined ? [] : readCondition(reading, condition);
  if (effect === undefined || action === undefined) return undefined;
  return {
    index,
    span: object.span,
    ...(sid === undefined ? {} : { sid }),
    effect,
    effectSpan: elements.get('Effect')?.value.span ?? object.span,
    ...(principal === undefined ? {} : { principal }),
    action,
    ...(resource === undefined ? {} : { resource }),
    conditions,
    ...(condition === undefined ? {} : { conditionSpan: condition.value.span }),
  };
}

/** A Sid of another type names nothing, and nothing depends on it (PL-031, PL-033). */
function readSid(reading: Reading, member: JsonMember | undefined): TextValue | undefined {
  if (member === undefined) return undefined;
  if (member.value.kind === 'string') return textOf(member.value);
  if (!isHole(member.value, reading.text)) {
    const message = `${kindOf(member.value)} as \`Sid\`; it is a string`;
    note(reading, 'ERROR', { code: 'DATA_TYPE_MISMATCH', rule: 'PL-031', span: member.value.span, message });
  }
  return undefined;
}
