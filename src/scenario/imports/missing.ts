import { lastSegment } from '../../engine/model/arn';
import type { PolicyType } from '../../engine/policy/policy';
import { resourcePolicyType } from '../documents';
import { below } from '../pointer';
import { quoted } from '../problem';
import { identityOf, type Identity } from './caller';
import { accountOf, policyHolder } from './resource-owner';

/** Something that the verdict needs and the pasted text does not hold. */
export interface Missing {
  readonly what: PolicyType | 'managedPolicy' | 'caller' | 'action' | 'resource' | 'creator';
  /** Whose: an ARN or a name; empty where that is not known either. */
  readonly of: string;
  /** What to do: `paste the trust policy of role …`. Lower case, no final period, the user's text in backticks. */
  readonly message: string;
  /** Where it belongs in the scenario, once the import is in it; absent where no place can be named. */
  readonly pointer?: string;
  /** Commands whose output can be pasted; only names that a shell leaves alone are in them. */
  readonly commands: readonly string[];
}

/** The identity-based policies of a caller; none for who has none. */
export function callerPolicies(principal: string): readonly Missing[] {
  const identity = identityOf(principal);
  return identity ? policiesOf(identity, principal) : [];
}

function policiesOf(identity: Identity, of: string): readonly Missing[] {
  const { kind, account, name } = identity;
  const list = (collection: 'users' | 'roles', noun: string, flag: string): Missing => ({
    what: 'identityBasedPolicy',
    of,
    message: `paste the identity-based policies of ${noun} ${quoted(name)}`,
    pointer: below('/accounts', account, collection, name, 'policies'),
    commands: [
      ...command(`aws iam list-attached-${noun}-policies ${flag}`, name),
      ...command(`aws iam list-${noun}-policies ${flag}`, name),
      ...(noun === 'user' ? command('aws iam list-groups-for-user --user-name', name) : []),
    ],
  });
  if (kind === 'federatedUser') {
    return [plain('creator', of, `say which user asked for the federated user session ${quoted(name)}`)];
  }
  if (kind === 'user') return [list('users', 'user', '--user-name')];
  return kind === 'role' || kind === 'session' ? [list('roles', 'role', '--role-name')] : [];
}

export function trustPolicyOf(role: string): Missing {
  const identity = identityOf(role);
  const name = identity?.name ?? lastSegment(role);
  return {
    what: 'trustPolicy',
    of: role,
    message: `paste the trust policy of role ${quoted(name)}`,
    ...(identity && { pointer: below('/accounts', identity.account, 'roles', identity.name, 'trustPolicy') }),
    commands: command('aws iam get-role --role-name', name),
  };
}

/** The policy that is attached to a resource. `account`: whose it is, where its ARN does not say it. */
export function resourcePolicyOf(arn: string, account = accountOf(arn)): Missing {
  const holder = policyHolder(arn);
  const what = resourcePolicyType(holder);
  return {
    what,
    of: holder,
    message: `paste the ${what === 'keyPolicy' ? 'key policy' : 'resource-based policy'} of ${quoted(holder)}`,
    ...(account !== undefined && { pointer: below('/accounts', account, 'resources', holder, 'policy') }),
    commands: resourceCommands(holder),
  };
}

function resourceCommands(holder: string): readonly string[] {
  const name = lastSegment(holder.slice(holder.lastIndexOf(':') + 1));
  if (holder.includes(':s3:::')) return command('aws s3api get-bucket-policy --bucket', name);
  if (holder.includes(':kms:')) return command('aws kms get-key-policy --policy-name default --key-id', name);
  if (holder.includes(':lambda:')) return command('aws lambda get-policy --function-name', name);
  if (holder.includes(':secretsmanager:')) return command('aws secretsmanager get-resource-policy --secret-id', holder);
  if (holder.includes(':sns:')) return command('aws sns get-topic-attributes --topic-arn', holder);
  return holder.includes(':dynamodb:') ? command('aws dynamodb get-resource-policy --resource-arn', holder) : [];
}

/** A policy document whose ARN is known. */
export function managedPolicyOf(arn: string, pointer?: string): Missing {
  return {
    what: 'managedPolicy',
    of: arn,
    message: `paste the document of policy ${quoted(arn)}`,
    ...(pointer !== undefined && { pointer }),
    commands: arn.includes(':organizations:')
      ? command('aws organizations describe-policy --policy-id', lastSegment(arn))
      : command('aws iam get-policy-version --version-id v1 --policy-arn', arn),
  };
}

/** The document of a policy type at fault that nothing else of the text leads to. */
export function faultyPolicy(type: PolicyType, principal: string, resource: string): readonly Missing[] {
  const identity = identityOf(principal);
  const account = identity?.account ?? '';
  switch (type) {
    case 'identityBasedPolicy':
      return callerPolicies(principal);
    case 'trustPolicy':
      return resource === '*' ? [] : [trustPolicyOf(resource)];
    case 'resourceBasedPolicy':
    case 'keyPolicy':
      return resource === '*' ? [] : [resourcePolicyOf(resource, accountOf(resource) ?? identity?.account)];
    case 'permissionsBoundary':
      return identity ? [boundaryOf(identity, principal)] : [];
    case 'sessionPolicy':
      return [plain(type, principal, 'paste the session policy that was passed when the session was obtained')];
    case 'serviceControlPolicy':
      return [plain(type, account, `paste the service control policies on the path to account ${quoted(account)}`)];
    case 'resourceControlPolicy': {
      const owner = accountOf(resource) ?? '';
      const path = owner === '' ? 'the account of the resource' : `account ${quoted(owner)}`;
      return [plain(type, owner, `paste the resource control policies on the path to ${path}`)];
    }
    case 'vpcEndpointPolicy':
      return [plain(type, '', 'paste the policy of the VPC endpoint that the call went through')];
  }
}

function boundaryOf({ kind, account, name }: Identity, of: string): Missing {
  const collection = kind === 'user' ? 'users' : 'roles';
  const noun = kind === 'user' ? 'user' : 'role';
  return {
    what: 'permissionsBoundary',
    of,
    message: `paste the permissions boundary of ${noun} ${quoted(name)}`,
    pointer: below('/accounts', account, collection, name, 'permissionsBoundary'),
    commands: command(`aws iam get-${noun} --${noun}-name`, name),
  };
}

export function endpointPolicyOf(account: string, id: string): Missing {
  return {
    what: 'vpcEndpointPolicy',
    of: id,
    message: `paste the policy of VPC endpoint ${quoted(id)}: without one, it allows everything`,
    pointer: below('/accounts', account, 'vpcEndpoints', id, 'policy'),
    commands: command('aws ec2 describe-vpc-endpoints --vpc-endpoint-ids', id),
  };
}

/** Something that has no place of its own yet. */
export function plain(what: Missing['what'], of: string, message: string): Missing {
  return { what, of, message, commands: [] };
}

/** Pasted text is not to become part of a command that someone runs, unless a shell takes it for a plain word. */
function command(start: string, word: string): readonly string[] {
  return /^[\w+=,.@:/-]{1,512}$/.test(word) && !word.startsWith('-') ? [`${start} ${word}`] : [];
}
