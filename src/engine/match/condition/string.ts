import { compileGlob, joinParts, matchGlob } from '../glob';
import type { Operator } from './operator';

/** PL-160, PL-094: exact and case-sensitive; a wildcard is a character like any other. */
export const stringEquals: Operator = {
  variables: true,
  unreadable: 'PL-160',
  compile(value) {
    const text = joinParts(value);
    return (request) => request === text;
  },
};

/** PL-160 */
export const stringEqualsIgnoreCase: Operator = {
  variables: true,
  unreadable: 'PL-160',
  compile(value) {
    const text = foldCase(joinParts(value));
    return (request) => foldCase(request) === text;
  },
};

/** PL-161: `*` and `?` over the whole text, case-sensitive. */
export const stringLike: Operator = {
  variables: true,
  unreadable: 'PL-161',
  compile(value) {
    const glob = compileGlob(value);
    return (request) => matchGlob(glob, request);
  },
};

/** Simple lower case: one character for one, whatever stands around it. */
function foldCase(text: string): string {
  let folded = '';
  for (const character of text) {
    const lower = character.toLowerCase();
    folded += [...lower].length === 1 ? lower : character;
  }
  return folded;
}
