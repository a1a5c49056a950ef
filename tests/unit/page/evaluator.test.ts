import { describe, expect, it } from 'vitest';
import { Evaluator } from '../../../src/app/evaluator.svelte';
import type { Scenario } from '../../../src/scenario/types';
import type { EvaluationAnswer, EvaluationClient } from '../../../src/service/client';
import { createEvaluationService } from '../../../src/service/evaluation';
import { createCatalog } from '../../../src/catalog/catalog';

const service = createEvaluationService(() => createCatalog(() => Promise.reject(new Error('no data in this test'))));

const scenario = (trust: string): Scenario => ({
  version: 1,
  accounts: { '111122223333': { roles: { App: { trustPolicy: { form: 'text', text: trust } } } } },
  requests: [
    { principal: 'ec2.amazonaws.com', action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/App' },
  ],
});
const allows = scenario(
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
);
const broken = scenario('{');

/** A client that answers when it is told to. */
function heldClient() {
  const waiting: (() => void)[] = [];
  const client: EvaluationClient = {
    evaluate: async (request): Promise<EvaluationAnswer> => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { kind: 'evaluated', evaluation: await service.evaluate(request) };
    },
    evaluateAside: async (request) => ({ kind: 'evaluated', evaluation: await service.evaluate(request) }),
    open: (request) => service.open(request),
    trace: (index) => service.trace(index),
    keepSpare: () => undefined,
    dispose: () => undefined,
  };
  return { client, answer: (index: number) => waiting[index]?.() };
}

/** An evaluator whose page is painted when the test says so. */
function held() {
  const { client, answer } = heldClient();
  let work: (() => void) | undefined;
  const evaluator = new Evaluator(client, 'https://example.com/data/', (later) => (work = later));
  return { evaluator, answer, paint: () => work?.() };
}

async function evaluated(evaluator: Evaluator, answer: (index: number) => void, index: number, next: Scenario) {
  const done = evaluator.evaluate(next, 0);
  answer(index);
  await done;
}

describe('the computed half of the page’s state', () => {
  it('shows the newest input’s answer, in whatever order answers come', async () => {
    const { evaluator, answer } = held();
    const older = evaluator.evaluate(broken, 0);
    const newer = evaluator.evaluate(allows, 0);
    answer(1);
    await newer;
    answer(0);
    await older;
    expect(evaluator.results.map(({ outcome }) => outcome)).toEqual(['allowed']);
  });

  it('explains a verdict once it is painted, and the newest one where several came before that', async () => {
    const { evaluator, answer, paint } = held();
    await evaluated(evaluator, answer, 0, allows);
    expect(evaluator.verdict?.result.outcome).toBe('allowed');
    expect([evaluator.explained, evaluator.isAhead]).toEqual([undefined, true]);
    paint();
    const first = evaluator.verdict;
    expect([evaluator.explained, evaluator.isAhead]).toEqual([first, false]);
    await evaluated(evaluator, answer, 1, allows);
    await evaluated(evaluator, answer, 2, allows);
    expect([evaluator.explained, evaluator.isAhead]).toEqual([first, true]);
    paint();
    expect([evaluator.explained, evaluator.isAhead]).toEqual([evaluator.verdict, false]);
    expect(evaluator.explained).not.toBe(first);
  });

  it('keeps the verdict before a document that cannot be read, until it can be read again', async () => {
    const { evaluator, answer, paint } = held();
    await evaluated(evaluator, answer, 0, allows);
    paint();
    expect(evaluator.lastValid).toBeUndefined();
    await evaluated(evaluator, answer, 1, broken);
    paint();
    expect(evaluator.verdict?.result.outcome).toBe('error');
    expect(evaluator.lastValid?.result.outcome).toBe('allowed');
    await evaluated(evaluator, answer, 2, allows);
    paint();
    expect(evaluator.lastValid).toBeUndefined();
  });

  it('gives findings only for the text that they were found in', async () => {
    const { evaluator, answer, paint } = held();
    await evaluated(evaluator, answer, 0, broken);
    paint();
    const pointer = '/accounts/111122223333/roles/App/trustPolicy';
    expect(evaluator.findings(pointer, '{')).not.toEqual([]);
    expect(evaluator.findings(pointer, '{}')).toEqual([]);
  });
});
