import type { JsonMember, JsonObject, Span } from '../json/tree';
import { stop, type Reading } from './notes';

/** Reports an element that stands beside its opposite: Action and NotAction, and so on (PL-013 to PL-015). */
export function reportBoth(reading: Reading, rule: string, positive: JsonMember, negative: JsonMember): void {
  const [first, second] = positive.key.span.from < negative.key.span.from ? [positive, negative] : [negative, positive];
  stop(reading, {
    code: 'UNSUPPORTED_ELEMENT_COMBINATION',
    rule,
    span: second.key.span,
    message: `\`${positive.key.value}\` and \`${negative.key.value}\` in one statement; keep one, or make two statements`,
    related: [{ message: `the first is \`${first.key.value}\``, span: first.key.span }],
  });
}

/** Where to point at when something is missing in a statement: at its brace. */
export function opening(object: JsonObject): Span {
  return { from: object.span.from, to: object.span.from + 1 };
}
