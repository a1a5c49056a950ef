import { quoted } from '../json/cursor';
import type { JsonMember, JsonObject } from '../json/tree';
import { mayGuess, replaceBy, stop, type Reading } from './notes';
import { closest } from './spelling';

export const policyElements = ['Version', 'Id', 'Statement'] as const;
export const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;
export type StatementElement = (typeof statementElements)[number];

/** The members of an object by element name; of duplicates, which the JSON reader has reported, the last (PL-020). */
export type Elements<Name extends string> = ReadonlyMap<Name, JsonMember>;

/** Sorts an object's members by element, and reports those that are none: names are literal and case-sensitive (PL-002, PL-003, PL-011). */
export function readElements<Name extends string>(
  reading: Reading,
  object: JsonObject,
  names: readonly Name[],
  place: ElementPlace,
): Elements<Name> {
  const elements = new Map<Name, JsonMember>();
  for (const member of object.members) {
    const name = names.find((known) => known === member.key.value);
    if (name !== undefined) elements.set(name, member);
    else unknownElement(reading, member, names, place);
  }
  return elements;
}

export interface ElementPlace {
  readonly rule: 'PL-002' | 'PL-011';
  /** `a policy has`: completes "`x` is no element; a policy has …". */
  readonly owner: string;
  /** What to say of a name that belongs elsewhere, where it does. */
  readonly elsewhere: (name: string) => string | undefined;
}

function unknownElement(reading: Reading, { key }: JsonMember, names: readonly string[], place: ElementPlace): void {
  const typed = quoted(key.value);
  const meant = mayGuess(reading) ? (aliases.get(key.value.toLowerCase()) ?? closest(key.value, names)) : undefined;
  const elsewhere = place.elsewhere(key.value);
  if (elsewhere !== undefined) {
    stop(reading, {
      code: 'INVALID_POLICY_ELEMENT',
      rule: place.rule,
      span: key.span,
      message: `${typed} ${elsewhere}`,
    });
  } else if (meant !== undefined && names.includes(meant)) {
    const rule = meant.toLowerCase() === key.value.toLowerCase() ? 'PL-003' : place.rule;
    stop(reading, {
      code: 'INVALID_POLICY_ELEMENT',
      rule,
      span: key.span,
      message: `unknown element ${typed}; did you mean \`${meant}\`?`,
      fix: replaceBy(`write ${meant}`, key.span, `"${meant}"`),
    });
  } else {
    const message = `unknown element ${typed}; ${place.owner} ${names.map((name) => `\`${name}\``).join(', ')}`;
    stop(reading, { code: 'INVALID_POLICY_ELEMENT', rule: place.rule, span: key.span, message });
  }
}

/** Names from other formats and plurals that lie further than a slip of the finger (F-24). */
const aliases: ReadonlyMap<string, string> = new Map([
  ['statementid', 'Sid'],
  ['statement_id', 'Sid'],
  ['not_action', 'NotAction'],
  ['not_actions', 'NotAction'],
  ['notactions', 'NotAction'],
  ['not_resource', 'NotResource'],
  ['not_resources', 'NotResource'],
  ['notresources', 'NotResource'],
  ['not_principal', 'NotPrincipal'],
  ['not_principals', 'NotPrincipal'],
  ['notprincipals', 'NotPrincipal'],
  ['users', 'Principal'],
  ['permission', 'Action'],
  ['permissions', 'Action'],
  ['where', 'Condition'],
]);
