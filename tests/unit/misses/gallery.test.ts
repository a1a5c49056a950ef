import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../../src/checker/data';
import { policyText } from '../../../src/scenario/document';
import { listDocuments } from '../../../src/scenario/documents';
import { applyChange } from '../../../src/scenario/misses/change';
import { findMisses, searchMisses } from '../../../src/scenario/misses/misses';
import { neededFacts } from '../../../src/scenario/needed-facts';
import type { Scenario } from '../../../src/scenario/types';
import { runScenario } from '../../../src/service/run';
import { folders, readItem } from '../gallery/folders';

const catalog = openCatalog();

const items = await Promise.all(
  folders.map(async (folder) => {
    const scenario = readItem(folder);
    const facts = await catalog.factsFor(neededFacts(scenario));
    const run = runScenario(scenario, facts);
    const denied = run.results.flatMap(({ outcome }, index) =>
      outcome === 'implicitDeny' || outcome === 'explicitDeny'
        ? [{ index, misses: findMisses(scenario, facts, index), node: run.nodes[index] }]
        : [],
    );
    return { folder, scenario, facts, run, denied };
  }),
);

/** How often a wildcard stands by itself in the documents. */
function loneWildcards(scenario: Scenario): number {
  return listDocuments(scenario).reduce((count, { text }) => count + text.split('"*"').length - 1, 0);
}

describe('the nearest misses of every denied request of the gallery', () => {
  it('are there for most of them, three at the most', () => {
    const all = items.flatMap(({ denied }) => denied);
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter(({ misses }) => misses.length > 0).length).toBeGreaterThan(all.length * 0.8);
    for (const { misses } of all) expect(misses.length).toBeLessThanOrEqual(3);
  });

  it('allow the request, and say truly what else they change', () => {
    for (const { folder, scenario, facts, run, denied } of items) {
      for (const { index, misses } of denied) {
        for (const { label, change, effects } of misses) {
          const after = runScenario(applyChange(scenario, change), facts).results;
          expect(after[index]?.outcome, `${folder}: ${label}`).toBe('allowed');
          const changed = run.results.flatMap(({ outcome, disabled }, request) => {
            const now = after[request]?.outcome;
            return disabled || now === undefined || now === outcome ? [] : [{ request, before: outcome, after: now }];
          });
          expect(effects, `${folder}: ${label}`).toEqual(changed);
        }
      }
    }
  });

  it('bring no lone wildcard, but for an action that takes no resource', () => {
    for (const { folder, scenario, denied } of items) {
      for (const { misses, node } of denied) {
        const { resource } = node?.authorizations[node.speaker ?? 0] ?? {};
        for (const { label, change } of misses) {
          expect(label, folder).not.toContain('`*`');
          const more = loneWildcards(applyChange(scenario, change)) - loneWildcards(scenario);
          expect(more, `${folder}: ${label}`).toBeLessThanOrEqual(resource === '*' ? 1 : 0);
        }
      }
    }
  });

  it('are told apart by their words', () => {
    for (const { denied } of items) {
      for (const { misses } of denied) {
        expect(new Set(misses.map(({ label }) => label)).size).toBe(misses.length);
        for (const { label } of misses) expect(label.split('`').length % 2).toBe(1);
      }
    }
  });

  it('go round no condition that the author has set', () => {
    const mfa = items.find(({ folder }) => folder === '07-mfa-in-an-allow');
    expect(mfa?.denied.map(({ misses }) => misses.map(({ label }) => label))).toEqual([
      ['call with credentials that were obtained with MFA'],
      ['call with credentials that were obtained with MFA'],
    ]);
  });

  it('name the key or the operator that was meant', () => {
    const first = (name: string): readonly (string | undefined)[] =>
      items.find(({ folder }) => folder === name)?.denied.map(({ misses }) => misses[0]?.label) ?? [];
    expect(first('12-irsa-condition-key')[0]).toMatch(/^use the key `oidc\.eks/);
    const wildcards = items.find(({ folder }) => folder === '09-stringequals-has-no-wildcards')?.denied[0]?.misses;
    // the one value comes before the pattern, which lets in what nobody has asked for
    expect(wildcards?.map(({ label }) => label.split(' ')[0])).toEqual(['add', 'use']);
    expect(wildcards?.[1]?.label).toMatch(/^use `StringLike` instead of `StringEquals`/);
  });
});

describe('the cost of nearest misses', () => {
  it('is bounded: of a policy with a thousand near statements only some are tried', async () => {
    const statement = (number: number): object => ({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::bucket-${number}/*`,
    });
    const policy = { Version: '2012-10-17', Statement: Array.from({ length: 1000 }, (_, number) => statement(number)) };
    const request = {
      principal: 'arn:aws:iam::111122223333:user/dev',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::example-bucket/k',
    };
    const scenario: Scenario = {
      version: 1,
      accounts: {
        '111122223333': {
          users: { dev: { policies: [{ name: 'P', document: policyText(JSON.stringify(policy)) }] } },
        },
      },
      requests: Array.from({ length: 200 }, () => request),
    };
    const { misses, uncompared } = searchMisses(scenario, await catalog.factsFor(neededFacts(scenario)), 0);
    expect(misses).toHaveLength(3);
    expect(uncompared).toBeGreaterThan(0);
    expect(misses[0]?.effects).toHaveLength(200 - uncompared);
  });
});
