import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openCatalog } from '../../src/checker/data';
import { policyText } from '../../src/scenario/document';
import { neededFacts } from '../../src/scenario/needed-facts';
import type { Scenario } from '../../src/scenario/types';
import { createEvaluationService } from '../../src/service/evaluation';
import { account } from './corpus';
import { cpuMicroseconds, summary, type Measured } from './measure';

const trust = { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' };

/** A role with `ReadOnlyAccess`, whose text has 91 kB and 2,914 actions, and one request of its session. */
const scenario: Scenario = {
  version: 1,
  accounts: {
    [account]: {
      roles: {
        Reader: {
          trustPolicy: policyText(JSON.stringify({ Version: '2012-10-17', Statement: [trust] })),
          policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        },
      },
    },
  },
  requests: [
    {
      principal: `arn:aws:sts::${account}:assumed-role/Reader/session`,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::example-bucket/report.csv',
      resourceAccount: account,
      context: { 'aws:SourceIp': '203.0.113.10' },
    },
  ],
};

/** Microseconds of CPU time until the first verdict, the data loaded before: as it is in a worker that has just started. */
export async function measureFirstVerdict(): Promise<number> {
  const catalog = openCatalog();
  const service = createEvaluationService(() => catalog);
  await catalog.factsFor(neededFacts(scenario));
  const start = cpuMicroseconds();
  const { results } = await service.evaluate({ scenario, revision: 1, selected: 0, data: '' });
  if (results[0]?.outcome !== 'allowed') throw new Error('ReadOnlyAccess does not allow to read');
  return cpuMicroseconds() - start;
}

/** The same in a process of its own for each run, in which no code is warm. */
export function measureColdVerdicts(runs: number): Measured {
  const samples = Array.from({ length: runs }, () => {
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--first-verdict'], {
      encoding: 'utf8',
    });
    return Number(stdout);
  });
  return summary(samples);
}
