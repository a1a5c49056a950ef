import { isAccountId, lastSegment, parseArn } from '../../engine/model/arn';
import { valueAt } from '../edit';
import { providerHost } from '../provider';
import type { Scenario } from '../types';
import type { Reference, Visit } from './reference';
import { placeOf, type NamedThing, type Thing } from './thing';

/** What a thing becomes: another name, another path, another account; what is not given stays. */
export interface Becoming {
  readonly name?: string;
  readonly path?: string;
  readonly account?: string;
}

/** How everything that means exactly this thing follows when it gets another name, path or account. */
export function followOf(scenario: Scenario, thing: Thing, next: Becoming): Visit {
  const name = next.name ?? thing.name;
  switch (thing.kind) {
    case 'user':
    case 'group':
    case 'role':
      return principal(
        thing.kind,
        thing,
        { name, account: next.account ?? thing.account },
        pathsOf(scenario, thing, next),
      );
    case 'policy':
      return policy(thing, name, next.account ?? thing.account);
    case 'resource':
      return texts((text) => prefix(text, thing.name, name));
    case 'identityProvider':
      return provider(thing.name, name);
    case 'vpcEndpoint': {
      const tail = `:${thing.account}:vpc-endpoint/`;
      const arn = `${tail}${thing.name}`;
      const account = next.account ?? thing.account;
      return texts((text) => {
        if (text === thing.name) return name;
        return text.startsWith('arn:aws:ec2:') && text.endsWith(arn)
          ? `${text.slice(0, -arn.length)}:${account}:vpc-endpoint/${name}`
          : text;
      });
    }
    case 'account':
    case 'membership':
      return texts((text) => accountIn(text, thing.name, name));
    case 'organization':
      // One without an id is in no path.
      return texts((text) => {
        if (text === thing.name) return name;
        return thing.name !== '' && text.startsWith(`${thing.name}/`) ? name + text.slice(thing.name.length) : text;
      });
    case 'node':
      return texts((text) => (text === thing.name ? name : inOrganizationPath(text, thing.name, name)));
    case 'session':
      return ({ kind, text }) => (kind === 'session' && text === thing.name ? name : text);
  }
}

interface Owned {
  readonly name: string;
  readonly account: string;
}

function texts(change: (text: string) => string): Visit {
  return ({ kind, text }) => (kind === 'text' || kind === 'policy' ? change(text) : text);
}

function isNamed({ kind, account, text }: Reference, thing: NamedThing): boolean {
  return kind === thing.kind && account === thing.account && text === thing.name;
}

function pathsOf(scenario: Scenario, { kind, account, name }: NamedThing, next: Becoming) {
  const value = valueAt(scenario, placeOf(kind, account, name));
  // Users, groups and roles have the member `path`.
  const old = (value as { readonly path?: string } | undefined)?.path ?? '/';
  return { old, next: next.path ?? old };
}

function principal(
  kind: 'user' | 'group' | 'role',
  old: Owned,
  next: Owned,
  path: { readonly old: string; readonly next: string },
): Visit {
  const arn = `arn:aws:iam::${old.account}:${kind}${path.old}${old.name}`;
  const nextArn = `arn:aws:iam::${next.account}:${kind}${path.next}${next.name}`;
  // Sessions of a role drop its path.
  const sessions = `arn:aws:sts::${old.account}:assumed-role/${old.name}/`;
  const nextSessions = `arn:aws:sts::${next.account}:assumed-role/${next.name}/`;
  return (reference) => {
    const { text } = reference;
    if (isNamed(reference, { kind, ...old })) return next.name;
    if (reference.kind !== 'text') return text;
    if (text === arn) return nextArn;
    return kind === 'role' && text.startsWith(sessions) ? nextSessions + text.slice(sessions.length) : text;
  };
}

/** The format gives customer managed policies no path: their ARN counts by account and last segment. */
function policy(old: Owned, name: string, account: string): Visit {
  return (reference) => {
    const { kind, text } = reference;
    if (isNamed(reference, { ...old, kind: 'policy' })) return name;
    if (kind !== 'text' && kind !== 'policy') return text;
    const start = `arn:aws:iam::${old.account}:policy/`;
    if (!text.startsWith(start) || lastSegment(text) !== old.name) return text;
    return `arn:aws:iam::${account}:policy/${text.slice(start.length, text.length - old.name.length)}${name}`;
  };
}

/** A resource's ARN, and what lies in it: a bucket's objects, a table's indexes, a function's versions. */
function prefix(text: string, old: string, next: string): string {
  if (text === old) return next;
  const mark = text.charAt(old.length);
  const isInside = (mark === '/' || mark === ':') && text.startsWith(old) && parseArn(old) !== undefined;
  return isInside ? next + text.slice(old.length) : text;
}

/** An identity provider's ARN; condition keys and tokens name an OIDC provider by its host. */
function provider(old: string, next: string): Visit {
  const host = providerHost(old);
  const nextHost = providerHost(next);
  return ({ kind, text }) => {
    if (kind === 'text' && text === old) return next;
    if (host === undefined || nextHost === undefined) return text;
    if (kind === 'text' && text === host) return nextHost;
    return kind === 'key' && text.startsWith(`${host}:`) ? nextHost + text.slice(host.length) : text;
  };
}

/** An account's id by itself, as the owner in an ARN, and before a colon as in `aws:userid`. */
function accountIn(text: string, old: string, next: string): string {
  if (text === old) return next;
  if (text.startsWith(`${old}:`)) return next + text.slice(old.length);
  const arn = isAccountId(old) ? parseArn(text) : undefined;
  if (arn?.account !== old) return text;
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${next}:${arn.resource}`;
}

/** `o-example/r-ab12/ou-ab12-11111111/`, as in `aws:PrincipalOrgPaths`. */
function inOrganizationPath(text: string, old: string, next: string): string {
  if (!text.startsWith('o-')) return text;
  return text
    .split('/')
    .map((part) => (part === old ? next : part))
    .join('/');
}
