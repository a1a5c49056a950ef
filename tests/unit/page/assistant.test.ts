import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Assistant } from '../../../src/app/assistant.svelte';
import type { Scenario } from '../../../src/scenario/types';
import { createAssistClient } from '../../../src/service/client';
import { createAssistService } from '../../../src/service/assist';
import { createCatalog } from '../../../src/catalog/catalog';
import { FakeWorker } from '../service/fake-worker';

const pointer = '/accounts/111122223333/roles/R/trustPolicy';
const scenario = (text: string): Scenario => ({
  version: 1,
  accounts: { '111122223333': { roles: { R: { trustPolicy: { form: 'text', text } } } } },
});

/** An assistant without reference data, and how many workers it has started. */
function open() {
  let started = 0;
  const service = createAssistService(() => createCatalog(() => Promise.reject(new Error('no data'))));
  const client = () =>
    createAssistClient({
      start: () => {
        started += 1;
        return Promise.resolve(new FakeWorker(service));
      },
    });
  return { assistant: new Assistant(client, 'https://example.com/data/'), started: () => started };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

/** Waits for what the assist worker answers, however long its code takes to load. */
const until = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 60_000 });

async function rested(assistant: Assistant, text: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(200);
  await until(() => {
    expect(assistant.checksOf(pointer)?.text).toBe(text);
  });
}

describe('the assistant', () => {
  it('starts no worker before something is asked of it', () => {
    const { started } = open();
    expect(started()).toBe(0);
  });

  it('checks when typing rests, and only what was typed last', async () => {
    const { assistant, started } = open();
    assistant.check(scenario('{"Version":"2012'));
    assistant.check(scenario('{}'));
    expect(started()).toBe(0);
    await rested(assistant, '{}');
    expect(started()).toBe(1);
    expect(assistant.findingsOf([pointer]).map(({ by }) => by)).toContain('reader');
    expect(assistant.unavailable).toHaveLength(1);
  });

  it('keeps what it found of older text, and says of which', async () => {
    const { assistant } = open();
    assistant.check(scenario('{'));
    await rested(assistant, '{');
    assistant.check(scenario('{"'));
    expect(assistant.checksOf(pointer)?.text).toBe('{');
    await rested(assistant, '{"');
  });

  it('says why a check or a search gave nothing, until the next one gives something', async () => {
    let isBroken = true;
    const service = createAssistService(() => {
      if (isBroken) throw new Error('out of order');
      return createCatalog(() => Promise.reject(new Error('no data')));
    });
    const start = () => Promise.resolve(new FakeWorker(service));
    const assistant = new Assistant(() => createAssistClient({ start }), 'https://example.com/data/');
    assistant.check(scenario('{}'));
    await vi.advanceTimersByTimeAsync(200);
    await until(() => {
      expect(assistant.checkFailure).toMatch(/^the check of the documents met a fault of its own/);
    });
    const story = scenario('{}');
    assistant.seek(story, 0);
    await vi.advanceTimersByTimeAsync(400);
    await until(() => {
      expect(assistant.searchFailure(0)).toMatch(/^the search for edits met a fault of its own/);
    });
    expect(assistant.searchFailure(1)).toBeUndefined();
    isBroken = false;
    assistant.check(scenario('{}'));
    await rested(assistant, '{}');
    expect(assistant.checkFailure).toBeUndefined();
    assistant.forgetSearch();
    assistant.seek(story, 0);
    await vi.advanceTimersByTimeAsync(400);
    await until(() => {
      expect(assistant.misses?.request).toBe(0);
    });
  });

  it('does not check again what did not change', async () => {
    let asked = 0;
    const check = () => Promise.resolve({ documents: [], unavailable: asked++ === 0 ? ['no data'] : [] });
    const service = { ping: () => Promise.resolve(true as const), check };
    const start = () => Promise.resolve(new FakeWorker(service));
    const assistant = new Assistant(() => createAssistClient({ start }), 'https://example.com/data/');
    const same = scenario('{}');
    const checked = async (story: Scenario): Promise<number> => {
      assistant.check(story);
      await vi.advanceTimersByTimeAsync(200);
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return asked;
    };
    expect(await checked(same)).toBe(1);
    // Data was missing: it may have come.
    expect(await checked(same)).toBe(2);
    expect(await checked(same)).toBe(2);
    expect(await checked(scenario('{}'))).toBe(3);
    expect(await checked(same)).toBe(4);
  });
});
