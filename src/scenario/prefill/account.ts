import type { AccountDocument } from '../types';

/** The account of a user, role or session by its ARN, holding that user or role and nothing else; none for other callers. */
export function accountOfArn(arn: string): Readonly<Record<string, AccountDocument>> {
  const match = /^arn:aws[\w-]{0,16}:(?:iam|sts)::(\d{12}):(user|role|assumed-role|root)(?:\/(.{1,600}))?$/.exec(arn);
  if (!match) return {};
  const [, account = '', type, rest = ''] = match;
  const steps = rest.split('/');
  if (type === 'assumed-role') return { [account]: { roles: { [steps[0] ?? '']: {} } } };
  const name = steps.at(-1) ?? '';
  if (type === 'root' || name === '') return { [account]: {} };
  const path = steps.length > 1 ? { path: `/${steps.slice(0, -1).join('/')}/` } : {};
  return { [account]: type === 'user' ? { users: { [name]: path } } : { roles: { [name]: path } } };
}
