import { actionName } from '../model/action';
import { isAccountId, parseArn } from '../model/arn';
import { inOrganization, organizationPathText } from '../model/lookup';
import type { Principal } from '../model/principal';
import type { Request } from '../model/request';
import type { World } from '../model/world';
import { instantText, principalAccount } from './principal-keys';
import type { ContextBuilder, ContextDraft } from './request-context';

/** Keys about the call itself (PL-250 to PL-263). */
export function requestKeys(draft: ContextDraft, request: Request, principal: Principal, resource: string): void {
  draft.set('aws:CurrentTime', instantText(request.at));
  draft.set('aws:EpochTime', Math.floor(request.at / 1000));
  draft.set('aws:SecureTransport', true);
  draft.set('aws:RequestedRegion', requestedRegion(resource));
  if (principal.kind === 'service') {
    draft.setList('aws:PrincipalServiceNamesList', serviceNames(principal.service, requestedRegion(resource)));
  }
  const { calledVia } = request;
  draft.set('aws:ViaAWSService', calledVia.length > 0);
  if (calledVia.length > 0) {
    draft.setList('aws:CalledVia', calledVia);
    draft.set('aws:CalledViaFirst', calledVia[0]);
    draft.set('aws:CalledViaLast', calledVia.at(-1));
  }
  if (actionName(request.action).service === 'kms') {
    draft.set('kms:CallerAccount', principalAccount(principal));
    draft.set('kms:ViaService', viaService(calledVia.at(-1), requestedRegion(resource)));
  }
}

/** The region of the resource's ARN, else `us-east-1` (scenario format, "Outcomes"). */
function requestedRegion(resource: string): string {
  const region = parseArn(resource)?.region;
  return region === undefined || region === '' ? 'us-east-1' : region;
}

const regionName = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/;

/** PL-207: the names of a service without and with a Region: its own, else that of the call. */
function serviceNames(service: string, region: string): readonly string[] {
  const suffix = '.amazonaws.com';
  if (!service.endsWith(suffix)) return [service];
  const labels = service.slice(0, -suffix.length).split('.');
  const own = labels.length > 1 && regionName.test(labels.at(-1) ?? '') ? labels.pop() : undefined;
  const name = labels.join('.');
  return [`${name}${suffix}`, `${name}.${own ?? region}${suffix}`];
}

/** KM-10: `kms:ViaService` is the endpoint of the forwarding service in the key's Region. */
function viaService(service: string | undefined, region: string): string | undefined {
  if (service === undefined) return undefined;
  const suffix = '.amazonaws.com';
  return service.endsWith(suffix) ? `${service.slice(0, -suffix.length)}.${region}${suffix}` : undefined;
}

/** What follows from keys that the scenario gives: tag keys (PL-262) and the account of a source (PL-265 to PL-268). */
export function followingKeys(builder: ContextBuilder, world: World, principal: Principal): void {
  const tagKeys = builder.keysAfter('aws:requesttag/');
  if (tagKeys.length > 0) builder.follow('aws:TagKeys', ...tagKeys);
  if (principal.kind !== 'service') return;
  const source = builder.values('aws:SourceArn')?.[0];
  const account = source === undefined ? undefined : parseArn(source)?.account;
  if (account !== undefined && isAccountId(account)) builder.follow('aws:SourceAccount', account);
  const owner = builder.values('aws:SourceAccount')?.[0];
  if (owner === undefined) return;
  builder.follow('aws:SourceOwner', owner);
  if (!world.organization || !inOrganization(world, owner)) return;
  builder.follow('aws:SourceOrgID', world.organization.id);
  const path = organizationPathText(world, owner);
  if (path !== undefined) builder.follow('aws:SourceOrgPaths', path);
}
