import type { Parameters, Request, ResourceSpec } from '../../engine/model/request';
import { below } from '../pointer';
import { resourceRefs } from '../resources';
import type { RequestDocument, ResourceRef, StsParameters } from '../types';
import { tagMap } from './account';
import { contextSpec } from './context';
import { obstaclesOf, type Fault } from './fault';
import { attachPolicy, type PolicyShelf } from './policies';
import { principalSpec } from './principal';
import { readTime } from './time';

/** A request with its texts read: times as instants, values as texts, documents with their places. */
export function buildRequest(
  document: RequestDocument,
  index: number,
  label: string,
  now: number,
  shelf: PolicyShelf,
  faults: readonly Fault[],
): Request {
  const pointer = below('/requests', index);
  const { resourceAccount, vpcEndpoint, session } = document;
  const at = readTime(document.at, now);
  const resources = resourceSpecs(document.resource);
  const obstacles = obstaclesOf(document, index, at, faults);
  return {
    index,
    pointer,
    label,
    disabled: document.disabled ?? false,
    principal: principalSpec(document.principal, below(pointer, 'principal')),
    action: document.action,
    resources,
    ...(resourceAccount !== undefined && { resourceAccount }),
    context: contextSpec(document.context),
    ...(vpcEndpoint !== undefined && { vpcEndpoint }),
    calledVia: document.calledVia ?? [],
    at: at ?? now,
    parameters: buildParameters(document.parameters, document.action, resources, below(pointer, 'parameters'), shelf),
    ...(session !== undefined && { session }),
    ...(obstacles.length > 0 && { obstacles }),
  };
}

function resourceSpecs(resource: RequestDocument['resource']): readonly ResourceSpec[] {
  const refs = resourceRefs(resource);
  return refs.length === 0 ? [{ arn: '*', context: new Map() }] : refs.map(resourceSpec);
}

function resourceSpec(ref: string | ResourceRef): ResourceSpec {
  if (typeof ref === 'string') return { arn: ref, context: new Map() };
  return {
    arn: ref.arn,
    ...(ref.account !== undefined && { account: ref.account }),
    context: contextSpec(ref.context),
    ...(ref.tags && { tags: tagMap(ref.tags) }),
  };
}

function buildParameters(
  document: StsParameters | undefined,
  action: string,
  resources: readonly ResourceSpec[],
  pointer: string,
  shelf: PolicyShelf,
): Parameters {
  if (!document) return {};
  const { Policy, PolicyArns, Tags, ProvidedContexts, extra: _extra, unread: _unread, ...plain } = document;
  // Managed session policies are AWS's or those of the account whose role is assumed (ST-19).
  const account = action.toLowerCase().startsWith('sts:assumerole') ? accountOf(resources[0]?.arn) : undefined;
  return {
    ...plain,
    ...(Policy && { Policy: { name: 'Policy', document: { pointer: below(pointer, 'Policy'), text: Policy.text } } }),
    ...(PolicyArns && {
      PolicyArns: PolicyArns.map((arn, index) =>
        attachPolicy(arn, arn.startsWith('arn:') ? account : undefined, below(pointer, 'PolicyArns', index), shelf),
      ),
    }),
    ...(Tags && { Tags: tagMap(Tags) }),
    ...(ProvidedContexts && {
      ProvidedContexts: ProvidedContexts.map(({ ProviderArn, ContextAssertion }) => ({
        ProviderArn,
        ContextAssertion,
      })),
    }),
  };
}

function accountOf(arn: string | undefined): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn ?? '')?.[1];
}
