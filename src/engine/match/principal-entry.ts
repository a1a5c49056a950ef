import type { PrincipalEntry } from '../policy/policy';
import { splitArn } from './arn';

/** What one entry of Principal or NotPrincipal names (PL-055). `nothing`: a form that AWS does not know (PM-02). */
export type NamedPrincipal =
  | { readonly kind: 'anyone' }
  /** Account id, or the root user's ARN, which is the same (PM-03); `partition` where the ARN gives it. */
  | { readonly kind: 'account'; readonly account: string; readonly partition?: string }
  | { readonly kind: 'user' | 'role' | 'federatedUser'; readonly arn: string }
  | { readonly kind: 'session'; readonly account: string; readonly roleName: string; readonly sessionName: string }
  /** `AIDA…` or `AROA…`: what AWS stores in place of an ARN, and shows once the principal is deleted (PM-06). */
  | { readonly kind: 'uniqueId'; readonly id: string }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'canonicalUser' }
  | { readonly kind: 'nothing' };

const read = new WeakMap<PrincipalEntry, NamedPrincipal>();

/** Reads an entry, once. */
export function namedBy(entry: PrincipalEntry): NamedPrincipal {
  const known = read.get(entry);
  if (known) return known;
  const named = readEntry(entry);
  read.set(entry, named);
  return named;
}

function readEntry(entry: PrincipalEntry): NamedPrincipal {
  switch (entry.type) {
    case '*':
      return entry.value === '*' ? { kind: 'anyone' } : { kind: 'nothing' };
    case 'AWS':
      return readAws(entry.value);
    case 'Service':
      return { kind: 'service', service: entry.value };
    case 'Federated':
      return { kind: 'federated', provider: entry.value };
    case 'CanonicalUser':
      return { kind: 'canonicalUser' };
  }
}

function readAws(value: string): NamedPrincipal {
  if (value === '*') return { kind: 'anyone' };
  if (isAccountId(value)) return { kind: 'account', account: value };
  if (value.startsWith('AIDA') || value.startsWith('AROA')) return { kind: 'uniqueId', id: value };
  const [arn, partition = '', service, region, account = '', rest = ''] = splitArn(value);
  if (arn !== 'arn' || region !== '' || !isAccountId(account)) return { kind: 'nothing' };
  if (service === 'iam') {
    if (rest === 'root') return { kind: 'account', account, partition };
    if (rest.startsWith('user/')) return { kind: 'user', arn: value };
    if (rest.startsWith('role/')) return { kind: 'role', arn: value };
  }
  if (service === 'sts') {
    if (rest.startsWith('federated-user/')) return { kind: 'federatedUser', arn: value };
    const [type, roleName, sessionName, more] = rest.split('/', 4);
    const isSession = type === 'assumed-role' && roleName !== undefined && more === undefined;
    if (isSession && sessionName !== undefined) return { kind: 'session', account, roleName, sessionName };
  }
  return { kind: 'nothing' };
}

function isAccountId(text: string): boolean {
  if (text.length !== 12) return false;
  for (const character of text) if (character < '0' || character > '9') return false;
  return true;
}
