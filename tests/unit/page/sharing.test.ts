import { describe, expect, it } from 'vitest';
import { fileName } from '../../../src/app/export';
import { sizeOf } from '../../../src/ui/share/size';

describe('the size of a link', () => {
  it('fits everywhere up to a thousand characters', () => {
    expect(sizeOf(1000).limits.map(({ fits }) => fits)).toEqual([true, true, true]);
    expect(sizeOf(1000).advice).toBeUndefined();
  });

  it('advises by the largest limit that it is over', () => {
    expect(sizeOf(1001).advice).toContain('mail');
    expect(sizeOf(2001).advice).toContain('chats');
    expect(sizeOf(8001).advice).toContain('Shorteners');
  });
});

describe('the name of a file', () => {
  it.each([
    ['Who may? ../../etc', 'who-may-etc.json'],
    ['…', 'scenario.json'],
    ['Rolle für Prüfer', 'rolle-für-prüfer.json'],
  ])('is made of the words of `%s`', (title, name) => {
    expect(fileName(title, 'json')).toBe(name);
  });
});
