import { anyRun, matchGlob, type Glob } from './glob';

/**
 * The spanning reading of a Resource pattern (PL-075): a `*` that is the last character of a field may run past colons,
 * so `arn:aws:lambda:*:function:my-*` reaches `arn:aws:lambda:us-east-1:111122223333:function:my-f`. Every other
 * wildcard of the first five fields stays inside its field.
 */

/** Whether a field before the last ends in `*`; else the spanning reading says nothing new. */
export function canSpan(fields: readonly Glob[]): boolean {
  return fields.length === 6 && fields.slice(0, 5).some(endsInRun);
}

/**
 * Whether six fields match an ARN so. Fields begin after colons and end before them, also where a `*` runs past some:
 * it then takes whole pieces. So each field is held against pieces of the text, at most pattern × text steps in all.
 */
export function matchSpanning(fields: readonly Glob[], arn: string): boolean {
  const pieces = arn.split(':');
  let starts = [0];
  for (const field of fields.slice(0, 5)) {
    const taken = starts.filter((start) => matchGlob(field, pieces[start] ?? ''));
    const [first] = taken;
    if (first === undefined) return false;
    const next = endsInRun(field) ? countFrom(first + 1, pieces.length) : taken.map((start) => start + 1);
    starts = next.filter((start) => start < pieces.length);
  }
  const last = fields[5];
  return last !== undefined && matchesRest(last, arn, pieces, starts);
}

/** Whether the last field matches the rest of the text from one of the pieces. */
function matchesRest(field: Glob, arn: string, pieces: readonly string[], starts: readonly number[]): boolean {
  const offsets = offsetsOf(pieces);
  const rests = starts.map((start) => arn.slice(offsets[start]));
  const run = field.literal === undefined ? field.tokens.indexOf(anyRun) : -1;
  if (field.literal !== undefined || run < 0) return rests.some((rest) => matchGlob(field, rest));
  // The first rest that begins right decides: what it has more than a later one, the run takes.
  const beginning: Glob = { tokens: field.tokens.slice(0, run + 1) };
  const rest = rests.find((text) => matchGlob(beginning, text));
  return rest !== undefined && matchGlob(field, rest);
}

/** Where each piece begins in the text. */
function offsetsOf(pieces: readonly string[]): readonly number[] {
  let offset = 0;
  return pieces.map((piece) => {
    const own = offset;
    offset += piece.length + 1;
    return own;
  });
}

function countFrom(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, index) => from + index);
}

function endsInRun(field: Glob): boolean {
  return field.literal === undefined && field.tokens.at(-1) === anyRun;
}
