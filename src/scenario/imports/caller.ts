import { isAccountId, lastSegment, parseArn } from '../../engine/model/arn';
import type { ArnPrincipalDocument, PrincipalDocument } from '../types';
import { isPrincipalText } from '../world/principal';
import type { Draft } from './draft';

/** What is known of a caller besides its ARN. */
export interface CallerFacts {
  /** The role's own ARN: a session's ARN does not have its path. */
  readonly roleArn?: string;
  /** Unique id of the user or role. */
  readonly id?: string;
  readonly credentials?: ArnPrincipalDocument['credentials'];
  readonly mfa?: boolean;
  /** Who asked for a federated user session. */
  readonly creator?: string;
}

/** An IAM ARN's parts that the model has use for. */
export interface Identity {
  readonly kind: 'user' | 'role' | 'session' | 'federatedUser' | 'root' | 'other';
  readonly account: string;
  /** Name of the user or role. */
  readonly name: string;
  readonly path?: string;
}

/** What an IAM or STS ARN names; undefined where it is neither, or has no account. */
export function identityOf(text: string): Identity | undefined {
  const arn = parseArn(text);
  if (!arn || !isAccountId(arn.account) || (arn.service !== 'iam' && arn.service !== 'sts')) return undefined;
  const { account, resource } = arn;
  const slash = resource.indexOf('/');
  const type = slash < 0 ? resource : resource.slice(0, slash);
  const name = lastSegment(resource);
  const path = resource.slice(slash, resource.length - name.length);
  const place = { account, name, ...(path !== '/' && { path }) };
  if (type === 'root' && slash < 0) return { kind: 'root', account, name: '' };
  if (slash < 0 || name === '') return undefined;
  if (arn.service === 'iam' && type === 'user') return { kind: 'user', ...place };
  if (arn.service === 'iam' && type === 'role') return { kind: 'role', ...place };
  if (type === 'assumed-role') return { kind: 'session', account, name: resource.split('/')[1] ?? '' };
  if (type === 'federated-user') return { kind: 'federatedUser', account, name };
  return { kind: 'other', account, name };
}

/**
 * Puts a caller into a draft, with what holds it and without policies, and gives the principal of its requests. A text
 * that names no principal stays as it is.
 */
export function addCaller(draft: Draft, text: string, facts: CallerFacts = {}): PrincipalDocument {
  if (text.toLowerCase() === 'anonymous') return '*';
  if (!isPrincipalText(text)) return text;
  const identity = identityOf(text);
  if (identity) {
    addIdentity(draft, identity, facts);
    if (facts.creator !== undefined) addCaller(draft, facts.creator);
  }
  const { credentials, mfa, creator } = facts;
  const said = {
    ...(credentials !== undefined && { credentials }),
    ...(mfa !== undefined && { mfa }),
    ...(creator !== undefined && { creator }),
  };
  return Object.keys(said).length === 0 ? text : { arn: text, ...said };
}

function addIdentity(draft: Draft, identity: Identity, { roleArn, id }: CallerFacts): void {
  const { kind, account, name } = identity;
  const known = id === undefined ? {} : { id };
  switch (kind) {
    case 'user':
      draft.put(account, 'users', name, { ...pathOf(identity), ...known });
      return;
    case 'role':
    case 'session': {
      const role = roleArn === undefined ? identity : (identityOf(roleArn) ?? identity);
      draft.put(account, 'roles', name, { ...pathOf(role), ...known });
      return;
    }
    case 'federatedUser':
    case 'root':
    case 'other':
      draft.addAccount(account);
  }
}

function pathOf({ path }: Identity): { readonly path?: string } {
  return path === undefined ? {} : { path };
}

/** What a sentence calls a principal: its name, or the whole text where it has none. */
export function callerLabel(principal: PrincipalDocument): string {
  if (typeof principal !== 'string') {
    if ('arn' in principal) return callerLabel(principal.arn);
    if ('session' in principal) return principal.session;
    return 'webIdentity' in principal ? principal.webIdentity : principal.saml;
  }
  if (principal === '*') return 'anonymous';
  const identity = identityOf(principal);
  if (identity?.kind === 'root') return 'the root user';
  return identity?.name ?? principal;
}
