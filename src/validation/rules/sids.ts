import { quoted } from '../../engine/json/cursor';
import type { PolicyType, TextValue } from '../../engine/policy/policy';
import { isKeptByIam, sayType } from '../../engine/policy/requirements';
import type { Document } from '../document';
import { writeText } from '../edits';
import { inStatements, type Found, type Rule } from '../rule';
import { sources } from '../sources';
import { isControlType } from '../types';

export const sidRules: readonly Rule[] = [
  {
    code: 'UNSUPPORTED_SID',
    severity: 'ERROR',
    rule: 'PL-031',
    title: 'Characters that a Sid cannot have',
    source: sources.checks,
    explanation:
      'In policies that IAM keeps, a `Sid` has letters A to Z, a to z and digits, nothing else: no blanks, hyphens or underscores. IAM refuses the document. Resource-based policies follow the rules of their service, which are wider. For control policies AWS states no rule; keep to the same characters.',
    check: inStatements(({ statement: { sid } }, { policy: { type } }) => {
      const strict = isKeptByIam(type) || isControlType(type);
      if (sid === undefined || !strict || isAlphanumeric(sid.value)) return undefined;
      const mended = [...sid.value].filter(isAlphanumeric).join('');
      return {
        span: sid.span,
        severity: isKeptByIam(type) ? 'ERROR' : 'WARNING',
        message: `the Sid ${quoted(sid.value)} has other characters than letters and digits, which ${sayType(type)} does not take`,
        fix: mended === '' ? undefined : writeText(`write ${mended.slice(0, 40)}`, sid.span, mended),
      };
    }),
  },
  {
    code: 'UNIQUE_SIDS_REQUIRED',
    severity: 'ERROR',
    rule: 'PL-032',
    title: 'Two statements with one Sid',
    source: sources.checks,
    explanation:
      'Statements of one IAM policy must not share a `Sid`; IAM refuses the document. Case counts, and empty Sids may repeat. Rename one: nothing in evaluation depends on a Sid.',
    check: (document) => (mustBeUnique(document.policy.type) ? duplicates(document) : []),
  },
  {
    code: 'UNIQUE_SIDS_RECOMMENDED',
    severity: 'WARNING',
    rule: 'PL-032',
    title: 'Two statements with one Sid',
    source: sources.checks,
    explanation:
      'Two statements of a resource-based policy share a `Sid`. Most services accept that, some (Amazon SQS, Amazon SNS) refuse it, and reports that name the Sid become ambiguous. Give each statement its own.',
    check: (document) => (mustBeUnique(document.policy.type) ? [] : duplicates(document)),
  },
  {
    code: 'EMPTY_SID_VALUE',
    severity: 'SUGGESTION',
    rule: 'PL-031',
    title: 'Empty Sid',
    source: sources.checks,
    explanation:
      'An empty `Sid` says nothing. Give the statement a name that says what it is for, or leave the element out.',
    check: inStatements(({ statement: { sid } }) =>
      sid?.value === ''
        ? { span: sid.span, message: 'the `Sid` is empty; name the statement or remove it' }
        : undefined,
    ),
  },
];

/** For control policies AWS does not say: they are held to the same (12.28). */
function mustBeUnique(type: PolicyType): boolean {
  return isKeptByIam(type) || isControlType(type);
}

function duplicates({ policy }: Document): readonly Found[] {
  const first = new Map<string, TextValue>();
  return policy.statements.flatMap(({ sid }) => {
    if (sid === undefined || sid.value === '') return [];
    const earlier = first.get(sid.value);
    if (earlier === undefined) {
      first.set(sid.value, sid);
      return [];
    }
    const message = `the Sid ${quoted(sid.value)} names an earlier statement too; give each its own`;
    return [{ span: sid.span, message, related: [{ message: 'the first', span: earlier.span }] }];
  });
}

function isAlphanumeric(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const digit = code >= 0x30 && code <= 0x39;
    const letter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    if (!digit && !letter) return false;
  }
  return true;
}
