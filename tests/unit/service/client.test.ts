import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEvaluationClient, type ClientState, type EvaluationClient } from '../../../src/service/client';
import type { EvaluateRequest, EvaluationService } from '../../../src/service/protocol';
import { FakeWorker, answering, evaluationOf, stuck } from './fake-worker';

const request = (revision: number): EvaluateRequest => ({ scenario: { version: 1 }, revision, data: '' });
const budget = 60;

let opened: EvaluationClient | undefined;
// Time passes where a test says so, and not by how busy the machine is.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  opened?.dispose();
  vi.useRealTimers();
});

/** A client whose first workers are those given, and whose further ones answer at once. */
function open(services: readonly EvaluationService[]) {
  const workers: FakeWorker[] = [];
  const states: ClientState[] = [];
  let replaced = 0;
  const client = createEvaluationClient({
    start: () => {
      const worker = new FakeWorker(services[workers.length] ?? answering);
      workers.push(worker);
      return Promise.resolve(worker);
    },
    budget,
    onState: (state) => states.push(state),
    onReplaced: () => (replaced += 1),
  });
  opened = client;
  return { client, workers, states, replaced: () => replaced };
}

/** A service of which the test ends each evaluation by hand. */
function steered() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const service: EvaluationService = {
    ...answering,
    evaluate: (asked) =>
      new Promise((resolve) => {
        begun.push(asked.revision);
        ends.push(() => {
          resolve(evaluationOf(asked));
        });
      }),
  };
  return { service, begun, end: () => ends.shift()?.() };
}

/** Lets every message arrive that is under way, and what follows from it. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass in small steps, with the messages that are sent in it. */
async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += budget / 6) {
    await settle();
    await vi.advanceTimersByTimeAsync(budget / 6);
  }
  await settle();
}

