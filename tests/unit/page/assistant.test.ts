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

async function rested(assistant: Assistant, text: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(200);
  await vi.waitFor(() => {
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
});
