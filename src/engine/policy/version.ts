import { quoted } from '../json/cursor';
import { isHole } from '../json/hole';
import type { JsonMember } from '../json/tree';
import { kindOf, replaceBy, stop, type Reading } from './notes';
import type { PolicyVersion, TextValue } from './policy';
import { textOf } from './texts';

export interface ReadVersion {
  /** What evaluation goes by. */
  readonly version: PolicyVersion;
  readonly versionElement?: TextValue;
}

/** Reads Version: one of two strings (PL-005); where it is missing, policies are read as 2008-10-17 (PL-006). */
export function readVersion(reading: Reading, member: JsonMember | undefined): ReadVersion {
  if (member === undefined) return { version: '2008-10-17' };
  const { value } = member;
  if (value.kind === 'string') {
    const versionElement = textOf(value);
    if (value.value === '2012-10-17' || value.value === '2008-10-17') return { version: value.value, versionElement };
    invalidVersion(reading, member, `version ${quoted(value.value)} does not exist`);
    return { version: '2012-10-17', versionElement };
  }
  if (!isHole(value, reading.text)) invalidVersion(reading, member, `${kindOf(value)} as \`Version\``);
  return { version: '2012-10-17' };
}

function invalidVersion(reading: Reading, { value }: JsonMember, what: string): void {
  stop(reading, {
    code: 'INVALID_VERSION',
    rule: 'PL-005',
    span: value.span,
    message: `${what}; it names the policy language: \`"2012-10-17"\`, or \`"2008-10-17"\` without variables`,
    fix: replaceBy('write 2012-10-17', value.span, '"2012-10-17"'),
  });
}
