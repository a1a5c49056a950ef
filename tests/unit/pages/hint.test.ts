import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../../src/checker/data';
import { readGallery } from '../../../src/pages/gallery/read';

const items = await readGallery('src/gallery', openCatalog());

describe('the hint at a flip', () => {
  it.each(items.map(({ name, hint }) => [name, hint] as const))('of %s says where the edit is made', (_, hint) => {
    expect(hint.place).toMatch(/./);
    expect(hint.place).not.toMatch(/^(The|the) scenario$/);
    for (const { label } of hint.misses) expect(label).toMatch(/^[a-z].*[^.]$/);
  });

  it('has nearest misses for most of those that allow what was denied, and one that is all it takes', () => {
    const allowing = items.filter(({ story, flipped }) =>
      story.results.some(({ outcome }, index) => {
        const after = flipped.results[index]?.outcome;
        return outcome.endsWith('Deny') && after === 'allowed';
      }),
    );
    const helped = allowing.filter(({ hint }) => hint.misses.length > 0);
    expect(helped.length).toBeGreaterThan(allowing.length * 0.8);
    expect(helped.filter(({ hint }) => hint.misses.some(({ reaches }) => reaches)).length).toBeGreaterThan(20);
  });

  it('has none for a flip that only denies', () => {
    const denying = items.find(({ name }) => name === '11-any-repository-can-deploy');
    expect(denying?.hint.misses).toEqual([]);
  });
});