describe('the evaluation client', () => {
  it('starts its worker before anything is asked', () => {
    expect(open([]).workers).toHaveLength(1);
  });

  it('answers with the evaluation of the request', async () => {
    const { client, states } = open([]);
    expect(await client.evaluate(request(1))).toMatchObject({ kind: 'evaluated', evaluation: { revision: 1 } });
    await settle();
    expect(states).toEqual(['busy', 'ready']);
  });

  it('lets one run and one wait, and the newest replaces the waiting one', async () => {
    const { service, begun, end } = steered();
    const { client } = open([service]);
    const answers = [1, 2, 3].map((revision) => client.evaluate(request(revision)));
    expect(await answers[1]).toEqual({ kind: 'superseded' });
    await settle();
    expect(begun).toEqual([1]);
    end();
    expect(await answers[0]).toMatchObject({ kind: 'evaluated', evaluation: { revision: 1 } });
    await settle();
    end();
    expect(await answers[2]).toMatchObject({ kind: 'evaluated', evaluation: { revision: 3 } });
    expect(begun).toEqual([1, 3]);
  });

  it('ends a worker over its budget, says so, and goes on with another', async () => {
    const { client, workers, states } = open([stuck()]);
    const asked = client.evaluate(request(1));
    await pass(budget * 2);
    const answer = await asked;
    expect(answer).toMatchObject({ kind: 'failed' });
    expect(answer.kind === 'failed' && answer.message).toMatch(
      /^the evaluation took longer than 0.06 seconds and was stopped/,
    );
    expect(workers[0]?.ended).toBe(true);
    await settle();
    expect(states).toEqual(['busy', 'restarted']);
    expect(await client.evaluate(request(2))).toMatchObject({ kind: 'evaluated', evaluation: { revision: 2 } });
  });

  it('keeps a spare warm where it is wanted, and the spare takes over', async () => {
    let calls = 0;
    const becomesStuck = stuck();
    const service: EvaluationService = {
      ...becomesStuck,
      evaluate: (asked) => (calls++ === 0 ? Promise.resolve(evaluationOf(asked)) : becomesStuck.evaluate(asked)),
    };
    const { client, workers } = open([service]);
    await client.evaluate(request(1));
    expect(workers).toHaveLength(1);
    client.keepSpare();
    expect(workers).toHaveLength(2);
    const second = client.evaluate(request(2));
    await pass(budget * 2);
    expect(await second).toMatchObject({ kind: 'failed' });
    expect(workers).toHaveLength(2);
    expect(await client.evaluate(request(3))).toMatchObject({ kind: 'evaluated' });
  });

  it('does not hold slow data against the engine', async () => {
    const { service, end } = steered();
    const { client, workers } = open([service]);
    const answer = client.evaluate(request(1));
    await pass(budget * 4);
    expect(workers[0]?.ended).toBe(false);
    end();
    expect(await answer).toMatchObject({ kind: 'evaluated' });
  });

  it('answers an evaluation that threw, and keeps the worker', async () => {
    const { client, workers } = open([{ ...answering, evaluate: () => Promise.reject(new Error('no such gate')) }]);
    const answer = await client.evaluate(request(1));
    expect(answer.kind === 'failed' && answer.message).toMatch(/no such gate.*please report it/);
    expect(workers[0]?.ended).toBe(false);
  });

  it('says when no worker starts', async () => {
    const states: ClientState[] = [];
    const client = createEvaluationClient({
      start: () => Promise.reject(new Error('blocked by the host page')),
      onState: (state) => states.push(state),
    });
    const answer = await client.evaluate(request(1));
    expect(answer.kind === 'failed' && answer.message).toMatch(/did not start.*blocked by the host page/);
    await settle();
    expect(states).toEqual(['busy', 'failed']);
  });

  const silent = (): EvaluationService => ({ ...stuck(), ping: () => new Promise(() => undefined) });

  it('starts another where the script of a worker fails, and says when that one fails too', async () => {
    const { client, workers } = open([silent(), silent()]);
    const answer = client.evaluate(request(1));
    await settle();
    workers[0]?.fail('unexpected token');
    await settle();
    workers[1]?.fail('unexpected token');
    expect(await answer).toEqual({
      kind: 'failed',
      message: 'the worker that evaluates did not start (unexpected token)',
      isWorthAnotherTry: true,
    });
    expect(await client.evaluate(request(2))).toMatchObject({ kind: 'evaluated' });
  });

  it('answers what ran when its worker ended, from another worker, and tells that it was replaced', async () => {
    const { client, workers, replaced } = open([stuck()]);
    await settle();
    const answer = client.evaluate(request(1));
    await settle();
    workers[0]?.fail('out of memory');
    expect(await answer).toMatchObject({ kind: 'evaluated', evaluation: { revision: 1 } });
    expect(workers[0]?.ended).toBe(true);
    expect(replaced()).toBe(1);
  });

  it('does not try for ever what ends every worker', async () => {
    const { client, workers } = open([stuck(), stuck()]);
    await settle();
    const answer = client.evaluate(request(1));
    for (const index of [0, 1]) {
      await settle();
      workers[index]?.fail('out of memory');
    }
    expect(await answer).toEqual({
      kind: 'failed',
      message:
        'the worker that evaluates ended twice over this, as it does when memory runs out: make the policies or the story shorter',
    });
    expect(await client.evaluate(request(2))).toMatchObject({ kind: 'evaluated' });
  });

  it('replaces a worker that ends while it rests, but not without end', async () => {
    const { client, workers, replaced } = open([]);
    for (let index = 0; index < 6; index += 1) {
      await settle();
      workers[index]?.fail('gone');
    }
    await settle();
    expect(workers).toHaveLength(4);
    expect(replaced()).toBe(3);
    expect(await client.evaluate(request(1))).toMatchObject({ kind: 'evaluated' });
  });

  it('gives traces of the last evaluation, and none of a worker that is gone', async () => {
    const { client } = open([]);
    expect(await client.trace(3)).toBe('trace 3');
    client.dispose();
    expect(await client.trace(3)).toBeUndefined();
  });

  it('answers what runs when it is disposed of', async () => {
    const { client } = open([stuck()]);
    const answer = client.evaluate(request(1));
    client.dispose();
    expect(await answer).toMatchObject({ kind: 'failed' });
  });
});
