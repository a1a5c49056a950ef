import { quoted } from '../json/cursor';
import type { JsonMember } from '../json/tree';
import { replaceBy, stop, type Reading } from './notes';
import { findPlaceholder } from './placeholder';
import type { ResourceElement, TextValue } from './policy';
import { readTexts } from './texts';

/** Reads Resource or NotResource (PL-018, PL-026, PL-070). */
export function readResource(
  reading: Reading,
  element: 'Resource' | 'NotResource',
  member: JsonMember,
): ResourceElement {
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
