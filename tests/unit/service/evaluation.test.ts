import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog';
import type { RequestNode } from '../../../src/engine/trace/nodes';
import { readScenario } from '../../../src/scenario/read';
import type { Scenario } from '../../../src/scenario/types';
import { createEvaluationService } from '../../../src/service/evaluation';

const withoutData = createEvaluationService(() => createCatalog(() => Promise.reject(new Error('no data'))));
const b1 = readScenario(readFileSync('src/gallery/b1-ec2-reads-a-bucket/scenario.json', 'utf8')).scenario as Scenario;

describe('the evaluation service', () => {
  it('evaluates a whole story, with the trace of the selected request', async () => {
    const evaluation = await withoutData.evaluate({ scenario: b1, revision: 7, selected: 1, data: 'a/' });
    expect(evaluation.revision).toBe(7);
    expect(evaluation.results.map(({ outcome }) => outcome)).toEqual([
      'allowed',
      'allowed',
      'implicitDeny',
      'implicitDeny',
    ]);
    expect((JSON.parse(evaluation.trace ?? '') as RequestNode).decision).toBe('allowed');
    expect(evaluation.elapsed).toBeGreaterThanOrEqual(0);
  });

  it('answers with data that survives structured cloning', async () => {
    const evaluation = await withoutData.evaluate({ scenario: b1, revision: 1, data: 'a/' });
    expect(structuredClone(evaluation)).toEqual(evaluation);
  });

  it('keeps the traces until the next evaluation', async () => {
    await withoutData.evaluate({ scenario: b1, revision: 1, data: 'a/' });
    expect((JSON.parse((await withoutData.trace(3)) ?? '') as RequestNode).decision).toBe('implicitDeny');
    expect(await withoutData.trace(9)).toBeUndefined();
    await withoutData.evaluate({ scenario: { version: 1 }, revision: 2, data: 'a/' });
    expect(await withoutData.trace(3)).toBeUndefined();
  });

  it('says which managed policies could not be loaded, at their places', async () => {
    const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const scenario: Scenario = { version: 1, accounts: { '111122223333': { users: { alice: { policies: [arn] } } } } };
    const { problems } = await withoutData.evaluate({ scenario, revision: 1, data: 'a/' });
    expect(problems).toMatchObject([
      { path: '/accounts/111122223333/users/alice/policies/0', code: 'MANAGED_POLICY_UNAVAILABLE' },
    ]);
  });

  it('reports findings by document', async () => {
    const scenario: Scenario = {
      version: 1,
      accounts: { '111122223333': { roles: { R: { trustPolicy: { form: 'text', text: '“Version”: 1' } } } } },
    };
    const { findings } = await withoutData.evaluate({ scenario, revision: 1, data: 'a/' });
    expect(findings.map(({ pointer }) => pointer)).toEqual(['/accounts/111122223333/roles/R/trustPolicy']);
  });

  it('does not count an expectation that cannot be read as met', async () => {
    const { scenario } = readScenario(
      '{"version":1,"requests":[{"principal":"*","action":"s3:ListBucket","resource":"arn:aws:s3:::b","resourceAccount":"111122223333","expect":"denied"}]}',
    );
    const { results } = await withoutData.evaluate({ scenario: scenario as Scenario, revision: 1, data: 'a/' });
    expect(results[0]?.ok).toBe(false);
  });
});
