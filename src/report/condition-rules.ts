import type { ConditionNode } from '../engine/trace/match';

/** The special rule that made a condition's result, in a few words; undefined where it is as one would think. */
export function conditionRuleWords(condition: ConditionNode): string | undefined {
  const { rule, matches, set, ifExists, request } = condition;
  const isAbsent = request === undefined || request.length === 0;
  if (isAbsent && condition.base !== 'Null') {
    const how = [...(set === undefined ? [] : [set]), ...(ifExists ? ['IfExists'] : [])].join(' with ');
    const operator = how === '' && matches ? 'negated operator' : how;
    return `absent key${operator === '' ? '' : `, ${operator}`}: ${matches ? 'counts as a match' : 'does not match'}`;
  }
  return Object.hasOwn(words, rule) ? words[rule] : undefined;
}

const words: Readonly<Record<string, string>> = {
  'PL-028': 'the policy lists no value',
  'PL-110': 'a variable has no value: nothing equals it',
  'PL-112': 'a variable has no value: nothing equals it, which a negated operator takes as a match',
  'PL-145': '`Null` asks whether the key is absent',
  'PL-147': 'a multivalued key without `ForAllValues` or `ForAnyValue`: never matches',
  'PL-148': 'a set operator on a single-valued key: taken as a set of one',
  'PL-149': '`ForAllValues` negated: none may be listed; `ForAnyValue` negated: one must not be',
  'PL-153': 'an empty text is a value like any other',
  'PL-166': 'not a number: does not match',
  'PL-167': 'not a number: the negated operator matches',
  'PL-175': 'not a date: does not match',
  'PL-178': 'neither `true` nor `false`: does not match',
  'PL-181': 'not base64: does not match',
  'PL-186': 'an IPv4 address written as IPv6',
  'PL-188': 'not an address or a range: does not match',
};
