import { documentOf, type Starter } from './starter';

export interface OrganizationSetting {
  /** `o-exampleorgid` */
  readonly organization: string;
}

/** Services whose endpoints are not of a region, as AWS's own example leaves them out. */
const global = [
  ...['account:*', 'cloudfront:*', 'globalaccelerator:*', 'health:*', 'iam:*', 'organizations:*'],
  ...['route53:*', 'route53domains:*', 'shield:*', 'sts:*', 'support:*', 'waf:*'],
];

/** Service control policies to begin with. They allow nothing: `FullAWSAccess` stays beside them. */
export const serviceControlStarters = [
  {
    id: 'DenyLeavingTheOrganization',
    name: 'Deny leaving the organization',
    says: 'No account below can take itself out.',
    build: () =>
      documentOf([{ Sid: 'DenyLeaving', Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }]),
  },
  {
    id: 'OnlyTheseRegions',
    name: 'Only some regions',
    says: 'Denies everything outside of two regions, but for services that are not of a region.',
    build: () =>
      documentOf([
        {
          Sid: 'DenyOtherRegions',
          Effect: 'Deny',
          NotAction: global,
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'us-east-1'] } },
        },
      ]),
  },
  {
    id: 'DenyTheRootUser',
    name: 'Deny the root user',
    says: 'The root users of the accounts below can do nothing.',
    build: () =>
      documentOf([
        {
          Sid: 'DenyTheRootUser',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
        },
      ]),
  },
  {
    id: 'OnlyTheseServices',
    name: 'Only some services',
    says: 'An allow list, to stand in place of FullAWSAccess: what it does not name is denied.',
    build: () =>
      documentOf([{ Sid: 'AllowTheseServices', Effect: 'Allow', Action: ['s3:*', 'sts:*', 'kms:*'], Resource: '*' }]),
  },
] as const satisfies readonly Starter<OrganizationSetting>[];

/** Resource control policies to begin with. They only deny. */
export const resourceControlStarters = [
  {
    id: 'OnlyThisOrganization',
    name: 'Only principals of this organization',
    says: 'Nobody from outside reaches the resources below, whatever their policies say. AWS services may.',
    build: ({ organization }) =>
      documentOf([
        {
          Sid: 'DenyOutsiders',
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:*'],
          Resource: '*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organization },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
      ]),
  },
  {
    id: 'OnlyOverTLS',
    name: 'Only over TLS',
    says: 'Denies every request to the resources below that does not come over HTTPS.',
    build: () =>
      documentOf([
        {
          Sid: 'DenyWithoutTLS',
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:*'],
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
        },
      ]),
  },
] as const satisfies readonly Starter<OrganizationSetting>[];
