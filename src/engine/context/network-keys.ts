import { actionName } from '../model/action';
import { inOrganization, organizationPathText } from '../model/lookup';
import type { VpcEndpoint, World } from '../model/world';
import type { ContextDraft } from './request-context';

/** PL-239, list B of the policy language's section 6.3: services that send `aws:SourceVpcArn`. */
export const sourceVpcArnServices: ReadonlySet<string> = new Set(
  (
    'apprunner discovery athena servicediscovery applicationinsights cloudformation comprehendmedical compute-optimizer ecr ecs ' +
    'kinesisanalytics route53 datasync ebs scheduler firehose medical-imaging healthlake omics iam iotfleetwise iotwireless kms lambda ' +
    'payment-cryptography polly acm-pca rbin rekognition servicequotas s3 storagegateway ssm-contacts textract transcribe transfer'
  ).split(' '),
);
export const vpceAccountServices: ReadonlySet<string> = new Set([
  ...sourceVpcArnServices,
  'dynamodb',
  'gamelift',
  'shield',
]);
export const vpceOrgServices: ReadonlySet<string> = new Set([
  ...sourceVpcArnServices,
  ...(
    'b2bi cognito-identity dms ds-data dynamodb gamelift identitystore iottwinmaker cassandra network-firewall sms-voice pricing ses ' +
    'shield sqs workmail'
  ).split(' '),
]);

/** Keys of a call that enters through a VPC endpoint (PL-236 to PL-242). */
export function endpointKeys(draft: ContextDraft, world: World, endpoint: VpcEndpoint, action: string): void {
  draft.set('aws:SourceVpce', endpoint.id);
  draft.set('aws:SourceVpc', endpoint.vpc);
  const { text, service } = actionName(action);
  // the list names iam without iam:PassRole
  if (text === 'iam:passrole') return;
  if (endpoint.vpc !== undefined && sourceVpcArnServices.has(service)) {
    draft.set('aws:SourceVpcArn', `arn:aws:ec2:${endpoint.region}:${endpoint.account}:vpc/${endpoint.vpc}`);
  }
  if (vpceAccountServices.has(service)) draft.set('aws:VpceAccount', endpoint.account);
  if (!inOrganization(world, endpoint.account)) return;
  if (vpceOrgServices.has(service)) draft.set('aws:VpceOrgID', world.organization?.id);
  const path = organizationPathText(world, endpoint.account);
  if (path !== undefined && vpceAccountServices.has(service)) draft.setList('aws:VpceOrgPaths', [path]);
}
