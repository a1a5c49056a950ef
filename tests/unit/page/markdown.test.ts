import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/ui/markdown';

describe('the Markdown of a description', () => {
  it('has paragraphs, lists, code, strong words and links', () => {
    expect(readMarkdown('One `two`\n**three**.\n\n- [four](https://example.com/)\n- five')).toEqual([
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: 'One ' },
          { kind: 'code', text: 'two' },
          { kind: 'text', text: ' ' },
          { kind: 'strong', text: 'three' },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'list',
        items: [[{ kind: 'link', text: 'four', address: 'https://example.com/' }], [{ kind: 'text', text: 'five' }]],
      },
    ]);
  });

  it('leaves an address that is not https as the text it is', () => {
    expect(readMarkdown('[x](javascript:alert(1))')).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'text', text: '[x](javascript:alert(1))' }] },
    ]);
  });

  it('leaves marks without an end, and HTML, as text', () => {
    for (const text of ['a `b', '**a', '[a](https://b', '<b>a</b>']) {
      expect(readMarkdown(text)).toEqual([{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }]);
    }
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '*', '[', ']', '(', ')', '\n', '-', ' ', 'a') }), (text) => {
        expect(Array.isArray(readMarkdown(text))).toBe(true);
      }),
    );
  });
});
