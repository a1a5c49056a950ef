import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../src/engine/facts';
import { readScenario } from '../../../src/scenario/read';
import { policyText } from '../../../src/scenario/document';
import { applyChange } from '../../../src/scenario/misses/change';
import { reaches } from '../../../src/scenario/misses/reach';
import { findMisses, searchMisses } from '../../../src/scenario/misses/misses';
import type { Scenario } from '../../../src/scenario/types';

function scenarioOf(text: string): Scenario {
  const { scenario } = readScenario(text);
  if (!scenario) throw new Error('the scenario does not read');
  return scenario;
}

const b1 = scenarioOf(
  readFileSync(new URL('../../../src/gallery/b1-ec2-reads-a-bucket/scenario.json', import.meta.url), 'utf8'),
);

function story(policies: object, request: object): Scenario {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }],
  };
  return scenarioOf(
    JSON.stringify({
      version: 1,
      accounts: {
        '111122223333': { roles: { App: { trustPolicy: trust, policies: [{ name: 'P', document: policies }] } } },
      },
      requests: [{ principal: 'arn:aws:sts::111122223333:assumed-role/App/s', ...request }],
    }),
  );
}

describe('nearest misses', () => {
  it('an action that a statement does not name is offered for exactly that statement', () => {
    const write = (b1.requests ?? []).findIndex((request) => request.action === 's3:PutObject');
    const found = findMisses(b1, noFacts, write).find(({ label }) =>
      label.startsWith('add `s3:PutObject` to the Action of statement `ReadObjects` of `ReadTheBucket`'),
    );
    expect(found?.effects).toEqual([{ request: write, before: 'implicitDeny', after: 'allowed' }]);
    const mended = found && applyChange(b1, found.change);
    expect(mended && findMisses(mended, noFacts, write)).toEqual([]);
  });

  it('no edit contains a wildcard that the author did not write', () => {
    for (const index of (b1.requests ?? []).keys()) {
      for (const miss of findMisses(b1, noFacts, index)) expect(miss.label).not.toContain('*');
    }
  });

  it('a missing condition key is offered as a key to send', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestTag/team': 'web' } },
        },
      ],
    };
    const scenario = story(document, { action: 's3:GetObject', resource: 'arn:aws:s3:::example-bucket/k' });
    expect(findMisses(scenario, noFacts, 0).map((miss) => miss.label)).toContain(
      'send `aws:RequestTag/team` = `web` with the request',
    );
  });

  it('a condition key that is an ARN is no key to send', () => {
    const irsa = scenarioOf(
      readFileSync(new URL('../../../src/gallery/12-irsa-condition-key/scenario.json', import.meta.url), 'utf8'),
    );
    expect(findMisses(irsa, noFacts, 0).filter(({ change }) => change.kind === 'context')).toEqual([]);
  });

  it('PL-094 StringEquals with a wildcard is offered as StringLike', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:ListBucket',
          Resource: '*',
          Condition: { StringEquals: { 's3:prefix': 'home/*' } },
        },
      ],
    };
    const request = {
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::example-bucket',
      context: { 's3:prefix': 'home/x' },
    };
    expect(findMisses(story(document, request), noFacts, 0).map((miss) => miss.label)).toContainEqual(
      expect.stringContaining('use `StringLike`'),
    );
  });

  it('a Deny is answered by the narrowest exemption', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        { Sid: 'NoDelete', Effect: 'Deny', Action: ['s3:DeleteObject', 's3:DeleteBucket'], Resource: '*' },
      ],
    };
    const scenario = story(document, { action: 's3:DeleteObject', resource: 'arn:aws:s3:::example-bucket/k' });
    expect(findMisses(scenario, noFacts, 0).map((miss) => miss.label)).toEqual([
      'take it out of the Action of statement `NoDelete` of `P`',
      'exempt `arn:aws:iam::111122223333:role/App` from statement `NoDelete` of `P`',
    ]);
  });
});

describe('the order of nearest misses', () => {
  const labels = (document: object, request: object): readonly string[] =>
    findMisses(story(document, request), noFacts, 0).map(({ label }) => label.replaceAll('`', ''));
  const statement = { Sid: 'S', Effect: 'Allow', Action: 's3:GetObject' };
  const key = 'arn:aws:s3:::example-bucket/k';

  it('a statement for one object comes before an action more on a whole bucket', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [{ ...statement, Resource: 'arn:aws:s3:::example-bucket/*' }],
    };
    expect(labels(document, { action: 's3:PutObject', resource: key })).toEqual([
      `add a statement to P that allows s3:PutObject on ${key}`,
      'add s3:PutObject to the Action of statement S of P',
    ]);
  });

  it('what the call says comes before a value more, and that before a pattern that begins to count', () => {
    const Condition = { StringEquals: { 'aws:RequestTag/team': ['web', 'data-*'] } };
    const document = { Version: '2012-10-17', Statement: [{ ...statement, Resource: '*', Condition }] };
    const context = { 'aws:RequestTag/team': 'data-7' };
    expect(labels(document, { action: 's3:GetObject', resource: key, context })).toEqual([
      'send aws:RequestTag/team = web with the request',
      'add data-7 to the values of aws:RequestTag/team in statement S of P',
      'use StringLike instead of StringEquals for aws:RequestTag/team in statement S of P, so that its wildcards count',
    ]);
  });

  it('a Deny for many spares one caller before it is given up for all of them', () => {
    const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    const deny = {
      Sid: 'D',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:PutObject', 's3:GetObject'],
      Resource: `${key}*`,
    };
    const own = story({ Version: '2012-10-17', Statement: [allow] }, { action: 's3:GetObject', resource: key });
    const policy = policyText(JSON.stringify({ Version: '2012-10-17', Statement: [deny] }));
    const owner = own.accounts?.['111122223333'];
    const scenario = {
      ...own,
      accounts: { '111122223333': { ...owner, resources: { 'arn:aws:s3:::example-bucket': { policy } } } },
    };
    expect(findMisses(scenario, noFacts, 0).map(({ label }) => label.split(' ')[0])).toEqual(['exempt', 'take']);
  });

  it('of two edits that reach equally far, the one that changes fewer verdicts comes first', () => {
    for (const index of (b1.requests ?? []).keys()) {
      const found = findMisses(b1, noFacts, index);
      const ranks = found.map(({ reach, effects }) => reaches.indexOf(reach) * 1000 + effects.length);
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    }
  });
});

describe('the work of a search', () => {
  const large = (statements: number, requests: number): Scenario => {
    const document = {
      Version: '2012-10-17',
      Statement: Array.from({ length: statements }, (_, index) => ({
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': `team${index}` } },
      })),
    };
    const one = story(document, { action: 's3:GetObject', resource: 'arn:aws:s3:::data/key' });
    return {
      ...one,
      requests: Array.from({ length: requests }, () => one.requests?.[0] ?? { principal: '*', action: '' }),
    };
  };

  it('is bounded by counting, however many statements and requests there are, and says what was not compared', () => {
    const { misses, uncompared, steps } = searchMisses(large(1000, 200), noFacts, 150);
    expect(misses).toHaveLength(3);
    for (const { effects } of misses) expect(effects.map(({ request }) => request)).toContain(150);
    expect(uncompared).toBeGreaterThan(100);
    expect(steps).toBeLessThan(250_000);
  });

  it('compares the whole of a usual story', () => {
    expect(searchMisses(large(20, 100), noFacts, 0)).toMatchObject({ uncompared: 0, isStopped: false });
  });
});
