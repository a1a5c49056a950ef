import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../src/pages/gallery/line-diff';

const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+', gap: '~' }[kind]}${text}`);

describe('the comparison of lines', () => {
  it('shows what was removed before what was added, with three equal lines around', () => {
    expect(shown('a\nb\nc\nd\ne\nf\ng\nh\ni', 'a\nb\nc\nd\nX\nf\ng\nh\ni')).toEqual([
      '~…',
      ' b',
      ' c',
      ' d',
      '-e',
      '+X',
      ' f',
      ' g',
      ' h',
      '~…',
    ]);
  });

  it('shows a line that was put in between as added alone', () => {
    expect(shown('a\nb', 'a\nx\nb')).toEqual([' a', '+x', ' b']);
  });

  it('of equal texts shows nothing but that there is something', () => {
    expect(shown('a\nb', 'a\nb')).toEqual(['~…']);
  });
});
