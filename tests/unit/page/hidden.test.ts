import { describe, expect, it } from 'vitest';
import { writeOut } from '../../../src/app/hidden';
import { noteOf } from '../../../src/app/hidden-fields';

describe('hidden characters', () => {
  it.each([
    ['Admin\u202Enimda', 'Admin⟨U+202E⟩nimda'],
    ['a\u2066b\u2069', 'a⟨U+2066⟩b⟨U+2069⟩'],
    ['\u200E\u200F\u061C', '⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩'],
    ['Ad\u200Bmin', 'Ad⟨U+200B⟩min'],
    ['Ad\u00ADmin', 'Ad⟨U+00AD⟩min'],
    ['\uFEFFAdmin', '⟨U+FEFF⟩Admin'],
    ['a\u0000b\u001B[31m', 'a⟨U+0000⟩b⟨U+001B⟩[31m'],
    ['Admin\u{E0041}', 'Admin⟨U+E0041⟩'],
  ])('are written out: %j', (text, shown) => {
    expect(writeOut(text)).toBe(shown);
  });

  it.each(['a line\n\tand another', 'Prüfer', 'علي', 'می\u200Cخواهم', '👩\u200D💻', 'a\u00A0b'])(
    'are not what people write: %j',
    (text) => {
      expect(writeOut(text)).toBe(text);
    },
  );
});

describe('the note beside a field', () => {
  it('is there for hidden characters alone', () => {
    expect(noteOf('Reader')).toBeUndefined();
    expect(noteOf('')).toBeUndefined();
    expect(noteOf('Reader\u202Enimda')).toBe('Hidden characters: Reader⟨U+202E⟩nimda');
  });

  it('shows of a long text what stands around the first', () => {
    const text = `${'a'.repeat(100)}\u200B\n${'b'.repeat(100)}\u202E`;
    expect(noteOf(text)).toBe(`Hidden characters: …${'a'.repeat(24)}⟨U+200B⟩ ${'b'.repeat(22)}…`);
  });
});
