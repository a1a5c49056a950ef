import { isDigit } from '../json/characters';
import { quoted } from '../json/cursor';
import type { JsonMember, JsonObject } from '../json/tree';
import { opening, reportBoth } from './combination';
import type { Elements, StatementElement } from './elements';
import { replaceBy, stop, type Reading } from './notes';
import type { ActionElement, TextValue } from './policy';
import { readTexts } from './texts';

/** Reads the one of Action and NotAction that a statement has (PL-013). */
export function readActionElement(
  reading: Reading,
  object: JsonObject,
  elements: Elements<StatementElement>,
): ActionElement | undefined {
  const action = elements.get('Action');
  const notAction = elements.get('NotAction');
  if (action !== undefined && notAction !== undefined) reportBoth(reading, 'PL-013', action, notAction);
  const read = action === undefined ? undefined : readAction(reading, 'Action', action);
  const readNot = notAction === undefined ? undefined : readAction(reading, 'NotAction', notAction);
  if (read === undefined && readNot === undefined) {
    const message = 'the statement has no `Action`; add `Action` or `NotAction`';
    stop(reading, { code: 'MISSING_ACTION', rule: 'PL-013', span: opening(object), message });
  }
  return read ?? readNot;
}

/** Reads Action or NotAction (PL-018, PL-026, PL-061, PL-062). */
function readAction(reading: Reading, element: 'Action' | 'NotAction', member: JsonMember): ActionElement {
  const { key, value } = member;
  const patterns = readTexts(reading, member);
  for (const pattern of patterns) checkAction(reading, pattern);
  if (element === 'NotAction' && value.kind === 'array' && value.items.length === 0) {
    stop(reading, {
      code: 'EMPTY_ARRAY_ACTION',
      rule: 'PL-026',
      span: value.span,
      message: 'an empty `NotAction` would match every action; name the actions to leave out, or write `"Action": "*"`',
    });
  }
  return { element, keySpan: key.span, span: value.span, patterns };
}

let lastPrefix = 's3:';

/** Long lists are sorted: the next action is mostly one of the same service, whose prefix is known to be one. */
function isOfLastService(value: string): boolean {
  return value.startsWith(lastPrefix) && !value.includes(':', lastPrefix.length);
}

/** `*`, or a service prefix, one colon, and an action name with wildcards. */
function checkAction(reading: Reading, pattern: TextValue): void {
  const { value, span } = pattern;
  if (value === '*' || isOfLastService(value)) return;
  const first = value.indexOf(':');
  if (first < 0) {
    const message = `the action ${quoted(value)} names no service; write \`service:${value === '' ? 'Action' : value.slice(0, 40)}\``;
    stop(reading, { code: 'INVALID_ACTION', rule: 'PL-061', span, message });
  } else if (value.indexOf(':', first + 1) >= 0) {
    tooManyColons(reading, pattern);
  } else {
    checkPrefix(reading, pattern, value.slice(0, first));
  }
}

function tooManyColons(reading: Reading, { value, span }: TextValue): void {
  const parts = value.split(',').map((part) => part.trim());
  if (parts.length > 1 && parts.every((part) => part.split(':').length === 2)) {
    const list = parts.map((part) => JSON.stringify(part)).join(', ');
    const message = `several actions in one string; write each in quotes of its own`;
    stop(reading, {
      code: 'INVALID_ACTION',
      rule: 'PL-061',
      span,
      message,
      fix: replaceBy('split into a list', span, listOf(reading, span.from, list)),
    });
    return;
  }
  const message = `the action ${quoted(value)} has more than one colon; an action is \`service:Action\``;
  stop(reading, { code: 'INVALID_ACTION', rule: 'PL-061', span, message });
}

/** Inside a list the strings stand by themselves, else they need their brackets. */
function listOf(reading: Reading, from: number, strings: string): string {
  let at = from - 1;
  while (at > 0 && ' \t\r\n'.includes(reading.text.charAt(at))) at -= 1;
  const before = reading.text.charAt(at);
  return before === '[' || before === ',' ? strings : `[${strings}]`;
}

function checkPrefix(reading: Reading, { value, span }: TextValue, prefix: string): void {
  if (prefix === '*') return;
  if (prefix !== '' && isPrefix(prefix)) {
    lastPrefix = `${prefix}:`;
    return;
  }
  const trimmed = value.trim();
  const code = 'INVALID_SERVICE_IN_ACTION';
  if (trimmed !== value && isPrefix(prefix.trim()) && prefix.trim() !== '') {
    const message = `blanks around the action ${quoted(value)}, which then matches nothing; remove them`;
    stop(reading, {
      code,
      rule: 'PL-062',
      span,
      message,
      fix: replaceBy('remove the blanks', span, JSON.stringify(trimmed)),
    });
  } else if (prefix.includes('*') || prefix.includes('?')) {
    const message = `a wildcard in the service prefix of ${quoted(value)}; write the service in full, or \`*\` for all`;
    stop(reading, { code, rule: 'PL-062', span, message });
  } else {
    const message = `${quoted(prefix)} in ${quoted(value)} is no service prefix; one has letters, digits, \`-\` and \`.\` only`;
    stop(reading, { code, rule: 'PL-062', span, message });
  }
}

function isPrefix(prefix: string): boolean {
  for (let at = 0; at < prefix.length; at += 1) {
    const code = prefix.charCodeAt(at);
    const letter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    if (!letter && !isDigit(code) && code !== 0x2d && code !== 0x2e) return false;
  }
  return true;
}
