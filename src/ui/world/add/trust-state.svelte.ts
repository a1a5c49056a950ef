import { policyText, recognizeTrust, trustPolicyFor, type TrustChoice } from '../../../app/creating';
import type { PolicyText } from '../../../scenario/types';
import { takeWebIdentity } from './take-web-identity';

export const entityTypes = {
  service: { name: 'AWS service', says: 'EC2, Lambda and others act for you' },
  account: { name: 'AWS account', says: 'Users and roles of this or another account' },
  webIdentity: {
    name: 'Web identity',
    says: 'GitHub Actions, EKS, Cognito, Google, or another OpenID Connect provider',
  },
  saml: { name: 'SAML 2.0 federation', says: 'People of a corporate directory' },
  custom: { name: 'Custom trust policy', says: 'Write it yourself' },
} as const;
export type EntityType = keyof typeof entityTypes;

export const webIdentities = {
  github: 'GitHub Actions',
  eks: 'EKS, roles for service accounts',
  cognito: 'Amazon Cognito',
  google: 'Google',
  oidc: 'Another OpenID Connect provider',
} as const;
export type WebIdentityPreset = keyof typeof webIdentities;

const start = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {},
      "Action": "sts:AssumeRole"
    }
  ]
}`;

/** What the first step of a new role has been told. Every answer stays while another type is looked at. */
export class TrustState {
  type: EntityType = $state('service');
  service: string = $state('ec2.amazonaws.com');
  isOther: boolean = $state(false);
  otherAccount: string = $state('');
  needsExternalId: boolean = $state(false);
  externalId: string = $state('');
  needsMfa: boolean = $state(false);
  preset: WebIdentityPreset = $state('github');
  organization: string = $state('');
  repository: string = $state('');
  branch: string = $state('');
  /** An issuer without `https://`. */
  issuer: string = $state('');
  namespace: string = $state('');
  serviceAccount: string = $state('');
  audience: string = $state('');
  subject: string = $state('');
  saml: string = $state('');
  console: boolean = $state(true);
  custom: string = $state(start);

  readonly #account: () => string;
  #begun: { readonly built: string; readonly text: string } | undefined;

  /** `account`: whose role it is. */
  constructor(account: () => string) {
    this.#account = account;
  }

  /** Answers as a trust policy that stands does. One that these questions cannot lead to is a custom one. */
  begin(text: string): void {
    const choice = recognizeTrust(text);
    if (choice) this.#take(choice);
    if (choice === undefined || this.document.text !== trustPolicyFor(choice).text) this.type = 'custom';
    this.custom = text;
    this.#begun = { built: this.document.text, text };
  }

  /** What the answers lead to; as it stood, with its Sid and its layout, where they are those that it began with. */
  get document(): PolicyText {
    const built = this.type === 'custom' ? policyText(this.custom) : trustPolicyFor(this.#choice(this.type));
    return built.text === this.#begun?.built ? policyText(this.#begun.text) : built;
  }

  /** The identity provider that the trust policy names, where it is one of the account. */
  get provider(): string | undefined {
    if (this.type === 'saml') return this.#arn('saml-provider', this.saml);
    if (this.type !== 'webIdentity' || this.preset === 'cognito' || this.preset === 'google') return undefined;
    return this.#provider();
  }

  #take(choice: TrustChoice): void {
    this.type = choice.kind;
    switch (choice.kind) {
      case 'service':
        this.service = choice.service;
        break;
      case 'account':
        this.isOther = choice.account !== this.#account();
        this.otherAccount = this.isOther ? choice.account : '';
        this.needsExternalId = choice.externalId !== undefined;
        this.externalId = choice.externalId ?? '';
        this.needsMfa = choice.mfa === true;
        break;
      case 'saml':
        this.saml = choice.provider;
        this.console = choice.console;
        break;
      case 'webIdentity':
        takeWebIdentity(this, choice);
    }
  }

  #choice(type: Exclude<EntityType, 'custom'>): TrustChoice {
    switch (type) {
      case 'service':
        return { kind: 'service', service: this.service.trim() };
      case 'account':
        return {
          kind: 'account',
          account: this.isOther ? this.otherAccount.trim() : this.#account(),
          mfa: this.needsMfa,
          ...(this.isOther && this.needsExternalId && { externalId: this.externalId.trim() }),
        };
      case 'webIdentity':
        return {
          kind: 'webIdentity',
          provider: this.#provider(),
          audience: this.preset === 'github' || this.preset === 'eks' ? 'sts.amazonaws.com' : this.audience.trim(),
          subject: this.#subject(),
          signedIn: this.preset === 'cognito',
        };
      case 'saml':
        return { kind: 'saml', provider: this.#arn('saml-provider', this.saml), console: this.console };
    }
  }

  #provider(): string {
    switch (this.preset) {
      case 'github':
        return this.#arn('oidc-provider', 'token.actions.githubusercontent.com');
      case 'cognito':
        return 'cognito-identity.amazonaws.com';
      case 'google':
        return 'accounts.google.com';
      case 'eks':
      case 'oidc':
        return this.#arn('oidc-provider', this.issuer.trim().replace(/^https:\/\//, ''));
    }
  }

  #subject(): string {
    switch (this.preset) {
      case 'github': {
        const repository = this.repository.trim() === '' ? '*' : this.repository.trim();
        const ref = this.branch.trim() === '' ? '*' : `ref:refs/heads/${this.branch.trim()}`;
        return repository === '*' && ref === '*'
          ? `repo:${this.organization.trim()}/*`
          : `repo:${this.organization.trim()}/${repository}:${ref}`;
      }
      case 'eks':
        return `system:serviceaccount:${this.namespace.trim()}:${this.serviceAccount.trim()}`;
      case 'cognito':
        return '';
      case 'google':
      case 'oidc':
        return this.subject.trim();
    }
  }

  #arn(kind: 'oidc-provider' | 'saml-provider', name: string): string {
    return name.startsWith('arn:') ? name : `arn:aws:iam::${this.#account()}:${kind}/${name.trim()}`;
  }
}
