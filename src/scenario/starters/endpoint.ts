import { documentOf, type Starter } from './starter';

export interface EndpointSetting {
  readonly account: string;
}

/** What a VPC endpoint's policy can begin with; the first is what AWS gives it. */
export const endpointStarters = [
  { id: 'none', name: 'Full access', says: 'As AWS creates it: the endpoint lets everything through.' },
  {
    id: 'principals',
    name: 'Only principals of this account',
    says: 'Lets through the requests of this account’s users and roles, whatever they reach.',
    build: ({ account }) => limited('aws:PrincipalAccount', account),
  },
  {
    id: 'resources',
    name: 'Only resources of this account',
    says: 'Lets through requests to what this account owns, so that nothing is copied elsewhere.',
    build: ({ account }) => limited('aws:ResourceAccount', account),
  },
] as const satisfies readonly Starter<EndpointSetting>[];

/** What AWS gives a VPC endpoint. */
export function fullAccess() {
  return documentOf([{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }]);
}

function limited(key: string, account: string) {
  return documentOf([
    {
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { [key]: account } },
    },
  ]);
}
