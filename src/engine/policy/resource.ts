import { quoted } from '../json/cursor';
import type { JsonMember, JsonObject } from '../json/tree';
import { opening, reportBoth } from './combination';
import type { Elements, StatementElement } from './elements';
import { note, replaceBy, stop, type Reading } from './notes';
import { findPlaceholder } from './placeholder';
import type { ResourceElement, TextValue } from './policy';
import { removeMember } from './remove-member';
import { resourceIn } from './requirements';
import { readTexts } from './texts';

/** Reads the one of Resource and NotResource that a statement has, where its policy type has one (PL-014, PL-045). */
export function readResourceElement(
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
  if (resource !== undefined && notResource !== undefined) reportBoth(reading, 'PL-014', resource, notResource);
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

/** Reads Resource or NotResource (PL-018, PL-026, PL-070). */
function readResource(reading: Reading, element: 'Resource' | 'NotResource', member: JsonMember): ResourceElement {
  const { key, value } = member;
  const patterns = readTexts(reading, member);
  for (const pattern of patterns) checkResource(reading, pattern);
  if (element === 'NotResource' && value.kind === 'array' && value.items.length === 0) {
    stop(reading, {
      code: 'EMPTY_ARRAY_RESOURCE',
      rule: 'PL-026',
      span: value.span,
      message:
        'an empty `NotResource` would match every resource; name the resources to leave out, or write `"Resource": "*"`',
    });
  }
  return { element, keySpan: key.span, span: value.span, patterns };
}

/** `*` or an ARN pattern; what else people write there, rebuilt where that is safe (F-34, F-35). */
function checkResource(reading: Reading, { value, span }: TextValue): void {
  if (value === '*' || value.startsWith('arn:')) return;
  const trimmed = value.trim();
  const code = 'INVALID_ARN_PREFIX';
  if (trimmed !== value && (trimmed === '*' || trimmed.startsWith('arn:'))) {
    const message = `blanks around the resource ${quoted(value)}, which then matches nothing; remove them`;
    stop(reading, {
      code,
      rule: 'PL-070',
      span,
      message,
      fix: replaceBy('remove the blanks', span, JSON.stringify(trimmed)),
    });
    return;
  }
  const arn = arnOf(trimmed);
  if (arn !== undefined) {
    const message = `${quoted(value)} is no ARN; this bucket's is ${quoted(arn)}`;
    stop(reading, { code, rule: 'PL-070', span, message, fix: replaceBy('write the ARN', span, JSON.stringify(arn)) });
  } else {
    stop(reading, { code, rule: 'PL-070', span, message: sayNoArn(value) });
  }
}

function sayNoArn(value: string): string {
  if (value === '') return 'an empty resource; write `*` or an ARN';
  const placeholder = findPlaceholder(value);
  if (placeholder !== undefined) {
    return `${quoted(placeholder.text)} is a placeholder of ${placeholder.origin}; put in the ARN that it stands for`;
  }
  return `the resource ${quoted(value)} is neither \`*\` nor an ARN, which starts with \`arn:\``;
}

/** The ARN of what an S3 address names: `s3://bucket/key`. */
function arnOf(value: string): string | undefined {
  if (!value.toLowerCase().startsWith('s3://') || value.length === 5) return undefined;
  return `arn:aws:s3:::${value.slice(5)}`;
}
