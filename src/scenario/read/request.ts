import type { RequestDocument, ProvidedContext, ResourceRef, StsParameters } from '../types';
import { parseInstant } from '../world/time';
import { quoted } from '../problem';
import { contextRecord } from './context';
import { policyDocument } from './document';
import { entityOf, objectOf, type Members } from './object';
import { principal } from './principal';
import { report, wrongType, type Read } from './reading';
import { finiteNumber, flag, listOf, oneOf, recordOf, text, wholeNumber } from './values';

const expectations = ['allowed', 'explicitDeny', 'implicitDeny', 'error', 'undetermined', 'deny'] as const;

/** An instant; a text that is none stays, and what depends on it is an error. */
export const instant: Read<string> = (node, path, reading) => {
  const value = text(node, path, reading);
  if (value !== undefined && parseInstant(value) === undefined) {
    report(reading, node, path, 'INVALID_INSTANT', `${quoted(value)} is no instant: write \`2026-01-01T12:00:00Z\``);
  }
  return value;
};

const at: Read<string | number> = (node, path, reading) => {
  if (node.kind === 'number') return finiteNumber(node, path, reading);
  if (node.kind === 'string') return instant(node, path, reading);
  return wrongType(reading, node, path, 'an instant (`2026-01-01T12:00:00Z`) or seconds after `now`');
};

const actionShape = /^[a-z0-9-]+:[a-z0-9]+$/i;

const action: Read<string> = (node, path, reading) => {
  const value = text(node, path, reading);
  if (value !== undefined && !actionShape.test(value)) {
    report(
      reading,
      node,
      path,
      'UNREADABLE_ACTION',
      `${quoted(value)} is not one IAM action: write \`service:Action\``,
    );
  }
  return value;
};

export const resourceRefMembers: Members<ResourceRef> = {
  arn: text,
  account: text,
  context: contextRecord,
  tags: recordOf(text),
};
const resourceRef = objectOf<ResourceRef>('a resource', resourceRefMembers, { arn: '' });

const oneResource: Read<string | ResourceRef> = (node, path, reading) => {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'object') return resourceRef(node, path, reading);
  return wrongType(reading, node, path, 'an ARN, or an object with `arn`');
};
const resources = listOf(oneResource);
const resource: Read<NonNullable<RequestDocument['resource']>> = (node, path, reading) =>
  node.kind === 'array' ? resources(node, path, reading) : oneResource(node, path, reading);

export const parameterMembers: Members<StsParameters> = {
  RoleSessionName: text,
  DurationSeconds: wholeNumber,
  ExternalId: text,
  Policy: policyDocument,
  PolicyArns: listOf(text),
  Tags: recordOf(text),
  TransitiveTagKeys: listOf(text),
  SourceIdentity: text,
  SerialNumber: text,
  TokenCode: text,
  ProvidedContexts: listOf(
    objectOf<ProvidedContext>(
      'a provided context',
      { ProviderArn: text, ContextAssertion: text },
      { ProviderArn: '', ContextAssertion: '' },
    ),
  ),
  Name: text,
  TaskPolicyArn: text,
};

export const requestMembers: Members<RequestDocument> = {
  name: text,
  disabled: flag,
  principal,
  action,
  resource,
  resourceAccount: text,
  context: contextRecord,
  vpcEndpoint: text,
  calledVia: listOf(text),
  at,
  parameters: objectOf<StsParameters>('the parameters of an STS call', parameterMembers, {}),
  session: text,
  expect: oneOf(expectations),
};

export const request = entityOf('a request', requestMembers, { principal: '', action: '' });
