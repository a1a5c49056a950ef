import { describe, expect, it } from 'vitest';
import { compileGlob, matchGlob, type Work } from '../../../src/engine/match/glob';
import { resourceMatches } from '../../../src/engine/match/resource';
import { buildPolicy, buildSubject } from './build';

function matches(pattern: string, text: string, work?: Work): boolean {
  return matchGlob(compileGlob([{ text: pattern, wildcards: true }]), text, work);
}

describe('globs', () => {
  it('PL-072 a star is any run, the empty one included, and a question mark is exactly one character', () => {
    expect(matches('a*', 'a')).toBe(true);
    expect(matches('a*c', 'abbc')).toBe(true);
    expect(matches('a?', 'a')).toBe(false);
    expect(matches('a?', 'ab')).toBe(true);
    expect(matches('a?', 'abc')).toBe(false);
    expect(matches('', '')).toBe(true);
    expect(matches('*', '')).toBe(true);
  });

  it('PL-161 anchors both ends and counts case', () => {
    expect(matches('home/*', 'home/')).toBe(true);
    expect(matches('home/*', 'xhome/')).toBe(false);
    expect(matches('Home/*', 'home/')).toBe(false);
  });

  it('takes a character outside the basic plane for one character', () => {
    expect(matches('?', '😀')).toBe(true);
    expect(matches('??', '😀')).toBe(false);
    expect(matches('*\ude00', '😀')).toBe(false);
  });

  it('gives no meaning to what a regular expression would', () => {
    expect(matches('a.c', 'abc')).toBe(false);
    expect(matches('[ab]', 'a')).toBe(false);
    expect(matches('(a|b)$', '(a|b)$')).toBe(true);
  });

  it('PL-115 leaves text that is not live alone', () => {
    const glob = compileGlob([
      { text: 'a*', wildcards: true },
      { text: '*', wildcards: false },
    ]);
    expect(matchGlob(glob, 'axx*')).toBe(true);
    expect(matchGlob(glob, 'axx')).toBe(false);
  });

  it('takes at most pattern × text steps: 40 stars against 10,000 characters', () => {
    for (const pattern of [`${'*a'.repeat(40)}b`, `${'a*'.repeat(40)}b`, `${'?*'.repeat(40)}b`, `${'*'.repeat(40)}b`]) {
      const work = { steps: 0 };
      expect(matches(pattern, 'a'.repeat(10_000), work)).toBe(false);
      expect(work.steps, pattern).toBeLessThanOrEqual((pattern.length + 1) * 10_001);
      expect(work.steps).toBeGreaterThan(0);
    }
  });

  it('stays bounded where a star may span fields (PL-075)', () => {
    const Resource = `arn:aws:s3:${'a*'.repeat(40)}:*:${'a*'.repeat(40)}b`;
    const { policy, statement } = buildPolicy({ Resource });
    const subject = buildSubject({ resource: `arn:aws:s3:${'a'.repeat(5_000)}:1:${'a:'.repeat(2_500)}` });
    expect(resourceMatches(policy, statement, subject)).toBe(false);
  });
});
