import type { Catalog } from '../../catalog/catalog';
import type { Finding } from '../../engine/finding';
import { readPolicy } from '../../engine/policy/read';
import { listDocuments } from '../../scenario/documents';
import type { Scenario } from '../../scenario/types';
import { findingsOf } from '../../validation/findings';
import { quotaOf } from '../../validation/quota';
import { loadReferenceView } from '../../validation/reference-view';
import type { CheckedFinding, Checks, DocumentChecks } from '../protocol';
import { settingOf } from './setting';

type Said = Omit<DocumentChecks, 'pointer'>;

/** What was said of the documents of the last check, by all that it depends on. */
const remembered = new WeakMap<Catalog, ReadonlyMap<string, Said>>();

/**
 * What the reader found in every policy document, and what the checks find, in one list each. A document that is as it
 * was at the last check keeps what was said of it: a keystroke checks one document.
 */
export async function checkDocuments(scenario: Scenario, catalog: Catalog): Promise<Checks> {
  const before = remembered.get(catalog);
  const documents = listDocuments(scenario).map(({ pointer, text, type }) => {
    const setting = settingOf(scenario, pointer);
    const key = JSON.stringify([type, setting, text]);
    const known = before?.get(key);
    return { pointer, key, setting, known, policy: known === undefined ? readPolicy(text, type) : undefined };
  });
  const dates = await catalog.dates();
  const data = await loadReferenceView(
    catalog,
    documents.flatMap(({ policy }) => policy ?? []),
  );
  const said = documents.flatMap(({ pointer, key, setting, known, policy }) => {
    if (known !== undefined) return { pointer, key, checks: known };
    if (policy === undefined) return [];
    const all = { ...setting, ...(data !== undefined && { data }) };
    const quota = quotaOf(policy, all);
    const findings = [...marked(policy.findings, 'reader'), ...marked(findingsOf(policy, all), 'check')];
    const checks: Said = {
      findings: findings.toSorted((a, b) => a.span.from - b.span.from),
      ...(quota !== undefined && { quota }),
    };
    return { pointer, key, checks };
  });
  // what lacks data is asked again
  if (data?.isComplete === true) remembered.set(catalog, new Map(said.map(({ key, checks }) => [key, checks])));
  return {
    documents: said.map(({ pointer, checks }) => ({ pointer, ...checks })),
    ...(data !== undefined && { referenceData: data.date }),
    unavailable: dates.kind === 'unavailable' ? [dates.message] : [],
  };
}

function marked(findings: readonly Finding[], by: CheckedFinding['by']): readonly CheckedFinding[] {
  return findings.map((finding) => ({ ...finding, by }));
}
