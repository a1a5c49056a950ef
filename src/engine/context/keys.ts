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
  /** AWS lists it as sensitive: a wildcard in its value is an error (‡ of section 6). */
  readonly sensitive?: boolean;
}

type Row = readonly [rule: string, key: string, type: KeyType, source: KeySource, flags?: string];

const rows: readonly Row[] = [
  ['PL-200', 'aws:PrincipalArn', 'ARN', 'derived'],
  ['PL-201', 'aws:PrincipalAccount', 'String', 'derived', '!'],
  ['PL-202', 'aws:PrincipalOrgID', 'String', 'derived', '!'],
  ['PL-203', 'aws:PrincipalOrgPaths', 'String', 'derived', 'm'],
  ['PL-204', 'aws:PrincipalTag/${TagKey}', 'String', 'derived'],
  ['PL-205', 'aws:PrincipalIsAWSService', 'Bool', 'derived'],
  ['PL-206', 'aws:PrincipalServiceName', 'String', 'derived'],
  ['PL-207', 'aws:PrincipalServiceNamesList', 'String', 'derived', 'm'],
  ['PL-208', 'aws:PrincipalType', 'String', 'derived'],
  ['PL-209', 'aws:userid', 'String', 'derived'],
  ['PL-210', 'aws:username', 'String', 'derived'],
  ['PL-215', 'aws:AssumedRoot', 'Bool', 'derived'],
  ['PL-216', 'aws:FederatedProvider', 'String', 'derived'],
  ['PL-217', 'aws:TokenIssueTime', 'Date', 'derived'],
  ['PL-218', 'aws:SignInSessionArn', 'ARN', 'given'],
  ['PL-219', 'aws:MultiFactorAuthAge', 'Numeric', 'given'],
  ['PL-220', 'aws:MultiFactorAuthPresent', 'Bool', 'derived'],
  ['PL-221', 'aws:ChatbotSourceArn', 'ARN', 'given'],
  ['PL-222', 'aws:Ec2InstanceSourceVpc', 'String', 'given'],
  ['PL-223', 'aws:Ec2InstanceSourcePrivateIPv4', 'IPAddress', 'given'],
  ['PL-224', 'aws:SourceIdentity', 'String', 'derived'],
  ['PL-225', 'ec2:RoleDelivery', 'Numeric', 'given'],
  ['PL-226', 'ec2:SourceInstanceArn', 'ARN', 'given'],
  ['PL-227', 'glue:RoleAssumedBy', 'String', 'given'],
  ['PL-227', 'glue:CredentialIssuingService', 'String', 'given'],
  ['PL-228', 'codebuild:BuildArn', 'ARN', 'given'],
  ['PL-228', 'codebuild:ProjectArn', 'ARN', 'given'],
  ['PL-229', 'lambda:SourceFunctionArn', 'ARN', 'given'],
  ['PL-230', 'ssm:SourceInstanceArn', 'ARN', 'given'],
  ['PL-231', 'identitystore:UserId', 'String', 'given'],
  ['PL-235', 'aws:SourceIp', 'IPAddress', 'given'],
  ['PL-236', 'aws:VpcSourceIp', 'IPAddress', 'given'],
  ['PL-237', 'aws:SourceVpc', 'String', 'derived', '!'],
  ['PL-238', 'aws:SourceVpce', 'String', 'derived', '!'],
  ['PL-239', 'aws:SourceVpcArn', 'ARN', 'derived'],
  ['PL-240', 'aws:VpceAccount', 'String', 'derived', '!'],
  ['PL-241', 'aws:VpceOrgID', 'String', 'derived', '!'],
  ['PL-242', 'aws:VpceOrgPaths', 'String', 'derived', 'm'],
  ['PL-245', 'aws:ResourceAccount', 'String', 'derived', '!'],
  ['PL-246', 'aws:ResourceOrgID', 'String', 'derived', '!'],
  ['PL-247', 'aws:ResourceOrgPaths', 'String', 'derived', 'm'],
  ['PL-248', 'aws:ResourceTag/${TagKey}', 'String', 'derived'],
  ['PL-250', 'aws:CalledVia', 'String', 'derived', 'm'],
  ['PL-251', 'aws:CalledViaFirst', 'String', 'derived'],
  ['PL-251', 'aws:CalledViaLast', 'String', 'derived'],
  ['PL-252', 'aws:ViaAWSService', 'Bool', 'derived'],
  ['PL-253', 'aws:CalledViaAWSMCP', 'String', 'given'],
  ['PL-254', 'aws:ViaAWSMCPService', 'Bool', 'given'],
  ['PL-255', 'aws:IsMcpServiceAction', 'Bool', 'given'],
  ['PL-256', 'aws:CurrentTime', 'Date', 'derived'],
  ['PL-257', 'aws:EpochTime', 'Date', 'derived'],
  ['PL-258', 'aws:referer', 'String', 'given'],
  ['PL-259', 'aws:UserAgent', 'String', 'given'],
  ['PL-260', 'aws:RequestedRegion', 'String', 'derived'],
  ['PL-261', 'aws:RequestTag/${TagKey}', 'String', 'given'],
  ['PL-262', 'aws:TagKeys', 'String', 'derived', 'm'],
  ['PL-263', 'aws:SecureTransport', 'Bool', 'assumed'],
  ['PL-264', 'aws:SourceArn', 'ARN', 'given'],
  ['PL-265', 'aws:SourceAccount', 'String', 'derived', '!'],
  ['PL-266', 'aws:SourceOrgID', 'String', 'derived', '!'],
  ['PL-267', 'aws:SourceOrgPaths', 'String', 'derived', 'm'],
  ['PL-268', 'aws:SourceOwner', 'String', 'derived'],
  ['PL-280', 'sts:ExternalId', 'String', 'derived'],
  ['PL-281', 'sts:RoleSessionName', 'String', 'derived'],
  ['PL-282', 'sts:SourceIdentity', 'String', 'derived'],
  ['PL-283', 'sts:TransitiveTagKeys', 'String', 'derived', 'm'],
  ['PL-284', 'sts:AWSServiceName', 'String', 'given'],
  ['PL-285', 'sts:DurationSeconds', 'Numeric', 'given'],
  ['PL-286', 'sts:RequestContext/${ContextKey}', 'String', 'given'],
  ['PL-287', 'sts:RequestContextProviders', 'ARN', 'derived', 'm'],
  ['PL-288', 'sts:TaskPolicyArn', 'ARN', 'derived'],
  ['ST-26', 'sts:RoleAuthorizedByIdp', 'Bool', 'derived'],
  ['PL-289', 'iam:PassedToService', 'String', 'given'],
  ['PL-290', 'iam:AssociatedResourceArn', 'ARN', 'given'],
  ['PL-291', 'iam:PermissionsBoundary', 'ARN', 'given'],
  ['PL-292', 'iam:PolicyARN', 'ARN', 'given'],
  ['PL-293', 'iam:AWSServiceName', 'String', 'given'],
  ['PL-294', 'iam:ResourceTag/${TagKey}', 'String', 'derived'],
  ['PL-304', 'saml:aud', 'String', 'given'],
  ['PL-304', 'saml:iss', 'String', 'given'],
  ['PL-304', 'saml:sub', 'String', 'given'],
  ['PL-304', 'saml:sub_type', 'String', 'given'],
  ['PL-304', 'saml:doc', 'String', 'given'],
  ['PL-304', 'saml:namequalifier', 'String', 'given'],
  ['PL-304', 'saml:edupersonorgdn', 'String', 'given'],
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
  ].map((name): Row => ['PL-305', `saml:${name}`, 'String', 'given', 'm']),
  ['PL-301', 'cognito-identity.amazonaws.com:aud', 'String', 'given'],
  ['PL-301', 'cognito-identity.amazonaws.com:sub', 'String', 'given'],
  ['PL-301', 'cognito-identity.amazonaws.com:amr', 'String', 'given', 'm'],
];

/** Every key of the table, in AWS's grouping. */
export const conditionKeys: readonly ConditionKey[] = rows.map(([rule, key, type, source, flags = '']) => ({
  rule,
  key,
  type,
  source,
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
