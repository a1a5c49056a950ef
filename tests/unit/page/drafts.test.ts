import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  deleteDraft,
  draftContents,
  duplicateDraft,
  keepDraft,
  listDrafts,
  openDraft,
  readDraft,
  renameDraft,
  saveDraft,
  unusedName,
} from '../../../src/app/drafts';
import { eraseKept } from '../../../src/app/kept';
import type { Scenario } from '../../../src/scenario/types';
import { stubStorage, type FakeStorage } from './local-storage';

let storage: FakeStorage;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  storage = stubStorage();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const titled = (title: string): Scenario => ({ version: 1, title });
const names = (): readonly string[] => listDrafts().map(({ name }) => name);

function keep(title: string, id?: string): string {
  vi.advanceTimersByTime(1000);
  const keeping = keepDraft(titled(title), id);
  if (!keeping.isKept) expect.fail(keeping.sentence);
  return keeping.id;
}

function save(title: string, name: string): string {
  vi.advanceTimersByTime(1000);
  const saving = saveDraft(titled(title), name);
  if (!saving.isKept) expect.fail(saving.sentence);
  return saving.id;
}

describe('drafts', () => {
  it('are kept, the newest first, each once, and open again', () => {
    for (const title of ['a', 'b', 'a']) keep(title);
    expect(names()).toEqual(['a', 'b']);
    expect(listDrafts().map(openDraft)).toEqual([titled('a'), titled('b')]);
  });

  it('keep their id while their scenario changes', () => {
    const id = keep('a', 'mine');
    expect(keep('b', id)).toBe('mine');
    expect(names()).toEqual(['b']);
  });

  it('that nobody asked for are ten at most, and those that were saved all stay', () => {
    for (let count = 0; count < 5; count += 1) save('s', `saved ${count}`);
    for (let count = 0; count < 12; count += 1) keep(String(count));
    expect(names()).toEqual([
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
      ...[4, 3, 2, 1, 0].map((n) => `saved ${n}`),
    ]);
  });

  it('can be renamed, duplicated and deleted', () => {
    const id = keep('a');
    vi.advanceTimersByTime(1000);
    expect(renameDraft(id, 'Mine')).toMatchObject({ isKept: true, id });
    vi.advanceTimersByTime(1000);
    const copy = duplicateDraft(id);
    expect(names()).toEqual(['Mine (copy)', 'Mine']);
    expect(listDrafts().every(({ isSaved }) => isSaved)).toBe(true);
    deleteDraft(id);
    expect(listDrafts().map((draft) => draft.id)).toEqual([copy?.isKept === true ? copy.id : '']);
    expect(renameDraft(id, 'Gone')).toBeUndefined();
  });
  it('is told from others of its name by its requests, and each copy has a number', () => {
    const request = { principal: '*', action: 's3:GetObject' } as const;
    const keeping = saveDraft({ version: 1, requests: [{ name: 'Anyone reads', ...request }, request] }, 'Mine');
    const id = keeping.isKept ? keeping.id : '';
    for (let count = 0; count < 2; count++) duplicateDraft(id);
    const copy = listDrafts().find(({ name }) => name === 'Mine (copy)');
    duplicateDraft(copy?.id ?? '');
    expect(new Set(names())).toEqual(new Set(['Mine', 'Mine (copy)', 'Mine (copy 2)', 'Mine (copy 3)']));
    expect(unusedName('Mine')).toBe('Mine (2)');
    expect(unusedName('Yours')).toBe('Yours');
    expect(listDrafts().map(draftContents)).toEqual(Array(4).fill('2 requests, first: Anyone reads'));
  });

  it('that are edited on after they were saved keep their name', () => {
    const id = save('a', 'Mine');
    keep('b', id);
    expect(listDrafts()).toMatchObject([{ id, name: 'Mine', isSaved: true }]);
  });
});

