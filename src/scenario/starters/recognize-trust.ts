import type { Statement } from '../../engine/policy/policy';
import { readPolicy } from '../../engine/policy/read';
import { formatDocument } from '../format';
import { trustPolicyFor, type TrustChoice } from './trust';

/** The choice that leads to a trust policy as it stands, whatever its layout and its Sid; undefined where none does. */
export function recognizeTrust(text: string): TrustChoice | undefined {
  const [statement, ...others] = readPolicy(text, 'trustPolicy').statements;
  const choice = statement && others.length === 0 ? choiceOf(statement) : undefined;
  return choice && plain(trustPolicyFor(choice).text) === plain(text) ? choice : undefined;
}

/** A document without its layout and the Sids of its statements. */
function plain(text: string): string | undefined {
  const formatted = formatDocument(text);
  if (formatted === undefined) return undefined;
  return JSON.stringify(JSON.parse(formatted), (key, value: unknown) => (key === 'Sid' ? undefined : value));
}

function choiceOf({ principal, conditions }: Statement): TrustChoice | undefined {
  const [entry, ...others] = principal?.entries ?? [];
  if (!entry || others.length > 0) return undefined;
  const of = (wanted: (key: string) => boolean): string | undefined =>
    conditions.find(({ key }) => wanted(key.value.toLowerCase()))?.values[0]?.value;
  switch (entry.type) {
    case 'Service':
      return { kind: 'service', service: entry.value };
    case 'AWS': {
      const account = /^arn:aws:iam::(\d{12}):root$/.exec(entry.value)?.[1];
      if (account === undefined) return undefined;
      const externalId = of((key) => key === 'sts:externalid');
      const mfa = of((key) => key === 'aws:multifactorauthpresent') !== undefined;
      return { kind: 'account', account, mfa, ...(externalId !== undefined && { externalId }) };
    }
    case 'Federated': {
      const provider = entry.value;
      if (provider.includes(':saml-provider/'))
        return { kind: 'saml', provider, console: of((key) => key === 'saml:aud') !== undefined };
      return {
        kind: 'webIdentity',
        provider,
        audience: of((key) => key.endsWith(':aud')) ?? '',
        subject: of((key) => key.endsWith(':sub')) ?? '',
        signedIn: of((key) => key.endsWith(':amr')) !== undefined,
      };
    }
    default:
      return undefined;
  }
}
