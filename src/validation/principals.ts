import { namedBy } from '../engine/match/principal-entry';
import type { PrincipalEntry } from '../engine/policy/policy';
import type { Row, StatementView } from './document';
import { isNegated } from './operators';

/** Whether an entry names everyone: `*`, or `*` under `AWS`. */
export function isAnyone(entry: PrincipalEntry): boolean {
  return entry.value === '*' && (entry.type === '*' || entry.type === 'AWS');
}

export function servicesOf({ statement: { principal } }: StatementView): readonly PrincipalEntry[] {
  return principal?.element === 'Principal' ? principal.entries.filter(({ type }) => type === 'Service') : [];
}

/** The account of an entry under `AWS`; undefined for services, providers and everyone. */
export function accountOfEntry(entry: PrincipalEntry): string | undefined {
  const named = namedBy(entry);
  switch (named.kind) {
    case 'account':
    case 'session':
      return named.account;
    case 'user':
    case 'role':
    case 'federatedUser':
      return named.arn.split(':', 5)[4];
    case 'anyone':
    case 'uniqueId':
    case 'service':
    case 'federated':
    case 'canonicalUser':
    case 'nothing':
      return undefined;
  }
}

/** Whether a condition narrows: it needs the key to be there, and one of the values that are given. */
export function narrows({ row }: Row): boolean {
  if (row.base === 'Null' || isNegated(row.base) || row.ifExists || row.set === 'ForAllValues') return false;
  return (
    row.values.length > 0 && row.values.every(({ value }) => value.replaceAll('*', '') !== '' && !isEverywhere(value))
  );
}

function isEverywhere(value: string): boolean {
  return value === '0.0.0.0/0' || value === '::/0' || /^arn:[:*]*$/.test(value);
}

/** Whether a statement's conditions narrow it by one of these keys, in lower case; a final `/` stands for any tag. */
export function narrowedBy({ rows }: StatementView, keys: ReadonlySet<string>): boolean {
  return rows.some((row) => narrows(row) && keys.has(row.key.slice(0, row.key.indexOf('/') + 1 || undefined)));
}
