import { quoted } from '../json/cursor';
import { isHole } from '../json/hole';
import type { JsonMember, JsonObject } from '../json/tree';
import { kindOf, replaceBy, stop, type Reading } from './notes';
import type { Effect } from './policy';
import { closest } from './spelling';

/** Reads Effect: `Allow` or `Deny`, in this spelling (PL-012). */
export function readEffect(
  reading: Reading,
  statement: JsonObject,
  member: JsonMember | undefined,
): Effect | undefined {
  if (member === undefined) {
    const span = { from: statement.span.from, to: statement.span.from + 1 };
    stop(reading, {
      code: 'MISSING_EFFECT',
      rule: 'PL-012',
      span,
      message: 'the statement has no `Effect`; add `"Effect": "Allow"` or `"Deny"`',
    });
    return undefined;
  }
  const { value } = member;
  if (value.kind === 'string') {
    if (value.value === 'Allow' || value.value === 'Deny') return value.value;
    const meant = meantBy(value.value);
    stop(reading, {
      code: 'INVALID_EFFECT',
      rule: 'PL-012',
      span: value.span,
      message: `effect ${quoted(value.value)}; it is \`Allow\` or \`Deny\`, spelt like that`,
      ...(meant === undefined ? {} : { fix: replaceBy(`write ${meant}`, value.span, `"${meant}"`) }),
    });
  } else if (!isHole(value, reading.text)) {
    const message = `${kindOf(value)} as \`Effect\`; it is the string \`Allow\` or \`Deny\``;
    stop(reading, { code: 'INVALID_EFFECT', rule: 'PL-012', span: value.span, message });
  }
  return undefined;
}

/** F-25 */
function meantBy(typed: string): Effect | undefined {
  const lower = typed.trim().toLowerCase();
  if (lower === 'permit' || lower === 'grant' || lower === 'accept') return 'Allow';
  if (lower === 'forbid' || lower === 'block' || lower === 'reject') return 'Deny';
  return closest(typed, ['Allow', 'Deny']);
}