describe('a full storage', () => {
  it('takes the room of the oldest drafts that nobody asked for', () => {
    save('s', 'saved');
    for (const title of ['a', 'b', 'c']) keep(title);
    storage.room = storage.text.length + 20;
    keep('d');
    expect(names()).toEqual(['d', 'c', 'b', 'saved']);
  });

  it('loses nothing where that does not help, and says so', () => {
    save('s', 'saved');
    for (const title of ['a', 'b', 'c']) keep(title);
    storage.room = storage.text.length;
    const before = listDrafts();
    expect(keepDraft(titled('long '.repeat(500)))).toEqual({
      isKept: false,
      refusal: 'full',
      sentence: 'This browser has no room left for this site: delete drafts, or download what you want to keep.',
    });
    expect(listDrafts()).toEqual(before);
  });

  it('keeps the last text of a draft that grows too long', () => {
    const id = keep('a');
    storage.room = storage.text.length;
    expect(keepDraft(titled('long '.repeat(500)), id).isKept).toBe(false);
    expect(readDraft(id)).toMatchObject({ name: 'a' });
  });
});

describe('a storage that is blocked', () => {
  it('holds nothing, throws nothing, and says so', () => {
    storage.room = -1;
    expect(keepDraft(titled('a'))).toEqual({
      isKept: false,
      refusal: 'blocked',
      sentence: 'This browser keeps nothing for this site: copy a link, or download what you want to keep.',
    });
    expect(listDrafts()).toEqual([]);
    deleteDraft('a');
    expect(eraseKept()).toBeUndefined();
  });

  it('may be missing altogether', () => {
    vi.unstubAllGlobals();
    expect(keepDraft(titled('a'))).toMatchObject({ isKept: false, refusal: 'blocked' });
    expect(listDrafts()).toEqual([]);
  });
});

describe('what stands in the storage', () => {
  it.each([
    '',
    '{',
    '{}',
    'null',
    '[]',
    '7',
    '"text"',
    '{"version":1}',
    '{"version":1,"name":7,"text":"{}"}',
    '\ud800',
  ])('may be damaged: %j is listed, kept as it is, and not opened', (entry) => {
    storage.put('iam-playground.draft.odd', entry);
    const [draft, ...rest] = listDrafts();
    expect(rest).toEqual([]);
    expect(draft).toMatchObject({ id: 'odd', state: 'damaged', text: entry });
    if (draft) expect(openDraft(draft)).toBeUndefined();
    expect(renameDraft('odd', 'x')).toBeUndefined();
    for (let count = 0; count < 12; count += 1) keep(String(count));
    expect(readDraft('odd')).toMatchObject({ text: entry });
    deleteDraft('odd');
    expect(readDraft('odd')).toBeUndefined();
  });

  it('may be of a newer version: it is named, not opened, and never written over', () => {
    const entry = JSON.stringify({ version: 2, name: 'Of tomorrow', kept: '2030-01-01T00:00:00.000Z', body: [1] });
    storage.put('iam-playground.draft.new', entry);
    expect(listDrafts()).toMatchObject([{ name: 'Of tomorrow', state: 'newer', text: entry }]);
    const id = keep('a', 'new');
    expect(id).not.toBe('new');
    expect(readDraft('new')?.text).toBe(entry);
  });

  it('of a draft may be a scenario that cannot be read: it is listed and not opened', () => {
    storage.put(
      'iam-playground.draft.x',
      JSON.stringify({ version: 1, name: 'x', kept: '', isSaved: true, text: '{' }),
    );
    const [draft] = listDrafts();
    expect(draft?.state).toBe('whole');
    if (draft) expect(openDraft(draft)).toBeUndefined();
  });

  it('of others on the same origin is left alone', () => {
    storage.put('theirs', 'text');
    keep('a');
    expect(eraseKept()).toBe(1);
    expect(storage.keys()).toEqual(['theirs']);
  });
});

describe('two tabs', () => {
  it('never write over each other’s drafts, whatever the order of their reads and writes', () => {
    const [mine, theirs] = [keep('a', 'tab-1'), keep('b', 'tab-2')];
    keep('a2', mine);
    keep('b2', theirs);
    renameDraft(mine, 'Mine');
    keep('b3', theirs);
    expect(new Set(names())).toEqual(new Set(['Mine', 'b3']));
    expect(readDraft(mine)?.text).toContain('a2');
  });
});
