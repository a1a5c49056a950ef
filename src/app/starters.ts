import { policyText } from '../scenario/document';
import type { PolicyText } from '../scenario/types';

export { emptyScenario } from './start';

export function trustPolicy(service: string): PolicyText {
  return document({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });
}

/** What AWS gives a VPC endpoint. */
export function endpointPolicy(): PolicyText {
  return document({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' });
}

export function resourcePolicy(account: string, arn: string): PolicyText {
  const [, , service = 's3'] = arn.split(':');
  const resource = service === 's3' ? [arn, `${arn}/*`] : service === 'kms' ? '*' : arn;
  const principal = { AWS: `arn:aws:iam::${account}:root` };
  return document({ Effect: 'Allow', Principal: principal, Action: `${service}:*`, Resource: resource });
}

function document(statement: Readonly<Record<string, unknown>>): PolicyText {
  return policyText(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2));
}
