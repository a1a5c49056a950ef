/** A word of AWS's, in plain words of ours. */
export interface Term {
  readonly id: string;
  readonly term: string;
  /** As what it is found in a text, beside its plural. */
  readonly forms: readonly string[];
  readonly meaning: string;
  /** An item of the gallery that shows it. */
  readonly item?: string;
}

function term(name: string, meaning: string, item?: string, ...more: readonly string[]): Term {
  const id = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return { id, term: name, forms: [name, ...more], meaning, ...(item !== undefined && { item }) };
}

/** AWS's words, in the order of the alphabet. */
export const glossary: readonly Term[] = [
  term(
    'Account principal',
    'The principal arn:aws:iam::111122223333:root, or the account’s number alone. It stands for the account as a whole and leaves the decision to the account’s own policies; it is not the root user.',
    '01-root-is-not-the-root-user',
  ),
  term(
    'Action',
    'What a request does, written as service and name: s3:GetObject. A policy lists actions, with * and ? as wildcards.',
    '26-bucket-arn-or-objects',
  ),
  term(
    'ARN',
    'Amazon Resource Name: the full name of a resource, with its partition, service, Region and account. Which parts are filled in depends on the service; a bucket’s ARN has neither Region nor account.',
    '26-bucket-arn-or-objects',
  ),
  term(
    'AWS managed policy',
    'An identity-based policy that AWS writes and keeps up to date. Its text can change without your doing.',
    'b2-role-with-a-managed-policy',
  ),
  term(
    'Condition',
    'A test in a statement: operator, condition key and values. A statement applies only if all its conditions are met.',
    '07-mfa-in-an-allow',
  ),
  term(
    'Condition key',
    'A named fact about a request, such as aws:SourceIp. A request carries some keys and lacks others: a key is present or absent, and an absent one is a fact too.',
    '30-source-ip-through-an-endpoint',
  ),
  term(
    'Condition operator',
    'How a condition compares: StringEquals, ArnLike, Bool, IpAddress and so on. With IfExists at its end, it is also met where the key is absent.',
    '07-mfa-in-an-allow',
  ),
  term(
    'Confused deputy',
    'A service that uses its permission on your resource on behalf of somebody else, because the policy trusts the service without saying for whom it may act.',
    '15-confused-deputy',
  ),
  term(
    'Cross-account',
    'Said of a request whose caller belongs to one account and whose resource belongs to another. Both accounts have to allow it.',
    '02-cross-account-needs-two-yeses',
  ),
  term(
    'Customer managed policy',
    'An identity-based policy of your own account that stands by itself and can be attached to many users, groups and roles.',
    'b7-one-policy-many-identities',
  ),
  term(
    'Explicit deny',
    'The verdict where a Deny statement applies. Nothing overrides it.',
    '05-deny-in-the-trust-policy',
  ),
  term(
    'External ID',
    'A value that a partner passes when it assumes your role, and that the trust policy tests. It keeps the partner’s other customers from reaching your account through it.',
    '06-forgotten-external-id',
  ),
  term(
    'Federated user session',
    'Credentials from GetFederationToken: an IAM user asks for them, and they can do at most what that user may do.',
  ),
  term(
    'Federation',
    'Trusting somebody else’s sign-in: a token or an assertion from an identity provider is exchanged for a role’s credentials.',
    'b8-application-outside-aws',
  ),
  term(
    'Forward access session',
    'A request that a service makes with your permissions, because you asked it for something. It carries your identity, but not your network.',
    '31-source-ip-and-forwarded-calls',
  ),
  term(
    'Group',
    'A set of IAM users that share policies. A group is never a principal.',
    'b9-users-and-groups',
    'IAM group',
  ),
  term(
    'IAM user',
    'An identity in an account with a password or access keys of its own, which last until somebody takes them away.',
    'b6-keys-in-the-code',
  ),
  term(
    'Identity provider',
    'What an account trusts to say who somebody is: an OIDC issuer such as GitHub, or a company directory with SAML.',
    '09-stringequals-has-no-wildcards',
  ),
  term(
    'Identity-based policy',
    'A policy attached to a user, group or role that says what it may do. It has no Principal: it is about whoever has it.',
    'b1-ec2-reads-a-bucket',
    'Identity policy',
    'Identity policies',
    'Identity-based policies',
  ),
  term(
    'Implicit deny',
    'The verdict where nothing denies, and an allow that is needed is missing. Everything starts like that.',
    'b1-ec2-reads-a-bucket',
  ),
  term(
    'Key policy',
    'The resource-based policy of a KMS key. Unlike others it must allow: without it not even the account’s own policies count.',
    '29-kms-key-without-root',
    'Key policies',
  ),
  term(
    'Management account',
    'The account that an organization belongs to. Service control policies do not limit it.',
    '23-scp-by-omission',
  ),
  term(
    'MFA',
    'Multi-factor authentication: a second proof at sign-in. Requests tell of it by aws:MultiFactorAuthPresent, which access keys do not carry at all.',
    '08-mfa-in-a-deny',
  ),
  term(
    'Organization',
    'A tree of accounts under one management account, with policies at its root, its units and its accounts.',
    '23-scp-by-omission',
  ),
  term(
    'Permissions boundary',
    'A policy that limits what identity-based policies can give to a user or role. It grants nothing by itself.',
    '21-boundary-is-a-ceiling',
    'Permissions boundaries',
  ),
  term(
    'Policy variable',
    'A placeholder such as ${aws:username} that the request’s value takes the place of. It needs Version 2012-10-17.',
    '33-old-version-literal-variables',
  ),
  term(
    'Principal',
    'Who makes a request: a user, a role’s session, a service, the root user, or anyone. In a resource-based or trust policy, the element that names them.',
    '18-role-arn-or-session-arn',
  ),
  term(
    'Request context',
    'All condition keys that a request carries, with their values.',
    '30-source-ip-through-an-endpoint',
  ),
  term(
    'Resource control policy',
    'A policy of an organization that limits what anybody, outsiders included, may do to the resources of its accounts. RCP for short.',
    '24-scp-guards-principals-rcp-resources',
    'RCP',
    'Resource control policies',
  ),
  term(
    'Resource-based policy',
    'A policy attached to a resource, such as a bucket, that says who may do what to it.',
    '28-same-account-or-cross-account-and',
    'Bucket policy',
    'Resource policy',
    'Resource-based policies',
    'Resource policies',
  ),
  term(
    'Role',
    'An identity that nobody signs in as. Whom its trust policy allows may become it for a while, with its permissions.',
    'b1-ec2-reads-a-bucket',
  ),
  term(
    'Role chaining',
    'Assuming a role with the credentials of another role. Such a session lasts one hour at most.',
    'b5-sessions-end',
  ),
  term(
    'Role session',
    'A time during which somebody acts as a role, with temporary credentials and a name. Its ARN is not the role’s.',
    '18-role-arn-or-session-arn',
  ),
  term(
    'Root user',
    'The identity with the email address that an account was opened with. It needs no policy in its own account, and can assume no role.',
    '01-root-is-not-the-root-user',
  ),
  term(
    'Service control policy',
    'A policy of an organization that limits what the users and roles of its accounts may do. SCP for short. It grants nothing.',
    '23-scp-by-omission',
    'SCP',
    'Service control policies',
  ),
  term('Service principal', 'An AWS service as a caller, such as lambda.amazonaws.com.', '14-not-that-service'),
  term(
    'Session policy',
    'A policy passed along when a session is made. It limits that session only, and no list of attached policies shows it.',
    '22-session-policy-you-forgot',
    'Session policies',
  ),
  term(
    'Statement',
    'One rule of a policy: an effect, actions, resources, conditions, and in some policy types principals.',
  ),
  term('STS', 'AWS Security Token Service: it gives out temporary credentials.', '13-wrong-sts-verb', 'AWS STS'),
  term(
    'Trust policy',
    'The policy of a role that says who may become it, and on what conditions.',
    '04-administrator-cannot-open-a-door',
    'Trust policies',
    'Role trust policy',
  ),
  term(
    'VPC endpoint',
    'A private way from a network to a service. It can have a policy of its own; requests through it carry no aws:SourceIp.',
    '30-source-ip-through-an-endpoint',
  ),
];
