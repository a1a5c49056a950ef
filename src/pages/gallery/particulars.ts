import type { ContextValue, RequestDocument, StsParameters } from '../../scenario/types';

/** What a request says beyond caller, action and resource: a name, and its value where it has one. */
export type Particular = readonly [name: string, value?: string];

/** Everything that a reader needs in order to tell how a request ends; session policies stand among the documents. */
export function particularsOf(request: RequestDocument): readonly Particular[] {
  const { principal, context = {}, vpcEndpoint, calledVia = [], at, parameters } = request;
  return [
    ...(typeof principal === 'object' ? ofPrincipal(principal) : []),
    ...ofParameters(parameters),
    ...Object.entries(context).map(([key, value]): Particular => [key, valueText(value)]),
    ...(vpcEndpoint === undefined ? [] : [['through', vpcEndpoint] as const]),
    ...(calledVia.length === 0 ? [] : [['called via', calledVia.join(', ')] as const]),
    ...(at === undefined ? [] : [['at', typeof at === 'number' ? `${at} s after the start` : at] as const]),
  ];
}

function ofPrincipal(principal: Exclude<RequestDocument['principal'], string>): readonly Particular[] {
  const values = 'webIdentity' in principal ? principal.claims : 'saml' in principal ? principal.attributes : undefined;
  const carried = Object.entries(values ?? {}).map(([name, value]): Particular => [name, valueText(value)]);
  const mfa: readonly Particular[] =
    'mfa' in principal && principal.mfa !== undefined ? [[principal.mfa ? 'with MFA' : 'without MFA']] : [];
  const credentials: readonly Particular[] =
    'credentials' in principal && principal.credentials !== undefined ? [[credentialWords[principal.credentials]]] : [];
  return [...carried, ...credentials, ...mfa];
}

const credentialWords = {
  longTerm: 'with access keys',
  sessionToken: 'with a session token',
  console: 'signed in to the console',
} as const;

function ofParameters(parameters: StsParameters | undefined): readonly Particular[] {
  return Object.entries(parameters ?? {}).flatMap(([name, value]: [string, unknown]): readonly Particular[] => {
    if (name === 'Policy' || name === 'RoleSessionName') return [];
    if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]];
    if (Array.isArray(value)) return [[name, value.map(String).join(', ')]];
    const pairs = Object.entries(value as Readonly<Record<string, unknown>>);
    return [[name, pairs.map(([key, one]) => `${key}=${String(one)}`).join(', ')]];
  });
}

function valueText(value: ContextValue): string {
  if (value === null) return 'absent';
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if ('number' in value) return value.number;
  return value.map(valueText).join(', ');
}
