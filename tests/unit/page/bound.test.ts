import { describe, expect, it } from 'vitest';
import { boundOf } from '../../../src/ui/documents/bound';

describe('what is drawn of a text while nobody is in it', () => {
  it('is all of a text that is short', () => {
    expect(boundOf('')).toBeUndefined();
    expect(boundOf('{\n}\n'.repeat(199))).toBeUndefined();
  });

  it('ends with a line, and the lines behind it are counted', () => {
    const bound = boundOf('1234567\n'.repeat(1000));
    expect(bound).toEqual({ end: 400 * 8 - 1, rest: 601 });
  });

  it('ends early where lines are long, and inside of one that is too long by itself', () => {
    expect(boundOf(`${'x'.repeat(999)}\n`.repeat(100))).toEqual({ end: 39_999, rest: 61 });
    expect(boundOf('x'.repeat(1_000_000))).toEqual({ end: 40_000, rest: 1 });
  });
});
