import type { ArnPrincipalDocument, PrincipalDocument } from '../types';
import { isPrincipalText } from '../world/principal';
import { addCaller } from './caller';
import type { Draft } from './draft';
import type { JsonView } from './json-view';

/**
 * Who made the call of a CloudTrail event, put into the draft; undefined where the event hides it, as the copy of a
 * call does that the resource's account gets.
 */
export function eventCaller(draft: Draft, event: JsonView): PrincipalDocument | undefined {
  const identity = event.get('userIdentity');
  const arn = identity.get('arn').text;
  switch (identity.get('type').text) {
    case 'AWSService':
      return serviceOf(identity.get('invokedBy').text);
    case 'AWSAccount':
      return isAnonymous(identity) ? '*' : undefined;
    case 'WebIdentityUser':
      return webIdentity(identity);
    case 'SAMLUser': {
      const saml =
        event.get('requestParameters', 'principalArn').text ?? event.get('requestParameters', 'principalARN').text;
      return saml === undefined ? undefined : { saml };
    }
    default:
      return arn === undefined ? undefined : fromArn(draft, identity, event, arn);
  }
}

/** The services that forwarded the call with the caller's credentials (PR-09). */
export function forwardedBy(event: JsonView): readonly string[] {
  const by = event.get('userIdentity', 'invokedBy').text;
  const isService = event.get('userIdentity', 'type').text === 'AWSService';
  return by === undefined || isService || serviceOf(by) === undefined ? [] : [by];
}

function serviceOf(name: string | undefined): string | undefined {
  return name !== undefined && isPrincipalText(name) && !name.startsWith('arn:') ? name : undefined;
}

function isAnonymous(identity: JsonView): boolean {
  const account = identity.get('accountId').text?.toLowerCase();
  return account === 'anonymous' || account === 'anonymous_principal';
}

function fromArn(draft: Draft, identity: JsonView, event: JsonView, arn: string): PrincipalDocument {
  const session = identity.get('sessionContext');
  const issuer = session.get('sessionIssuer');
  const mfa = session.get('attributes', 'mfaAuthenticated').flag;
  const id = identity.get('principalId').text?.split(':')[0];
  switch (identity.get('type').text) {
    case 'AssumedRole': {
      const roleArn = issuer.get('arn').text;
      return addCaller(draft, arn, {
        ...(roleArn !== undefined && { roleArn }),
        ...(id !== undefined && { id }),
        ...(mfa === true && { mfa }),
      });
    }
    case 'FederatedUser': {
      const creator = issuer.get('arn').text;
      return addCaller(draft, arn, creator === undefined ? {} : { creator });
    }
    case 'Root':
      return addCaller(draft, arn, credentialsOf(session, event, mfa));
    default:
      return addCaller(draft, arn, { ...(id !== undefined && { id }), ...credentialsOf(session, event, mfa) });
  }
}

/** Long-term credentials carry no session context. */
function credentialsOf(
  session: JsonView,
  event: JsonView,
  mfa: boolean | undefined,
): { readonly credentials?: NonNullable<ArnPrincipalDocument['credentials']>; readonly mfa?: boolean } {
  if (session.get('attributes').node === undefined) return {};
  const credentials = event.get('sessionCredentialFromConsole').flag === true ? 'console' : 'sessionToken';
  return { credentials, ...(mfa !== undefined && { mfa }) };
}

/** CloudTrail's `principalId` of a web identity is provider, audience and subject, with colons between. */
function webIdentity(identity: JsonView): PrincipalDocument | undefined {
  const provider = identity.get('identityProvider').text;
  if (provider === undefined) return undefined;
  const sub = identity.get('userName').text;
  const whole = identity.get('principalId').text ?? '';
  const inside = whole.startsWith(`${provider}:`) ? whole.slice(provider.length + 1) : '';
  const aud = sub !== undefined && inside.endsWith(`:${sub}`) ? inside.slice(0, -sub.length - 1) : '';
  const claims = { ...(sub !== undefined && { sub }), ...(aud !== '' && { aud }) };
  const mark = ':oidc-provider/';
  const at = provider.indexOf(mark);
  const webIdentity = at < 0 ? provider : provider.slice(at + mark.length);
  return { webIdentity, ...(Object.keys(claims).length > 0 && { claims }) };
}
