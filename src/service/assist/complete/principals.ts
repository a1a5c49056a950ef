import type { Catalog } from '../../../catalog/catalog';
import type { Scenario } from '../../../scenario/types';
import type { Completion } from '../../protocol';
import type { Question } from '../question';

const kinds: readonly Completion[] = [
  { label: 'AWS', detail: 'accounts, users, roles', rank: 3 },
  { label: 'Service', detail: 'AWS services', rank: 2 },
  { label: 'Federated', detail: 'identity providers', rank: 1 },
  { label: 'CanonicalUser', detail: 'canonical ids of Amazon S3' },
];

const providers = ['accounts.google.com', 'cognito-identity.amazonaws.com', 'graph.facebook.com', 'www.amazon.com'];

/** The services that roles trust most, and resources after them. */
const commonServices = [
  ...['ec2', 'lambda', 'ecs-tasks', 'pods.eks', 'cloudformation', 'codebuild', 'codepipeline', 'states', 'events'],
  ...['scheduler', 'apigateway', 'glue', 'sagemaker', 'ssm', 's3', 'sns', 'sqs', 'logs', 'cloudtrail', 'cloudfront'],
].map((name) => `${name}.amazonaws.com`);

/** Whom a statement can name: the scenario's own principals, AWS's services, identity providers. */
export async function principalOptions(question: Question): Promise<readonly Completion[]> {
  const { cursor, scenario, catalog } = question;
  if (cursor.role === 'key')
    return kinds.map((kind) => (cursor.isBare ? { ...kind, insert: `${kind.label}": ` } : kind));
  switch (cursor.path[2]) {
    case undefined:
      return [{ label: '*', detail: 'anyone' }];
    case 'AWS':
      return [...principalsOf(scenario), { label: '*', detail: 'anyone', rank: -1 }];
    case 'Service':
      return servicesOf(catalog);
    case 'Federated':
      return [...providersOf(scenario), ...providers.map((label) => ({ label }))];
    default:
      return [];
  }
}

/** Accounts, roles and users of a scenario by their ARN. */
export function principalsOf({ accounts = {} }: Scenario): readonly Completion[] {
  return Object.entries(accounts).flatMap(([id, { name, roles = {}, users = {} }]) => [
    { label: `arn:aws:iam::${id}:root`, detail: name === undefined ? 'account' : `account ${name}`, rank: 3 },
    ...Object.entries(roles).map(([role, { path = '/' }]) =>
      option(`arn:aws:iam::${id}:role${path}${role}`, 'role', 2),
    ),
    ...Object.entries(users).map(([user, { path = '/' }]) =>
      option(`arn:aws:iam::${id}:user${path}${user}`, 'user', 1),
    ),
  ]);
}

function providersOf({ accounts = {} }: Scenario): readonly Completion[] {
  return Object.values(accounts).flatMap(({ identityProviders = [] }) =>
    identityProviders.map((arn) => option(arn, 'of this scenario', 1)),
  );
}

async function servicesOf(catalog: Catalog): Promise<readonly Completion[]> {
  const principals = await catalog.servicePrincipals();
  if (principals.kind !== 'found') return [];
  return principals.value.flatMap(({ name, misspeltFor }) => {
    const place = commonServices.indexOf(name);
    // Of the others the service itself stands before what is a part of it: `lambda.alarms.cloudwatch…`.
    return misspeltFor === undefined
      ? [{ label: name, rank: place < 0 ? -name.length : commonServices.length - place }]
      : [];
  });
}

/** Names of the scenario may be any text, and go into JSON. */
function option(label: string, detail: string, rank: number): Completion {
  return { label, insert: JSON.stringify(label).slice(1, -1), detail, rank };
}
