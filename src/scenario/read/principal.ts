import type { JsonNode } from '../../engine/json/tree';
import { isPrincipalText } from '../world/principal';
import { quoted } from '../problem';
import type {
  ArnPrincipalDocument,
  PrincipalDocument,
  SamlPrincipalDocument,
  SessionPrincipalDocument,
  WebIdentityPrincipalDocument,
} from '../types';
import { contextRecord } from './context';
import { policyDocument } from './document';
import { objectOf, type Members } from './object';
import { report, wrongType, type Read } from './reading';
import { flag, oneOf, text } from './values';

const forms =
  'an ARN (user, role, role session, federated user session, root user), a service (`ec2.amazonaws.com`), `*`, or an object with `arn`, `session`, `webIdentity` or `saml`';

/** One of the string forms; a text that is none stays, as unreadable as it is, and its request is an error. */
const principalText: Read<string> = (node, path, reading) => {
  const value = text(node, path, reading);
  if (value !== undefined && !isPrincipalText(value)) {
    report(reading, node, path, 'UNREADABLE_PRINCIPAL', `${quoted(value)} names nobody: write ${forms}`);
  }
  return value;
};

export const arnPrincipalMembers: Members<ArnPrincipalDocument> = {
  arn: principalText,
  credentials: oneOf(['longTerm', 'sessionToken', 'console']),
  mfa: flag,
  creator: text,
  sessionPolicy: policyDocument,
};
export const sessionPrincipalMembers: Members<SessionPrincipalDocument> = { session: text, mfa: flag };
export const webIdentityMembers: Members<WebIdentityPrincipalDocument> = { webIdentity: text, claims: contextRecord };
export const samlMembers: Members<SamlPrincipalDocument> = { saml: text, attributes: contextRecord };

const variants = {
  arn: objectOf<ArnPrincipalDocument>('a principal with an ARN', arnPrincipalMembers, { arn: '' }),
  session: objectOf<SessionPrincipalDocument>('a principal by session', sessionPrincipalMembers, { session: '' }),
  webIdentity: objectOf<WebIdentityPrincipalDocument>('a web identity', webIdentityMembers, { webIdentity: '' }),
  saml: objectOf<SamlPrincipalDocument>('a SAML principal', samlMembers, { saml: '' }),
} as const;
type Variant = keyof typeof variants;

/** Who makes a request. */
export const principal: Read<PrincipalDocument> = (node, path, reading) => {
  if (node.kind === 'string') return principalText(node, path, reading);
  if (node.kind !== 'object') return wrongType(reading, node, path, forms);
  const named = variantsOf(node);
  const [variant] = named;
  if (variant === undefined || named.length > 1) {
    const found = named.map((name) => `\`${name}\``).join(' and ');
    const message =
      variant === undefined ? `this principal names nobody: write ${forms}` : `${found} exclude each other: keep one`;
    return report(reading, node, path, 'UNREADABLE_PRINCIPAL', message);
  }
  return variants[variant](node, path, reading);
};

function variantsOf(node: Extract<JsonNode, { kind: 'object' }>): readonly Variant[] {
  const names = new Set(node.members.map(({ key }) => key.value));
  return (['arn', 'session', 'webIdentity', 'saml'] as const).filter((name) => names.has(name));
}
