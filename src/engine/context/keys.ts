/** The value types of condition keys. */
export type KeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress';

/** How the simulator comes by a key: derived from the model, assumed with a default, or given by the person. */
export type KeySource = 'derived' | 'assumed' | 'given';

/** A condition key that is not one service's own (policy language, sections 6 and 7). */
export interface ConditionKey {
  readonly rule: string;
  /** AWS's spelling; `${…}` stands for the part that the author chooses. */
  readonly key: string;
  readonly type: KeyType;
  readonly multivalued: boolean;
  readonly source: KeySource;
  /** When a request carries it. */
  readonly present: string;
  /** AWS lists it as sensitive: a wildcard in its value is an error (‡ of section 6). */
  readonly sensitive?: boolean;
}

type Row = readonly [rule: string, key: string, type: KeyType, source: KeySource, present: string, flags?: string];

const rows: readonly Row[] = [
  [
    'PL-200',
    'aws:PrincipalArn',
    'ARN',
    'derived',
    'in every signed request; for a role session it is the role ARN; absent for anonymous callers and services',
  ],
  [
    'PL-201',
    'aws:PrincipalAccount',
    'String',
    'derived',
    'in every request; `anonymous` for anonymous callers, absent for services',
    '!',
  ],
  ['PL-202', 'aws:PrincipalOrgID', 'String', 'derived', 'when the principal’s account is in an organization', '!'],
  ['PL-203', 'aws:PrincipalOrgPaths', 'String', 'derived', 'when the principal’s account is in an organization', 'm'],
  ['PL-204', 'aws:PrincipalTag/${TagKey}', 'String', 'derived', 'when the user, the role or the session has the tag'],
  [
    'PL-205',
    'aws:PrincipalIsAWSService',
    'Bool',
    'derived',
    'in every signed request; true only when a service calls by itself',
  ],
  ['PL-206', 'aws:PrincipalServiceName', 'String', 'derived', 'only when a service calls by itself'],
  ['PL-207', 'aws:PrincipalServiceNamesList', 'String', 'derived', 'only when a service calls by itself', 'm'],
  ['PL-208', 'aws:PrincipalType', 'String', 'derived', 'in every request of a principal'],
  ['PL-209', 'aws:userid', 'String', 'derived', 'in every request of a principal; open where the scenario gives no id'],
  ['PL-210', 'aws:username', 'String', 'derived', 'for IAM users only'],
  ['PL-215', 'aws:AssumedRoot', 'Bool', 'derived', 'in AssumeRoot sessions only'],
  [
    'PL-216',
    'aws:FederatedProvider',
    'String',
    'derived',
    'in role sessions made with AssumeRoleWithWebIdentity, and while their trust policy is evaluated',
  ],
  ['PL-217', 'aws:TokenIssueTime', 'Date', 'derived', 'with temporary credentials only'],
  ['PL-218', 'aws:SignInSessionArn', 'ARN', 'given', 'in sessions of AWS Sign-In'],
  ['PL-219', 'aws:MultiFactorAuthAge', 'Numeric', 'given', 'with temporary credentials that were made with MFA'],
  [
    'PL-220',
    'aws:MultiFactorAuthPresent',
    'Bool',
    'derived',
    'with temporary credentials only; absent for long-term access keys and federated callers',
  ],
  ['PL-221', 'aws:ChatbotSourceArn', 'ARN', 'given', 'in sessions of Amazon Q Developer in chat applications'],
  ['PL-222', 'aws:Ec2InstanceSourceVpc', 'String', 'given', 'with the credentials of an EC2 instance role'],
  ['PL-223', 'aws:Ec2InstanceSourcePrivateIPv4', 'IPAddress', 'given', 'with the credentials of an EC2 instance role'],
  ['PL-224', 'aws:SourceIdentity', 'String', 'derived', 'after a source identity was set when a role was assumed'],
  ['PL-225', 'ec2:RoleDelivery', 'Numeric', 'given', 'with the credentials of an EC2 instance role'],
  ['PL-226', 'ec2:SourceInstanceArn', 'ARN', 'given', 'with the credentials of an EC2 instance role'],
  ['PL-227', 'glue:RoleAssumedBy', 'String', 'given', 'when AWS Glue assumes the role'],
  ['PL-227', 'glue:CredentialIssuingService', 'String', 'given', 'with the credentials of an AWS Glue job'],
  ['PL-228', 'codebuild:BuildArn', 'ARN', 'given', 'in role sessions of CodeBuild'],
  ['PL-228', 'codebuild:ProjectArn', 'ARN', 'given', 'in role sessions of CodeBuild'],
  ['PL-229', 'lambda:SourceFunctionArn', 'ARN', 'given', 'in calls from a function’s execution environment'],
  ['PL-230', 'ssm:SourceInstanceArn', 'ARN', 'given', 'with the credentials of a Systems Manager managed instance'],
  ['PL-231', 'identitystore:UserId', 'String', 'given', 'for IAM Identity Center users'],
  [
    'PL-235',
    'aws:SourceIp',
    'IPAddress',
    'given',
    'in direct calls over the public network; absent through a VPC endpoint',
  ],
  ['PL-236', 'aws:VpcSourceIp', 'IPAddress', 'given', 'only through a VPC endpoint'],
  ['PL-237', 'aws:SourceVpc', 'String', 'derived', 'only through a VPC endpoint', '!'],
  ['PL-238', 'aws:SourceVpce', 'String', 'derived', 'only through a VPC endpoint', '!'],
  ['PL-239', 'aws:SourceVpcArn', 'ARN', 'derived', 'only through a VPC endpoint, for the services that support it'],
  [
    'PL-240',
    'aws:VpceAccount',
    'String',
    'derived',
    'only through a VPC endpoint, for the services that support it',
    '!',
  ],
  [
    'PL-241',
    'aws:VpceOrgID',
    'String',
    'derived',
    'only through a VPC endpoint whose owner is in an organization',
    '!',
  ],
  [
    'PL-242',
    'aws:VpceOrgPaths',
    'String',
    'derived',
    'only through a VPC endpoint whose owner is in an organization',
    'm',
  ],
  ['PL-245', 'aws:ResourceAccount', 'String', 'derived', 'for most actions: the owner of the resource', '!'],
  ['PL-246', 'aws:ResourceOrgID', 'String', 'derived', 'when the owner of the resource is in an organization', '!'],
  ['PL-247', 'aws:ResourceOrgPaths', 'String', 'derived', 'when the owner of the resource is in an organization', 'm'],
  [
    'PL-248',
    'aws:ResourceTag/${TagKey}',
    'String',
    'derived',
    'when the resource has the tag and its type supports authorization by tags',
  ],
  ['PL-250', 'aws:CalledVia', 'String', 'derived', 'when services forward the call (forward access sessions)', 'm'],
  ['PL-251', 'aws:CalledViaFirst', 'String', 'derived', 'when services forward the call'],
  ['PL-251', 'aws:CalledViaLast', 'String', 'derived', 'when services forward the call'],
  ['PL-252', 'aws:ViaAWSService', 'Bool', 'derived', 'always: true when a service forwards the call'],
  ['PL-253', 'aws:CalledViaAWSMCP', 'String', 'given', 'when an AWS MCP service forwards the call'],
  ['PL-254', 'aws:ViaAWSMCPService', 'Bool', 'given', 'when an AWS MCP service forwards the call'],
  ['PL-255', 'aws:IsMcpServiceAction', 'Bool', 'given', 'while an MCP service authorizes its own action'],
  ['PL-256', 'aws:CurrentTime', 'Date', 'derived', 'always'],
  ['PL-257', 'aws:EpochTime', 'Date', 'derived', 'always'],
  ['PL-258', 'aws:referer', 'String', 'given', 'when a browser follows a link'],
  ['PL-259', 'aws:UserAgent', 'String', 'given', 'always; open where the scenario does not give it'],
  ['PL-260', 'aws:RequestedRegion', 'String', 'derived', 'always: the Region of the endpoint'],
  ['PL-261', 'aws:RequestTag/${TagKey}', 'String', 'given', 'when the request passes the tag'],
  ['PL-262', 'aws:TagKeys', 'String', 'derived', 'when the request passes tags', 'm'],
  ['PL-263', 'aws:SecureTransport', 'Bool', 'assumed', 'always; true unless given'],
  ['PL-264', 'aws:SourceArn', 'ARN', 'given', 'when a service calls by itself on behalf of a resource'],
  ['PL-265', 'aws:SourceAccount', 'String', 'derived', 'when a service calls by itself on behalf of a resource', '!'],
  ['PL-266', 'aws:SourceOrgID', 'String', 'derived', 'when that resource’s account is in an organization', '!'],
  ['PL-267', 'aws:SourceOrgPaths', 'String', 'derived', 'when that resource’s account is in an organization', 'm'],
  ['PL-268', 'aws:SourceOwner', 'String', 'derived', 'an older key of Amazon SNS for the account of the source'],
  ['PL-280', 'sts:ExternalId', 'String', 'derived', 'when the call passes an external id'],
  ['PL-281', 'sts:RoleSessionName', 'String', 'derived', 'while a role is assumed'],
  ['PL-282', 'sts:SourceIdentity', 'String', 'derived', 'when the call sets a source identity'],
  ['PL-283', 'sts:TransitiveTagKeys', 'String', 'derived', 'when the call passes transitive session tags', 'm'],
  ['PL-284', 'sts:AWSServiceName', 'String', 'given', 'for `sts:GetServiceBearerToken`'],
  ['PL-285', 'sts:DurationSeconds', 'Numeric', 'given', 'for bearer tokens only, never for `sts:AssumeRole`'],
  ['PL-286', 'sts:RequestContext/${ContextKey}', 'String', 'given', 'when the call passes trusted context'],
  ['PL-287', 'sts:RequestContextProviders', 'ARN', 'derived', 'when the call passes trusted context', 'm'],
  ['PL-288', 'sts:TaskPolicyArn', 'ARN', 'derived', 'for `sts:AssumeRoot`'],
  ['ST-26', 'sts:RoleAuthorizedByIdp', 'Bool', 'derived', 'for `sts:AssumeRoleWithWebIdentity`'],
  ['PL-289', 'iam:PassedToService', 'String', 'given', 'for `iam:PassRole`'],
  ['PL-290', 'iam:AssociatedResourceArn', 'ARN', 'given', 'for `iam:PassRole`'],
  [
    'PL-291',
    'iam:PermissionsBoundary',
    'ARN',
    'given',
    'when a request sets a permissions boundary, or its target has one',
  ],
  ['PL-292', 'iam:PolicyARN', 'ARN', 'given', 'when a managed policy is attached or detached'],
  ['PL-293', 'iam:AWSServiceName', 'String', 'given', 'for `iam:CreateServiceLinkedRole`'],
  ['PL-294', 'iam:ResourceTag/${TagKey}', 'String', 'derived', 'when the user or role in question has the tag'],
  ['PL-304', 'saml:aud', 'String', 'given', 'while a role is assumed with SAML'],
  ['PL-304', 'saml:iss', 'String', 'given', 'while a role is assumed with SAML'],
  ['PL-304', 'saml:sub', 'String', 'given', 'while a role is assumed with SAML, and in its session'],
  ['PL-304', 'saml:sub_type', 'String', 'given', 'while a role is assumed with SAML, and in its session'],
  ['PL-304', 'saml:doc', 'String', 'given', 'while a role is assumed with SAML'],
  ['PL-304', 'saml:namequalifier', 'String', 'given', 'while a role is assumed with SAML, and in its session'],
  ['PL-304', 'saml:edupersonorgdn', 'String', 'given', 'while a role is assumed with SAML'],
  ...[
    'commonName',
    'cn',
    'givenName',
    'mail',
    'name',
    'surname',
    'uid',
    'organizationStatus',
    'primaryGroupSID',
    'x500UniqueIdentifier',
    'edupersonaffiliation',
    'edupersonassurance',
    'edupersonentitlement',
    'edupersonnickname',
    'edupersonorgunitdn',
    'edupersonscopedaffiliation',
    'edupersontargetedid',
  ].map((name): Row => ['PL-305', `saml:${name}`, 'String', 'given', 'while a role is assumed with SAML', 'm']),
  ['PL-301', 'cognito-identity.amazonaws.com:aud', 'String', 'given', 'for Amazon Cognito identities'],
  ['PL-301', 'cognito-identity.amazonaws.com:sub', 'String', 'given', 'for Amazon Cognito identities'],
  ['PL-301', 'cognito-identity.amazonaws.com:amr', 'String', 'given', 'for Amazon Cognito identities', 'm'],
];

/** Every key of the table, in AWS's grouping. */
export const conditionKeys: readonly ConditionKey[] = rows.map(([rule, key, type, source, present, flags = '']) => ({
  rule,
  key,
  type,
  source,
  present,
  multivalued: flags.includes('m'),
  ...(flags.includes('!') ? { sensitive: true } : {}),
}));

const exact = new Map<string, ConditionKey>();
const prefixes = new Map<string, ConditionKey>();
for (const row of conditionKeys) {
  const slash = row.key.indexOf('/${');
  if (slash < 0) exact.set(row.key.toLowerCase(), row);
  else prefixes.set(row.key.slice(0, slash + 1).toLowerCase(), row);
}

/** Finds a key of the table regardless of case; a tag key by what stands before the slash. */
export function findConditionKey(key: string): ConditionKey | undefined {
  const lower = key.toLowerCase();
  const slash = lower.indexOf('/');
  const found = exact.get(lower) ?? (slash < 0 ? undefined : prefixes.get(lower.slice(0, slash + 1)));
  if (found) return found;
  // PL-300: amr of any OIDC provider holds several values
  return lower.endsWith(':amr') ? exact.get('cognito-identity.amazonaws.com:amr') : undefined;
}
