import { describe, expect, it } from 'vitest';
import { glossary } from '../../../src/pages/text/glossary';
import { createTermFinder, findTerms } from '../../../src/pages/text/terms';
import { names } from '../gallery/folders';

const linked = (text: string) =>
  findTerms(text, createTermFinder('./')).flatMap((inline) => (inline.kind === 'term' ? [inline.text] : []));

describe('the glossary', () => {
  it('has each term once, in the order of the alphabet, and leads to items that are there', () => {
    const ids = glossary.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const terms = glossary.map(({ term }) => term);
    expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
    expect(glossary.filter(({ item }) => item !== undefined && !names.includes(item))).toEqual([]);
  });

  it('links a term where it first stands, the longest that fits, and its plural whole', () => {
    expect(linked('Roles and a role session; another role session')).toEqual(['Roles', 'role session']);
  });

  it('leaves words alone that only hold a term', () => {
    expect(linked('the controller of the cross-role parole')).toEqual([]);
  });

  it('loses no character of the text', () => {
    const text = 'A trust policy, a key policy and the principals of an organization.';
    const pieces = findTerms(text, createTermFinder('./'));
    expect(pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')).toBe(text);
  });
});
