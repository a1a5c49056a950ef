import type { ResourceType } from './reference';
import { splitArn } from './resource-types';
import { globOfTemplate, readTemplate } from './template';

/**
 * The resource types that a policy's resource pattern can cover, of those given (F-37, PL-345). A gap of AWS's pattern
 * is read as text without a slash or colon first: `arn:aws:s3:::b/*` is objects, and no bucket of that name. Only where
 * no type fits so may a gap hold them (object keys, paths), unless it is all there is, and the patterns that say most
 * win. Policy variables count as `*`. Empty: the pattern names no resource of these types.
 */
export function resourceTypesOfPattern(types: readonly ResourceType[], pattern: string): readonly ResourceType[] {
  const fields = readPattern(pattern);
  const narrow = types.filter((type) => fits(fields, type, 'narrow'));
  if (narrow.length > 0) return narrow;
  const wide = types.filter((type) => fits(fields, type, 'wide'));
  const weights = wide.map(({ arn }) => readTemplate(arn).weight);
  return wide.filter((_, index) => weights[index] === Math.max(...weights));
}

/** A character of the pattern, `?`, or a run: `*`. */
type Token = string | 0 | 1;
const anyOne = 0;
const anyRun = 1;

/** The six fields; those that are left out count as `*` (PL-076). */
function readPattern(pattern: string): readonly (readonly Token[])[] {
  const fields = globOfTemplate(readTemplate(pattern)).split(':');
  const rest = fields.slice(5).join(':');
  return [0, 1, 2, 3, 4, 5].map((index) => {
    const field = index < 5 ? fields[index] : fields.length > 5 ? rest : undefined;
    return [...(field ?? '*')].map((character) =>
      character === '*' ? anyRun : character === '?' ? anyOne : character,
    );
  });
}

/** What a gap may hold: `narrow` no slash or colon, `wide` anything. */
type Gap = 'narrow' | 'wide';

function fits(fields: readonly (readonly Token[])[], { arn }: ResourceType, gap: Gap): boolean {
  return (splitArn(arn) ?? []).every((field, index) => {
    const { pieces, weight } = readTemplate(field);
    // AWS's own documents and parameters leave region or account empty
    if (index < 5 && weight === 0) return true;
    return overlap(fields[index] ?? [], pieces, weight === 0 ? 'narrow' : gap);
  });
}

/**
 * Whether some text fits both the pattern and AWS's: which ends of the pattern each character and each gap can reach.
 * Steps: the one's length times the other's.
 */
function overlap(pattern: readonly Token[], pieces: readonly string[], gap: Gap): boolean {
  let ends = close(pattern, (at) => at === 0);
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) ends = afterGap(pattern, ends, gap);
    for (const character of piece) ends = afterCharacter(pattern, ends, character);
  }
  return ends[pattern.length] === true;
}

/** The ends that hold, with those behind them that empty runs reach. */
function close(pattern: readonly Token[], holds: (at: number) => boolean): boolean[] {
  const ends: boolean[] = [];
  for (let at = 0; at <= pattern.length; at += 1) {
    ends.push(holds(at) || (ends[at - 1] === true && pattern[at - 1] === anyRun));
  }
  return ends;
}

function afterCharacter(pattern: readonly Token[], before: readonly boolean[], character: string): boolean[] {
  return close(pattern, (at) => {
    const token = pattern[at - 1];
    // a run takes the character and stays
    if (before[at] === true && token === anyRun) return true;
    return before[at - 1] === true && (token === anyOne || token === character);
  });
}

/** A gap takes one character or more. */
function afterGap(pattern: readonly Token[], before: readonly boolean[], gap: Gap): boolean[] {
  const ends: boolean[] = [];
  for (let at = 0; at <= pattern.length; at += 1) {
    const token = pattern[at - 1];
    const takes = token !== undefined && (typeof token !== 'string' || gap === 'wide' || !'/:'.includes(token));
    ends.push(takes && (before[at - 1] === true || ends[at - 1] === true || (token === anyRun && before[at] === true)));
  }
  return ends;
}
