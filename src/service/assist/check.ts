import type { Catalog } from '../../catalog/catalog';
import type { Finding } from '../../engine/finding';
import { readPolicy } from '../../engine/policy/read';
import { listDocuments } from '../../scenario/documents';
import type { Scenario } from '../../scenario/types';
import { findingsOf } from '../../validation/findings';
import { quotaOf } from '../../validation/quota';
import { loadReferenceView } from '../../validation/reference-view';
import type { CheckedFinding, Checks } from '../protocol';
import { settingOf } from './setting';

/** What the reader found in every policy document, and what the checks find, in one list each. */
export async function checkDocuments(scenario: Scenario, catalog: Catalog): Promise<Checks> {
  const documents = listDocuments(scenario).map(({ pointer, text, type }) => ({
    pointer,
    policy: readPolicy(text, type),
  }));
  const dates = await catalog.dates();
  const data = await loadReferenceView(
    catalog,
    documents.map(({ policy }) => policy),
  );
  return {
    documents: documents.map(({ pointer, policy }) => {
      const setting = { ...settingOf(scenario, pointer), ...(data !== undefined && { data }) };
      const quota = quotaOf(policy, setting);
      const findings = [...marked(policy.findings, 'reader'), ...marked(findingsOf(policy, setting), 'check')];
      return {
        pointer,
        findings: findings.toSorted((a, b) => a.span.from - b.span.from),
        ...(quota !== undefined && { quota }),
      };
    }),
    ...(data !== undefined && { referenceData: data.date }),
    unavailable: dates.kind === 'unavailable' ? [dates.message] : [],
  };
}

function marked(findings: readonly Finding[], by: CheckedFinding['by']): readonly CheckedFinding[] {
  return findings.map((finding) => ({ ...finding, by }));
}
