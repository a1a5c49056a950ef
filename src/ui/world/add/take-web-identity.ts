import type { TrustChoice } from '../../../app/creating';

/** What the form asks about a web identity. */
interface WebIdentityAnswers {
  preset: 'github' | 'eks' | 'cognito' | 'google' | 'oidc';
  organization: string;
  repository: string;
  branch: string;
  issuer: string;
  namespace: string;
  serviceAccount: string;
  audience: string;
  subject: string;
}

/** Answers the questions about a web identity as its trust policy does: by the presets where one of them asks for it. */
export function takeWebIdentity(
  trust: WebIdentityAnswers,
  { provider, audience, subject, signedIn }: Extract<TrustChoice, { kind: 'webIdentity' }>,
): void {
  const github = /^repo:([^:/*]+)\/([^:/]+?)(?::(?:ref:refs\/heads\/([^*]+)|\*))?$/.exec(subject);
  const eks = /^system:serviceaccount:([^:]*):([^:]*)$/.exec(subject);
  trust.audience = audience;
  trust.subject = subject;
  trust.issuer = provider;
  if (provider === 'accounts.google.com') trust.preset = 'google';
  else if (provider === 'cognito-identity.amazonaws.com' && signedIn === true) trust.preset = 'cognito';
  else if (provider.endsWith(':oidc-provider/token.actions.githubusercontent.com') && github) {
    const [, organization = '', repository = '', branch = ''] = github;
    trust.preset = 'github';
    trust.organization = organization;
    trust.repository = repository === '*' ? '' : repository;
    trust.branch = branch;
  } else if (eks && audience === 'sts.amazonaws.com') {
    const [, namespace = '', serviceAccount = ''] = eks;
    trust.preset = 'eks';
    trust.namespace = namespace;
    trust.serviceAccount = serviceAccount;
  } else trust.preset = 'oidc';
}
