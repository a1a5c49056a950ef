import type { AccessLevel } from '../../src/catalog/reference';
import { levelLetters } from '../../src/catalog/format';
import type { SourceAction } from './sources';

/** The access levels as the source writes them, combined, and AWS's own words. */
export const sourceLevels: ReadonlyMap<string, AccessLevel> = new Map([
  ['List', 'List'],
  ['Read', 'Read'],
  ['Write', 'Write'],
  ['Tagging, Write', 'Tagging'],
  ['Permissions management, Write', 'Permissions management'],
]);

/** The letter of an action's access level in the files. */
export function letterOf({ accessLevel }: SourceAction): string {
  const level = sourceLevels.get(accessLevel);
  const letter = Object.keys(levelLetters).find((known) => levelLetters[known] === level);
  if (letter === undefined) throw new Error(`the access level \`${accessLevel}\` is not known`);
  return letter;
}
