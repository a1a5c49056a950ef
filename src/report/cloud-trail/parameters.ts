import { parseArn } from '../../engine/model/arn';
import type { Request } from '../../engine/model/request';
import type { CallerSummary } from '../../engine/trace/nodes';
import { compact, type EventObject } from './value';

/** The request's parameters, for the calls whose parameters a scenario gives: those of STS, and names in S3. */
export function eventRequestParameters(request: Request, caller: CallerSummary): EventObject | undefined {
  const action = request.action.toLowerCase();
  if (action.startsWith('sts:')) return some(ofSts(request, caller));
  return action.startsWith('s3:') ? some(ofS3(request)) : undefined;
}

function some(object: EventObject): EventObject | undefined {
  return Object.keys(object).length > 0 ? object : undefined;
}

function ofSts({ action, resources, parameters }: Request, caller: CallerSummary): EventObject {
  const role = resources[0]?.arn ?? '';
  const { Policy, PolicyArns, Tags, TransitiveTagKeys } = parameters;
  const document = Policy?.document;
  return compact({
    roleArn: parseArn(role)?.resource.startsWith('role/') === true ? role : undefined,
    principalArn: caller.kind === 'saml' ? caller.name : undefined,
    roleSessionName: parameters.RoleSessionName,
    durationSeconds: parameters.DurationSeconds,
    externalId: parameters.ExternalId,
    sourceIdentity: parameters.SourceIdentity,
    serialNumber: parameters.SerialNumber,
    name: action.toLowerCase() === 'sts:getfederationtoken' ? parameters.Name : undefined,
    policy: document && 'text' in document ? document.text : undefined,
    policyArns: PolicyArns?.flatMap(({ arn }) => (arn === undefined ? [] : [{ arn }])),
    tags: Tags && [...Tags].map(([key, value]) => ({ key, value })),
    transitiveTagKeys: TransitiveTagKeys,
  });
}

/** Of several objects, none is the one that the call names. */
function ofS3({ resources, context }: Request): EventObject {
  const [only] = resources;
  const arn = parseArn(only?.arn ?? '');
  if (resources.length !== 1 || arn?.account !== '' || arn.region !== '') return {};
  const slash = arn.resource.indexOf('/');
  return compact({
    bucketName: slash < 0 ? arn.resource : arn.resource.slice(0, slash),
    key: slash < 0 ? undefined : arn.resource.slice(slash + 1),
    prefix: context.get('s3:prefix')?.values[0],
  });
}
