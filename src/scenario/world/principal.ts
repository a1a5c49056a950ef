import type { PrincipalSpec } from '../../engine/model/request';
import type { ContextValue, PrincipalDocument } from '../types';
import { below } from '../pointer';
import { contextValues } from './context';

const services =
  /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|amazon\.com|aws\.internal)$/;
const callers =
  /^arn:aws[a-z-]*:(?:iam::\d{12}:(?:root|(?:user|role|group)\/.+)|sts::\d{12}:(?:(?:assumed-role|federated-user)\/.+|assumed-root(?:\/.+)?))$/s;

/** Whether a text is one of the string forms of a request's principal. */
export function isPrincipalText(text: string): boolean {
  return text === '*' || callers.test(text) || services.test(text);
}

/** Who makes a request, as the scenario says it: the engine looks it up in the world. */
export function principalSpec(document: PrincipalDocument, pointer: string): PrincipalSpec {
  if (typeof document === 'string') return fromText(document);
  if ('session' in document) {
    return { kind: 'session', session: document.session, ...(document.mfa !== undefined && { mfa: document.mfa }) };
  }
  if ('webIdentity' in document) {
    return { kind: 'webIdentity', provider: issuer(document.webIdentity), claims: textsByName(document.claims) };
  }
  if ('saml' in document) {
    return { kind: 'saml', provider: document.saml, attributes: textsByName(document.attributes) };
  }
  const spec = fromText(document.arn);
  if (spec.kind !== 'arn') return { kind: 'unreadable', text: document.arn };
  const { credentials, mfa, creator, sessionPolicy } = document;
  return {
    ...spec,
    ...(credentials !== undefined && { credentials }),
    ...(mfa !== undefined && { mfa }),
    ...(creator !== undefined && { creator }),
    ...(sessionPolicy !== undefined && {
      sessionPolicy: {
        name: 'sessionPolicy',
        document: { pointer: below(pointer, 'sessionPolicy'), text: sessionPolicy.text },
      },
    }),
  };
}

function fromText(text: string): PrincipalSpec {
  if (text === '*') return { kind: 'anonymous' };
  if (callers.test(text)) return { kind: 'arn', arn: text };
  if (services.test(text)) return { kind: 'service', service: text };
  return { kind: 'unreadable', text };
}

/** A provider's host and path: the address of the issuer without `https://` and without a closing `/`. */
function issuer(text: string): string {
  const bare = text.startsWith('https://') ? text.slice('https://'.length) : text;
  return bare.endsWith('/') ? bare.slice(0, -1) : bare;
}

function textsByName(
  values: Readonly<Record<string, ContextValue>> | undefined,
): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value !== null) texts.set(name, contextValues(value).values);
  }
  return texts;
}
