import { actionName } from '../model/action';
import { organizationPath } from '../model/lookup';
import type { Principal } from '../model/principal';
import type { OrganizationLevel, World } from '../model/world';
import type { ResolvedResource } from './owner';

/** OG-11: services whose resources RCPs protect, as of 2026-09. */
const resourceControlServices: ReadonlySet<string> = new Set(
  (
    'appstream dsql clouddirectory cloudfront cloudsearch logs networkmonitor cognito-identity cognito-idp comprehend ' +
    'comprehendmedical firehose dynamodb dax autoscaling ecr ecr-public gamelift inspector-scan kendra kinesisvideo memorydb aoss ' +
    'personalize polly s3 swf sqs textract timestream-influxdb transcribe translate workspaces appconfig autoscaling-plans budgets ' +
    'servicediscovery cloudtrail-data codeartifact codebuild codecommit codepipeline compute-optimizer cost-optimization-hub events ' +
    'fms fis health rolesanywhere kms opensearch pricing pca-connector-ad resource-groups secretsmanager sts signin support transfer ' +
    'notifications wafv2 xray'
  ).split(' '),
);

/** Whether RCPs speak of a service's actions at all (OG-11). */
export function isResourceControlService(prefix: string): boolean {
  return resourceControlServices.has(prefix.toLowerCase());
}

/** PR-14: a role that only its service can assume, exempt from SCPs and RCPs. */
export function isServiceLinkedRole(principal: Principal): boolean {
  return principal.kind === 'roleSession' && isServiceLinked(principal.roleArn);
}

function isServiceLinked(roleArn: string): boolean {
  return roleArn.includes(':role/aws-service-role/');
}

/**
 * The levels whose SCPs limit a caller (OG-05); undefined where SCPs do not apply: no organization, the management
 * account, service-linked roles, services, tokens and anonymous callers.
 */
export function serviceControlLevels(world: World, principal: Principal): readonly OrganizationLevel[] | undefined {
  if (!('account' in principal) || isServiceLinkedRole(principal)) return undefined;
  if (principal.account === world.organization?.managementAccount) return undefined;
  return organizationPath(world, principal.account);
}

/** The levels whose RCPs limit access to a resource, whoever calls (OG-10, OG-11); undefined where they do not apply. */
export function resourceControlLevels(
  world: World,
  principal: Principal,
  resource: Pick<ResolvedResource, 'arn' | 'owner'>,
  action: string,
): readonly OrganizationLevel[] | undefined {
  const { organization } = world;
  if (!organization) return undefined;
  const { text, service } = actionName(action);
  const { owner, arn } = resource;
  if (owner === undefined || owner === organization.managementAccount) return undefined;
  if (isServiceLinkedRole(principal) || text === 'kms:retiregrant') return undefined;
  // OG-10, ST-33: a service that assumes its own role, and the keys that AWS manages
  if ((principal.kind === 'service' && isServiceLinked(arn)) || arn.includes(':alias/aws/')) return undefined;
  if (!isResourceControlService(service)) return undefined;
  // OG-11: only actions that name a resource type
  if (world.facts.takesResources(action) === false) return undefined;
  return organizationPath(world, owner);
}
