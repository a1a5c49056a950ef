import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/engine/json/read';
import { upgradeText } from '../../../src/scenario/upgrade';
import type { Upgrader } from '../../../src/scenario/upgrade/upgraders';

/** A made-up version 2 says `name` for `title`, and a made-up version 3 nothing new. */
const renamed: Upgrader = (text) => {
  const { root } = readJson(text);
  if (root?.kind !== 'object') return text;
  const title = root.members.find(({ key }) => key.value === 'title')?.key.span;
  const moved = title ? `${text.slice(0, title.from)}"name"${text.slice(title.to)}` : text;
  return moved.replace('"version": 1', '"version": 2');
};
const made: ReadonlyMap<number, Upgrader> = new Map([
  [1, renamed],
  [2, (text) => text.replace('"version": 2', '"version": 3')],
]);

describe('an old scenario', () => {
  it('goes through one upgrader a version, and its documents stay to the letter', () => {
    const text = '{"version": 1, "title": "a", "policy": {"a": 1.50,  "a": 2}}';
    expect(upgradeText(text, made, 3)).toBe('{"version": 3, "name": "a", "policy": {"a": 1.50,  "a": 2}}');
    expect(upgradeText(text, made, 2)).toBe('{"version": 2, "name": "a", "policy": {"a": 1.50,  "a": 2}}');
  });

  it('is all that is upgraded', () => {
    for (const text of ['{"version": 3}', '{"version": 4}', '{"version": 0}', '{"version": "1"}', '{}', '[]', '']) {
      expect(upgradeText(text, made, 3)).toBe(text);
    }
  });

  it('ends even where an upgrader leaves the version as it is', () => {
    expect(upgradeText('{"version": 1}', new Map([[1, (text: string) => `${text} `]]), 3)).toBe('{"version": 1} ');
  });
});
