import { splitArn } from './arn';
import { matchGlob, type Glob } from './glob';
import { canSpan, matchSpanning } from './spanning';

/** An ARN pattern, each field compiled on its own (PL-071); fewer than six fields in an incomplete ARN (PL-076). */
export interface ArnPattern {
  readonly fields: readonly Glob[];
  readonly canSpan: boolean;
}

/** `strict`: field by field. `spanning`: only where a `*` at the end of a field may run past colons (PL-075). */
export type ArnMatch = 'strict' | 'spanning';

/** Puts the fields of a pattern together; partition and service may have wildcards like the rest (PL-078, PL-079). */
export function arnPattern(fields: readonly Glob[]): ArnPattern {
  return { fields, canSpan: canSpan(fields) };
}

/** How a request's ARN matches; fields that an incomplete pattern lacks match anything. */
export function matchArn(pattern: ArnPattern, arn: string): ArnMatch | undefined {
  const fields = fieldsOf(arn);
  if (fields.length < 6) return undefined;
  if (matchFields(pattern.fields, fields)) return 'strict';
  // Without further colons every field has one piece, as it had field by field.
  const hasPieces = fields[5]?.includes(':') === true;
  return pattern.canSpan && hasPieces && matchSpanning(pattern.fields, arn) ? 'spanning' : undefined;
}

/** Field by field, as the Arn operators compare (PL-091, PL-092). */
export function matchFields(patterns: readonly Glob[], fields: readonly string[]): boolean {
  // From the end: what tells ARNs of one service apart stands there.
  for (let index = patterns.length - 1; index >= 0; index -= 1) {
    const glob = patterns[index];
    const field = fields[index];
    if (glob === undefined || field === undefined || !matchGlob(glob, field)) return false;
  }
  return true;
}

let lastArn = '';
let lastFields: readonly string[] = [''];

/** One request is held against many patterns in turn: its ARN is split once. */
function fieldsOf(arn: string): readonly string[] {
  if (arn !== lastArn) {
    lastFields = splitArn(arn);
    lastArn = arn;
  }
  return lastFields;
}
