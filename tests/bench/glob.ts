import { compileGlob, matchGlob } from '../../src/engine/match/glob';

/** A pattern against a text, compiled each time. */
export function globMatches(pattern: string, text: string): boolean {
  return matchGlob(compileGlob([{ text: pattern, wildcards: true }]), text);
}
