import { quoted } from '../json/cursor';
import { isHole } from '../json/hole';
import type { JsonMember, JsonNode } from '../json/tree';
import { kindOf, replaceBy, stop, type Reading } from './notes';
import { findPlaceholder } from './placeholder';
import type { PrincipalElement, PrincipalEntry } from './policy';
import { faultOfAwsPrincipal, isAccountId, withoutHyphens, type AwsPrincipalFault } from './principal-value';
import { closest } from './spelling';
import { intrinsicOf } from './texts';

const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;
type PrincipalType = (typeof principalTypes)[number];

/** Reads Principal or NotPrincipal: `"*"`, or a map from the kind of principal to one or several (PL-055, PL-056). */
export function readPrincipal(
  reading: Reading,
  element: 'Principal' | 'NotPrincipal',
  member: JsonMember,
): PrincipalElement {
  const { key, value } = member;
  return { element, keySpan: key.span, span: value.span, entries: readEntries(reading, element, value) };
}

function readEntries(reading: Reading, element: string, value: JsonNode): readonly PrincipalEntry[] {
  if (value.kind === 'object') return value.members.flatMap((member) => readMember(reading, member));
  if (value.kind === 'string' && value.value === '*') return [{ type: '*', value: '*', span: value.span }];
  if (isHole(value, reading.text)) return [];
  const code = 'INVALID_PRINCIPAL_FORMAT';
  if (value.kind === 'string') {
    const type = typeOf(value.value);
    const written = `{"${type}": ${JSON.stringify(value.value)}}`;
    const message = `\`${element}\` is \`"*"\` or a map; write ${quoted(written)}`;
    stop(reading, {
      code,
      rule: 'PL-055',
      span: value.span,
      message,
      fix: replaceBy('make it a map', value.span, written),
    });
  } else {
    const message = `${kindOf(value)} under \`${element}\`, which is \`"*"\` or a map such as \`{"AWS": "111122223333"}\``;
    stop(reading, { code, rule: 'PL-055', span: value.span, message });
  }
  return [];
}

/** Under which key a bare value most likely belongs. */
function typeOf(value: string): PrincipalType {
  if (value.endsWith('.amazonaws.com') || value.endsWith('.amazonaws.com.cn')) {
    return value === 'cognito-identity.amazonaws.com' ? 'Federated' : 'Service';
  }
  return value.includes(':saml-provider/') || value.includes(':oidc-provider/') ? 'Federated' : 'AWS';
}

function readMember(reading: Reading, { key, value }: JsonMember): readonly PrincipalEntry[] {
  const type = principalTypes.find((known) => known === key.value);
  if (type === undefined) {
    unknownType(reading, key);
    return [];
  }
  const items = value.kind === 'array' ? value.items : [value];
  return items.flatMap((item) => readEntry(reading, type, item));
}

function unknownType(reading: Reading, key: JsonMember['key']): void {
  const meant = closest(key.value, principalTypes);
  const known = principalTypes.map((name) => `\`${name}\``).join(', ');
  stop(reading, {
    code: 'INVALID_PRINCIPAL_KEY',
    rule: 'PL-055',
    span: key.span,
    message: `unknown kind of principal ${quoted(key.value)}; ${meant === undefined ? `there are ${known}` : `did you mean \`${meant}\`?`}`,
    ...(meant === undefined ? {} : { fix: replaceBy(`write ${meant}`, key.span, `"${meant}"`) }),
  });
}

function readEntry(reading: Reading, type: PrincipalType, node: JsonNode): readonly PrincipalEntry[] {
  if (node.kind === 'string') {
    checkEntry(reading, type, node.value, node.span);
    return [{ type, value: node.value, span: node.span }];
  }
  if (isHole(node, reading.text)) return [];
  const intrinsic = intrinsicOf(node);
  if (intrinsic !== undefined) {
    const message = `${quoted(intrinsic)} is a CloudFormation function; put in the principal that it gives`;
    stop(reading, { code: 'UNRESOLVED_TEMPLATE', rule: 'PL-055', span: node.span, message });
    return [];
  }
  const fix = node.kind === 'number' ? { fix: replaceBy('put it in quotes', node.span, `"${node.raw}"`) } : {};
  const message = `${kindOf(node)} under \`${type}\`, which takes a string or a list of strings`;
  stop(reading, { code: 'DATA_TYPE_MISMATCH', rule: 'PL-055', span: node.span, message, ...fix });
  return [];
}

function checkEntry(reading: Reading, type: PrincipalType, value: string, span: PrincipalEntry['span']): void {
  const wildcard = value.includes('*') || value.includes('?');
  if (wildcard && (value !== '*' || type === 'Service')) {
    const message =
      value === '*'
        ? 'a service principal cannot be `*`; name the service'
        : `a wildcard inside the principal ${quoted(value)}; it is \`*\` alone or none, and patterns go under \`aws:PrincipalArn\` in \`Condition\``;
    stop(reading, { code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL', rule: 'PL-056', span, message });
    return;
  }
  const fault = type === 'AWS' ? faultOfAwsPrincipal(value) : undefined;
  if (fault !== undefined) awsFault(reading, fault, value, span);
}

function awsFault(reading: Reading, fault: AwsPrincipalFault, value: string, span: PrincipalEntry['span']): void {
  const mended = mend(value);
  const placeholder = fault === 'form' ? findPlaceholder(value) : undefined;
  const what =
    placeholder === undefined
      ? sayFault(fault)
      : `has the placeholder ${quoted(placeholder.text)} of ${placeholder.origin}; put in what it stands for`;
  stop(reading, {
    code: 'INVALID_PRINCIPAL_FORMAT',
    rule: 'PL-055',
    span,
    message: `${quoted(value)} ${what}`,
    ...(mended === undefined ? {} : { fix: replaceBy(`write ${mended.slice(0, 60)}`, span, JSON.stringify(mended)) }),
  });
}

function sayFault(fault: AwsPrincipalFault): string {
  switch (fault) {
    case 'hyphenatedAccount':
      return 'has an account ID with hyphens or blanks; write its twelve digits alone';
    case 'accountDigits':
      return 'has an account ID that is not twelve digits; a leading zero counts';
    case 'group':
      return 'is a group, which cannot be a principal; name the users or a role';
    case 'sessionName':
      return 'lacks the session name; write `assumed-role/ROLE/SESSION`, or the role itself';
    case 'form':
      return 'is no principal under `AWS`; write an account ID or the ARN of an account root, role, user or session';
  }
}

/** The value without blanks around it or hyphens in its account ID, where that makes it right (F-22, F-35). */
function mend(value: string): string | undefined {
  const trimmed = value.trim();
  const candidate = trimmed
    .split(':')
    .map((field) => withoutHyphens(field) ?? field)
    .join(':');
  if (candidate !== value && faultOfAwsPrincipal(candidate) === undefined) return candidate;
  return candidate.length === 11 && isAccountId(`0${candidate}`) ? `0${candidate}` : undefined;
}
