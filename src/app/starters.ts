import { policyText } from '../scenario/document';
import type { PolicyText, Scenario } from '../scenario/types';

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

/** A scenario with nothing but an account: where an empty page starts. */
export const emptyScenario: Scenario = { version: 1, accounts: { '111122223333': {} }, requests: [] };

function document(statement: Readonly<Record<string, unknown>>): PolicyText {
  return policyText(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2));
}
