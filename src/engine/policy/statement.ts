import type { JsonMember, JsonObject, Span } from '../json/tree';
import { readAction } from './action';
import { readCondition } from './condition';
import { readEffect } from './effect';
import { readElements, statementElements, type ElementPlace, type Elements, type StatementElement } from './elements';
import { isHole, kindOf, note, stop, type Reading } from './notes';
import { parseOperator } from './operator';
import type { ActionElement, PrincipalElement, ResourceElement, Statement, TextValue } from './policy';
import { readPrincipal } from './principal';
import { removeMember } from './remove-member';
import { principalIn, resourceIn, sayType } from './requirements';
import { readResource } from './resource';
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

function readActionElement(
  reading: Reading,
  object: JsonObject,
  elements: Elements<StatementElement>,
): ActionElement | undefined {
  const action = elements.get('Action');
  const notAction = elements.get('NotAction');
  if (action !== undefined && notAction !== undefined) both(reading, 'PL-013', action, notAction);
  const read = action === undefined ? undefined : readAction(reading, 'Action', action);
  const readNot = notAction === undefined ? undefined : readAction(reading, 'NotAction', notAction);
  if (read === undefined && readNot === undefined) {
    const message = 'the statement has no `Action`; add `Action` or `NotAction`';
    stop(reading, { code: 'MISSING_ACTION', rule: 'PL-013', span: opening(object), message });
  }
  return read ?? readNot;
}

function readResourceElement(
  reading: Reading,
  object: JsonObject,
  elements: Elements<StatementElement>,
): ResourceElement | undefined {
  const resource = elements.get('Resource');
  const notResource = elements.get('NotResource');
  const requirement = resourceIn(reading.type);
  if (requirement === 'forbidden') {
    for (const member of [resource, notResource]) if (member !== undefined) forbiddenResource(reading, object, member);
    return undefined;
  }
  if (resource !== undefined && notResource !== undefined) both(reading, 'PL-014', resource, notResource);
  const read = resource === undefined ? undefined : readResource(reading, 'Resource', resource);
  const readNot = notResource === undefined ? undefined : readResource(reading, 'NotResource', notResource);
  if (read === undefined && readNot === undefined) missingResource(reading, object, requirement);
  return read ?? readNot;
}

function missingResource(reading: Reading, object: JsonObject, requirement: 'required' | 'expected'): void {
  const finding = { code: 'MISSING_RESOURCE', rule: 'PL-014', span: opening(object) };
  if (requirement === 'required') {
    stop(reading, { ...finding, message: 'the statement has no `Resource`; add `Resource` or `NotResource`' });
  } else {
    const message = 'the statement has no `Resource`; it is taken for the resource that the policy is attached to';
    note(reading, 'ERROR', { ...finding, message });
  }
}

function forbiddenResource(reading: Reading, object: JsonObject, member: JsonMember): void {
  stop(reading, {
    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    rule: 'PL-045',
    span: member.key.span,
    message: `a trust policy has no \`${member.key.value}\`: its resource is the role; remove it`,
    fix: removeMember(object, member),
  });
}

function readPrincipalElement(
  reading: Reading,
  object: JsonObject,
  elements: Elements<StatementElement>,
): PrincipalElement | undefined {
  const principal = elements.get('Principal');
  const notPrincipal = elements.get('NotPrincipal');
  if (principalIn(reading.type) === 'forbidden') {
    for (const member of [principal, notPrincipal])
      if (member !== undefined) forbiddenPrincipal(reading, object, member);
    return undefined;
  }
  if (principal !== undefined && notPrincipal !== undefined) both(reading, 'PL-015', principal, notPrincipal);
  if (notPrincipal !== undefined && reading.type === 'trustPolicy') {
    const message = 'a trust policy has no `NotPrincipal`; name those who may assume the role under `Principal`';
    stop(reading, {
      code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
      rule: 'PL-045',
      span: notPrincipal.key.span,
      message,
    });
  }
  const read = principal === undefined ? undefined : readPrincipal(reading, 'Principal', principal);
  const readNot = notPrincipal === undefined ? undefined : readPrincipal(reading, 'NotPrincipal', notPrincipal);
  if (read === undefined && readNot === undefined) {
    const message = `the statement has no \`Principal\`, which ${sayType(reading.type)} needs: it can never match; or is this an identity-based policy?`;
    stop(reading, { code: 'MISSING_PRINCIPAL', rule: 'PL-015', span: opening(object), message });
  }
  return read ?? readNot;
}

function forbiddenPrincipal(reading: Reading, object: JsonObject, member: JsonMember): void {
  const control = reading.type === 'serviceControlPolicy';
  const instead = control
    ? 'put `aws:PrincipalArn` under `Condition`'
    : 'it applies to whom it is attached to; or is this a resource-based or trust policy?';
  stop(reading, {
    code: control ? 'SCP_SYNTAX_ERROR_PRINCIPAL' : 'UNSUPPORTED_PRINCIPAL',
    rule: 'PL-015',
    span: member.key.span,
    message: `${sayType(reading.type)} has no \`${member.key.value}\`: ${instead}`,
    fix: removeMember(object, member),
  });
}

function both(reading: Reading, rule: string, positive: JsonMember, negative: JsonMember): void {
  const [first, second] = positive.key.span.from < negative.key.span.from ? [positive, negative] : [negative, positive];
  stop(reading, {
    code: 'UNSUPPORTED_ELEMENT_COMBINATION',
    rule,
    span: second.key.span,
    message: `\`${positive.key.value}\` and \`${negative.key.value}\` in one statement; keep one, or make two statements`,
    related: [{ message: `the first is \`${first.key.value}\``, span: first.key.span }],
  });
}

function opening(object: JsonObject): Span {
  return { from: object.span.from, to: object.span.from + 1 };
}
