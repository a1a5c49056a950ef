import type { GlobPart } from './glob';
import type { Variable } from './variable';

/** Splits at the first five colons: arn, partition, service, region, account, and the rest with any further colons. */
export function splitArn(text: string): readonly string[] {
  const fields: string[] = [];
  let from = 0;
  while (fields.length < 5) {
    const colon = text.indexOf(':', from);
    if (colon < 0) break;
    fields.push(text.slice(from, colon));
    from = colon + 1;
  }
  fields.push(text.slice(from));
  return fields;
}

/**
 * Splits a pattern at the first five colons that its author wrote: neither the colon in `${aws:username}` nor one in
 * what is put in its place makes a field (PL-071, PL-116).
 */
export function splitParts<P extends GlobPart | Variable>(parts: readonly P[]): readonly (readonly (P | GlobPart)[])[] {
  const fields: (P | GlobPart)[][] = [[]];
  for (const part of parts) {
    if (!('wildcards' in part && part.wildcards)) {
      fields.at(-1)?.push(part);
      continue;
    }
    let rest = part.text;
    while (fields.length < 6) {
      const colon = rest.indexOf(':');
      if (colon < 0) break;
      if (colon > 0) fields.at(-1)?.push({ text: rest.slice(0, colon), wildcards: true });
      fields.push([]);
      rest = rest.slice(colon + 1);
    }
    if (rest !== '') fields.at(-1)?.push({ text: rest, wildcards: true });
  }
  return fields;
}
