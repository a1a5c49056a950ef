import { isDigit } from '../json/characters';

/** What is wrong with a value under `AWS`, if anything is (PL-055). */
export type AwsPrincipalFault = 'hyphenatedAccount' | 'accountDigits' | 'group' | 'sessionName' | 'form';

/**
 * Checks a value under `AWS`: `*`, an account ID, the ARN of an account's root, a role, a user, an assumed-role or
 * federated-user session, or a deleted identity's unique ID. CloudFront's origin access identities are users of the
 * account `cloudfront`.
 */
export function faultOfAwsPrincipal(value: string): AwsPrincipalFault | undefined {
  if (value === '*' || isAccountId(value) || isUniqueId(value)) return undefined;
  if (!value.startsWith('arn:')) return accountFault(value);
  const fields = splitArn(value);
  if (fields === undefined) return 'form';
  const [partition, service, region, account, rest] = fields;
  if (!partition.startsWith('aws') || region !== '') return 'form';
  if (!isAccountId(account) && account !== 'cloudfront') return accountFault(account);
  if (service === 'iam') return faultOfIdentity(rest);
  if (service === 'sts') return faultOfSession(rest);
  return 'form';
}

function faultOfIdentity(rest: string): AwsPrincipalFault | undefined {
  if (rest === 'root') return undefined;
  if (rest.startsWith('group/')) return 'group';
  const named = (rest.startsWith('role/') || rest.startsWith('user/')) && !rest.endsWith('/');
  return named ? undefined : 'form';
}

function faultOfSession(rest: string): AwsPrincipalFault | undefined {
  const parts = rest.split('/');
  if (parts.some((part) => part === '')) return 'form';
  if (parts[0] === 'federated-user') return parts.length === 2 ? undefined : 'form';
  if (parts[0] !== 'assumed-role') return 'form';
  if (parts.length === 2) return 'sessionName';
  return parts.length === 3 ? undefined : 'form';
}

function accountFault(value: string): AwsPrincipalFault {
  if (withoutHyphens(value) !== undefined) return 'hyphenatedAccount';
  return isAllDigits(value) ? 'accountDigits' : 'form';
}

/** `1234-5678-9012` as IAM wants it (F-22); undefined where the text is something else. */
export function withoutHyphens(value: string): string | undefined {
  if (value.length > 20) return undefined;
  const digits = value.replaceAll('-', '').replaceAll(' ', '');
  return digits !== value && isAccountId(digits) ? digits : undefined;
}

export function isAccountId(value: string): boolean {
  return value.length === 12 && isAllDigits(value);
}

function isAllDigits(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) if (!isDigit(value.charCodeAt(at))) return false;
  return value.length > 0;
}

/** What a resource policy shows in place of an identity that was deleted: `AIDA…`, `AROA…`. */
function isUniqueId(value: string): boolean {
  if (!value.startsWith('AIDA') && !value.startsWith('AROA')) return false;
  if (value.length < 16 || value.length > 128) return false;
  for (let at = 4; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (!isDigit(code) && (code < 0x41 || code > 0x5a)) return false;
  }
  return true;
}

type ArnFields = readonly [partition: string, service: string, region: string, account: string, rest: string];

function splitArn(value: string): ArnFields | undefined {
  const [, partition, service, region, account, ...rest] = value.split(':');
  if (partition === undefined || service === undefined || region === undefined || account === undefined)
    return undefined;
  return rest.length === 0 ? undefined : [partition, service, region, account, rest.join(':')];
}
