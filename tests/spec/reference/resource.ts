import { characters, globMatches, type Character } from './glob';
import { substituted, type Keys } from './variable';

/** Section 3.2 for an ARN or `*` as the request's resource, in an identity-based policy. */
export function resourceMatches(pattern: string, resource: string, version: string, keys: Keys): boolean {
  if (pattern === '*') return true;
  if (!pattern.startsWith('arn:') || resource.split(':').length < 6) return false;
  const resolved = version === '2012-10-17' ? substituted(pattern, keys) : characters(pattern, true);
  if (resolved === undefined) return false;
  const fields = fieldsOf(resolved);
  const missing = 6 - fields.length;
  const complete = [...fields, ...Array.from({ length: missing }, () => characters('*', true))];
  return strict(complete, resource) || (missing === 0 && spans(fields, resource));
}

/** The first five colons that are the author's own end a field. */
export function fieldsOf(pattern: readonly Character[]): Character[][] {
  const fields: Character[][] = [[]];
  for (const one of pattern) {
    if (one.character === ':' && one.live && fields.length < 6) fields.push([]);
    else fields.at(-1)?.push(one);
  }
  return fields;
}

/** PL-071: each field by itself, the last with the rest of the text. */
export function strict(fields: readonly Character[][], text: string): boolean {
  const texts = text.split(':');
  const six = [...texts.slice(0, 5), texts.slice(5).join(':')];
  return fields.every((field, index) => globMatches(field, six[index] ?? ''));
}

/**
 * PL-075: a `*` that ends a field may take further fields. By the definition: try every number of the text's pieces for
 * each field in turn.
 */
function spans(fields: readonly Character[][], text: string): boolean {
  const [field, ...others] = fields;
  if (field === undefined) return false;
  if (others.length === 0) return globMatches(field, text);
  const last = field.at(-1);
  const pieces = text.split(':');
  const most = last?.live && last.character === '*' ? pieces.length - 1 : 1;
  for (let taken = 1; taken <= most && taken < pieces.length; taken += 1) {
    const rest = pieces.slice(taken).join(':');
    // The run at the end takes whole further pieces, so the field as it stands matches the first one.
    if (globMatches(field, pieces[0] ?? '') && spans(others, rest)) return true;
  }
  return false;
}
