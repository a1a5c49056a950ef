import { isOneResource } from '../resources';
import type {
  ArnPrincipalDocument,
  PrincipalDocument,
  ProvidedContext,
  RequestDocument,
  ResourceRef,
  SamlPrincipalDocument,
  SessionPrincipalDocument,
  StsParameters,
  WebIdentityPrincipalDocument,
} from '../types';
import { contextRecord, policyDocument, tags } from './account';
import { listOf, objectOf, scalar, type Write } from './json';

const texts = listOf<string>(scalar);

const byArn = objectOf<ArnPrincipalDocument>({
  arn: scalar,
  credentials: scalar,
  mfa: scalar,
  creator: scalar,
  sessionPolicy: policyDocument,
});
const bySession = objectOf<SessionPrincipalDocument>({ session: scalar, mfa: scalar });
const webIdentity = objectOf<WebIdentityPrincipalDocument>({ webIdentity: scalar, claims: contextRecord });
const saml = objectOf<SamlPrincipalDocument>({ saml: scalar, attributes: contextRecord });

const principal: Write<PrincipalDocument> = (document, options) => {
  if (typeof document === 'string') return JSON.stringify(document);
  if ('session' in document) return bySession(document, options);
  if ('webIdentity' in document) return webIdentity(document, options);
  if ('saml' in document) return saml(document, options);
  return byArn(document, options);
};

const resourceRef = objectOf<ResourceRef>(
  { arn: scalar, account: scalar, context: contextRecord, tags },
  { context: '{}' },
);
const oneResource: Write<string | ResourceRef> = (ref, options) =>
  typeof ref === 'string' ? JSON.stringify(ref) : resourceRef(ref, options);
const resource: Write<NonNullable<RequestDocument['resource']>> = (refs, options) =>
  isOneResource(refs) ? oneResource(refs, options) : listOf(oneResource)(refs, options);

const parameters = objectOf<StsParameters>({
  RoleSessionName: scalar,
  DurationSeconds: scalar,
  ExternalId: scalar,
  Policy: policyDocument,
  PolicyArns: texts,
  Tags: tags,
  TransitiveTagKeys: texts,
  SourceIdentity: scalar,
  SerialNumber: scalar,
  TokenCode: scalar,
  ProvidedContexts: listOf(objectOf<ProvidedContext>({ ProviderArn: scalar, ContextAssertion: scalar })),
  Name: scalar,
  TaskPolicyArn: scalar,
});

export const request = objectOf<RequestDocument>(
  {
    name: scalar,
    disabled: scalar,
    principal,
    action: scalar,
    resource,
    resourceAccount: scalar,
    context: contextRecord,
    vpcEndpoint: scalar,
    calledVia: texts,
    at: scalar,
    parameters,
    session: scalar,
    expect: scalar,
  },
  { disabled: 'false', resource: '"*"', context: '{}', calledVia: '[]', at: '0', parameters: '{}' },
);
