import type { ResolvedResource } from '../decide/owner';
import { actionName } from '../model/action';
import { inOrganization, organizationPathText } from '../model/lookup';
import type { World } from '../model/world';
import type { ContextDraft } from './request-context';

/** List X of the policy language's section 6.4: actions that send no key about the resource's owner. */
const withoutOwnerKeys: ReadonlySet<string> = new Set(
  [
    'auditmanager:UpdateAssessmentFrameworkShare',
    'detective:AcceptInvitation',
    'ds:AcceptSharedDirectory',
    'ec2:AcceptTransitGatewayPeeringAttachment',
    'ec2:AcceptVpcEndpointConnections',
    'ec2:AcceptVpcPeeringConnection',
    'ec2:CreateTransitGatewayPeeringAttachment',
    'ec2:CreateVpcEndpoint',
    'ec2:CreateVpcPeeringConnection',
    'guardduty:AcceptAdministratorInvitation',
    'macie2:AcceptInvitation',
    'es:AcceptInboundConnection',
    'route53:AssociateVpcWithHostedZone',
    'route53:CreateVPCAssociationAuthorization',
    'securityhub:AcceptAdministratorInvitation',
  ].map((action) => action.toLowerCase()),
);

/** Keys about the resource: its owner and its tags (PL-245 to PL-248). */
export function resourceKeys(draft: ContextDraft, world: World, resource: ResolvedResource, action: string): void {
  const { text, service } = actionName(action);
  const { owner } = resource;
  if (owner !== undefined && !withoutOwnerKeys.has(text) && service !== 'ebs') {
    draft.set('aws:ResourceAccount', owner);
    if (service === 's3') draft.set('s3:ResourceAccount', owner);
    if (inOrganization(world, owner)) {
      draft.set('aws:ResourceOrgID', world.organization?.id);
      const path = organizationPathText(world, owner);
      if (path !== undefined) draft.setList('aws:ResourceOrgPaths', [path]);
    }
  }
  if (resource.tags.size === 0) return;
  // PL-248: a type without authorization by tags sends none, tagged or not
  if (resource.tags.size === 0 || world.facts.carriesTags(action, resource.arn) === false) return;
  for (const [key, value] of resource.tags) {
    draft.set(`aws:ResourceTag/${key}`, value);
    if (service === 'iam' || service === 'sts') draft.set(`iam:ResourceTag/${key}`, value);
    if (service === 'ec2') draft.set(`ec2:ResourceTag/${key}`, value);
  }
}
