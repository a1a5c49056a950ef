import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropDraft, keepDraft, listDrafts, openDraft } from '../../../src/app/drafts';
import type { Scenario } from '../../../src/scenario/types';
import { fileName } from '../../../src/ui/share/forms';
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

describe('drafts', () => {
  let room = Infinity;
  const stored = new Map<string, string>();

  beforeEach(() => {
    room = Infinity;
    stored.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
        stored.set(key, value);
      },
    });
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const titled = (title: string): Scenario => ({ version: 1, title });

  it('are kept, the newest first, each once, and open again', () => {
    for (const title of ['a', 'b', 'a']) expect(keepDraft(titled(title))).toBe(true);
    expect(listDrafts().map(({ title }) => title)).toEqual(['a', 'b']);
    expect(listDrafts().map(openDraft)).toEqual([titled('a'), titled('b')]);
  });

  it('are ten at most', () => {
    for (let count = 0; count < 12; count += 1) keepDraft(titled(String(count)));
    expect(listDrafts()).toHaveLength(10);
    expect(listDrafts()[0]?.title).toBe('11');
  });

  it('can be deleted', () => {
    keepDraft(titled('a'));
    keepDraft(titled('b'));
    for (const draft of listDrafts().slice(0, 1)) dropDraft(draft);
    expect(listDrafts().map(({ title }) => title)).toEqual(['a']);
  });

  it('make room for the newest where the storage is full', () => {
    for (const title of ['a', 'b', 'c']) keepDraft(titled(title));
    room = 250;
    expect(keepDraft(titled('d'))).toBe(true);
    expect(listDrafts()[0]?.title).toBe('d');
    expect(listDrafts().length).toBeLessThan(4);
  });

  it('are none where the storage is blocked, or holds something else', () => {
    room = 0;
    expect(keepDraft(titled('a'))).toBe(false);
    for (const value of ['{', '{}', '[1, {"kept": 2}, null]']) {
      stored.set('iam-playground.drafts', value);
      expect(listDrafts()).toEqual([]);
    }
  });
});
