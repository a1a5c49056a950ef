import { isPrincipalText } from '../scenario/world/principal';
import type { ArnPrincipalDocument, PrincipalDocument, Scenario } from '../scenario/types';
import { withMember } from './request-edit';

export { isPrincipalText };

/** The kinds of callers that a form asks about, each in its own way. */
export type CallerForm =
  | 'session'
  | 'user'
  | 'roleSession'
  | 'federatedUser'
  | 'root'
  | 'service'
  | 'webIdentity'
  | 'saml'
  | 'anonymous'
  /** Another text: an assumed root user, or what is not readable yet. */
  | 'other';

export function formOf(principal: PrincipalDocument): CallerForm {
  if (typeof principal === 'object') {
    if ('session' in principal) return 'session';
    if ('webIdentity' in principal) return 'webIdentity';
    if ('saml' in principal) return 'saml';
    return formOf(principal.arn);
  }
  if (principal === '*') return 'anonymous';
  const resource = principal.startsWith('arn:') ? principal.split(':').slice(5).join(':') : undefined;
  if (resource === undefined) return principal.includes('.') ? 'service' : 'other';
  if (resource === 'root') return 'root';
  const [type = ''] = resource.split('/');
  switch (type) {
    case 'user':
      return 'user';
    case 'role':
    case 'assumed-role':
      return 'roleSession';
    case 'federated-user':
      return 'federatedUser';
    default:
      return 'other';
  }
}

/** What a caller of a kind begins as, with the names that the scenario has for it. */
export function startOf(form: CallerForm, scenario: Scenario): PrincipalDocument {
  const accounts = Object.entries(scenario.accounts ?? {});
  const [account = '111122223333'] = accounts[0] ?? [];
  const nameIn = (members: 'users' | 'roles'): readonly [string, string] | undefined =>
    accounts.flatMap(([id, found]) => Object.keys(found[members] ?? {}).map((name) => [id, name] as const))[0];
  switch (form) {
    case 'session':
      return { session: scenario.requests?.find(({ session }) => session !== undefined)?.session ?? '' };
    case 'user': {
      const [id, name] = nameIn('users') ?? [account, 'alice'];
      return `arn:aws:iam::${id}:user/${name}`;
    }
    case 'roleSession': {
      const [id, name] = nameIn('roles') ?? [account, 'Deploy'];
      return `arn:aws:sts::${id}:assumed-role/${name}/session`;
    }
    case 'federatedUser': {
      const [id, name] = nameIn('users') ?? [account, ''];
      const arn = `arn:aws:sts::${id}:federated-user/bob`;
      return name === '' ? { arn } : { arn, creator: `arn:aws:iam::${id}:user/${name}` };
    }
    case 'root':
      return `arn:aws:iam::${account}:root`;
    case 'service':
      return 'ec2.amazonaws.com';
    case 'webIdentity': {
      const [host = 'token.actions.githubusercontent.com'] = providersOf(scenario, 'oidc-provider/');
      return { webIdentity: host, claims: { sub: '', aud: 'sts.amazonaws.com' } };
    }
    case 'saml': {
      const [provider = `arn:aws:iam::${account}:saml-provider/Okta`] = providersOf(scenario, 'saml-provider/');
      return { saml: provider, attributes: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
    }
    case 'anonymous':
      return '*';
    case 'other':
      return '';
  }
}

/** The identity providers of a scenario: SAML providers by ARN, OIDC providers by the host that requests name. */
export function providersOf(scenario: Scenario, kind: 'oidc-provider/' | 'saml-provider/'): readonly string[] {
  return Object.values(scenario.accounts ?? {})
    .flatMap(({ identityProviders = [] }) => identityProviders)
    .filter((arn) => arn.includes(`:${kind}`))
    .map((arn) => (kind === 'saml-provider/' ? arn : arn.slice(arn.indexOf(kind) + kind.length)));
}

/** The ARN of a caller that has one. */
export function arnOf(principal: PrincipalDocument): string {
  return typeof principal === 'string' ? principal : 'arn' in principal ? principal.arn : '';
}

/** The caller with another ARN; what else is said of it stays. */
export function withArn(principal: PrincipalDocument, arn: string): PrincipalDocument {
  return typeof principal === 'object' && 'arn' in principal ? { ...principal, arn } : arn;
}

type Detail = 'credentials' | 'mfa' | 'creator' | 'sessionPolicy';

/** The caller with a detail said, or not said any more; it is the bare ARN where nothing else is left to say. */
export function withDetail<Name extends Detail>(
  principal: PrincipalDocument,
  name: Name,
  value: ArnPrincipalDocument[Name] | undefined,
): PrincipalDocument {
  const before: ArnPrincipalDocument =
    typeof principal === 'object' && 'arn' in principal ? principal : { arn: arnOf(principal) };
  const after = withMember<ArnPrincipalDocument, Name>(before, name, value);
  return Object.keys(after).length === 1 ? after.arn : after;
}

/** A session of a role, as its ARN says it. */
export interface RoleSession {
  readonly partition: string;
  readonly account: string;
  readonly role: string;
  /** Absent where the ARN is the role's own. */
  readonly name?: string;
}

/** The session that an ARN of a role or of its session names. */
export function roleSessionOf(arn: string): RoleSession {
  const [, partition = '', , , account = ''] = arn.split(':');
  const [type, ...rest] = arn.split(':').slice(5).join(':').split('/');
  const role = type === 'assumed-role' ? (rest[0] ?? '') : (rest.at(-1) ?? '');
  const session = { partition, account, role };
  return type === 'assumed-role' ? { ...session, name: rest.slice(1).join('/') } : session;
}

/** The ARN of a role's session by its name; of the role itself, with its path, where the name is not known. */
export function roleSessionArn(scenario: Scenario, { partition, account, role, name = '' }: RoleSession): string {
  if (name !== '') return `arn:${partition}:sts::${account}:assumed-role/${role}/${name}`;
  const path = scenario.accounts?.[account]?.roles?.[role]?.path ?? '/';
  return `arn:${partition}:iam::${account}:role${path}${role}`;
}
