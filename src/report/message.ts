import type { AuthorizationNode, RequestNode } from '../engine/trace/nodes';
import type { PolicyType } from '../engine/policy/policy';
import { messageNames, withArticle } from './policy-types';
import { findDeciding, speaking } from './deciding';
import { obstacleSentence } from './obstacles';
import { ruleSentence } from './rules';

/**
 * The verdict in AWS's own wording (evaluation, section 13) for denials by policies; a plain sentence for everything
 * that AWS does not word, and for what is allowed.
 */
export function messageOf(node: RequestNode): string {
  const [obstacle] = node.obstacles;
  if (obstacle) return obstacleSentence(obstacle);
  const authorization = speaking(node);
  if (!authorization) return '';
  switch (authorization.decision) {
    case 'allowed':
      return allowedSentence(node, authorization);
    case 'error': {
      const [first] = authorization.obstacles;
      return first ? obstacleSentence(first) : '';
    }
    case 'undetermined':
      return undeterminedSentence(authorization);
    case 'explicitDeny':
    case 'implicitDeny':
      return authorization.rule ? ruleSentence(authorization.rule) : denialMessage(node, authorization);
  }
}

function allowedSentence(node: RequestNode, authorization: AuthorizationNode): string {
  const { action, resource } = speakingFirst(node, authorization);
  if (authorization.rule) return ruleSentence(authorization.rule);
  const who = node.caller.kind === 'anonymous' ? 'An anonymous caller' : `\`${node.caller.name}\``;
  const on = resource === '*' ? '' : ` on \`${resource}\``;
  return `${who} may call \`${action}\`${on}.`;
}

function speakingFirst(node: RequestNode, authorization: AuthorizationNode): AuthorizationNode {
  return node.authorizations[0] ?? authorization;
}

function undeterminedSentence(authorization: AuthorizationNode): string {
  const facts = new Set(
    (authorization.alternatives ?? []).flatMap((one) => one.facts.map((fact) => factNames[fact.fact])),
  );
  const outcomes = [...new Set((authorization.alternatives ?? []).map((one) => one.authorization.decision))];
  const allowed = outcomes.includes('allowed')
    ? 'both allow and denial are possible'
    : 'different denials are possible';
  return `The answer rests on ${[...facts].join(' and ')}, which the scenario does not give: ${allowed}.`;
}

const factNames = {
  roleSessionName: 'the name of the role session',
  'aws:userid': '`aws:userid`',
  'aws:SourceIp': '`aws:SourceIp`',
  'aws:UserAgent': '`aws:UserAgent`',
} as const;

/** DM-01 to DM-22: prefix by service, subject, action, resource, reason, policy ARN. */
function denialMessage(node: RequestNode, authorization: AuthorizationNode): string {
  const { action, decidedBy } = authorization;
  if (!isPolicyType(decidedBy)) return '';
  const service = action.slice(0, action.indexOf(':')).toLowerCase();
  if (service === 's3' && decidedBy === 'vpcEndpointPolicy' && acrossAccountsOfOneOrganization(authorization))
    return 'Access Denied';
  if (node.caller.kind === 'webIdentity' || node.caller.kind === 'saml') return `Not authorized to perform ${action}`;
  const prefix = service === 'ec2' ? 'You are not authorized to perform this operation. ' : '';
  const subject = `User: ${node.caller.name} is not authorized to perform: ${action}`;
  return `${prefix}${subject}${resourcePart(service, authorization)} ${reason(service, authorization, decidedBy)}`;
}

/** DM-11, DM-14: S3 quotes the resource, KMS says "this resource", an action without resource names none. */
function resourcePart(service: string, { resource }: AuthorizationNode): string {
  if (resource === '*') return '';
  if (service === 'kms') return ' on this resource';
  return service === 's3' ? ` on resource: "${resource}"` : ` on resource: ${resource}`;
}

function reason(service: string, authorization: AuthorizationNode, policyType: PolicyType): string {
  if (service === 'kms' && policyType === 'keyPolicy') {
    return 'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';
  }
  if (authorization.decision === 'implicitDeny')
    return `because no ${messageNames[policyType]} allows the ${authorization.action} action`;
  const arn = policyArn(authorization);
  const shown = arn === undefined ? '' : service === 's3' ? `, with policy ARN: ${arn}` : `: ${arn}`;
  return `with an explicit deny in ${withArticle(policyType)}${shown}`;
}

/** DM-09: the ARN of a managed policy that denies; inline policies and resource policies have none. */
function policyArn(authorization: AuthorizationNode): string | undefined {
  return findDeciding(authorization).policy?.arn;
}

/** DM-16: S3 says nothing of an endpoint's denial between two accounts of one organization. */
function acrossAccountsOfOneOrganization({ relation, context }: AuthorizationNode): boolean {
  const keys = new Set(context.map((entry) => entry.key));
  return relation === 'crossAccount' && keys.has('aws:PrincipalOrgID') && keys.has('aws:ResourceOrgID');
}

function isPolicyType(decidedBy: string): decidedBy is PolicyType {
  return Object.hasOwn(messageNames, decidedBy);
}
