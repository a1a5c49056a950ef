import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob, matchGlob, type Work } from '../../src/engine/match/glob';
import { fuzz } from './fuzz';

/** Few letters, so that much of a text almost matches: what makes a careless matcher go back and forth. */
const letters = (more: string) => fc.string({ unit: fc.constantFrom(...`ab${more}`), maxLength: 60 });

describe('a wildcard pattern against a text', () => {
  it('takes at most pattern × text steps', async () => {
    await fuzz(
      'wildcards against texts',
      fc.tuple(letters('**?é\u{1F600}'), letters('é\u{1F600}')),
      ([pattern, text]) => {
        const work: Work = { steps: 0 };
        matchGlob(compileGlob([{ text: pattern, wildcards: true }]), text, work);
        expect(work.steps).toBeLessThanOrEqual((pattern.length + 1) * (text.length + 1));
      },
    );
  });

  it.each([
    ['forty stars', 'a*'.repeat(40), 'a'.repeat(10_000)],
    ['stars and an end that is not there', `${'*a'.repeat(40)}b`, 'a'.repeat(10_000)],
    ['question marks', `*${'?'.repeat(500)}b`, 'a'.repeat(10_000)],
  ])('with %s is no exception', (_, pattern, text) => {
    const work: Work = { steps: 0 };
    matchGlob(compileGlob([{ text: pattern, wildcards: true }]), text, work);
    expect(work.steps).toBeGreaterThan(0);
    expect(work.steps).toBeLessThanOrEqual((pattern.length + 1) * (text.length + 1));
  });
});
