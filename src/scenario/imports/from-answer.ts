import type { PolicyType } from '../../engine/policy/policy';
import type { AccountDocument, PolicyRef, Scenario, VpcEndpointDocument } from '../types';
import { addCaller } from './caller';
import { distinct } from './denial';
import { Draft, type Collection } from './draft';
import { accountOfThing, attachedOf, groupOf, lackingPolicies, roleOf, userOf } from './iam-things';
import type { AnswerImport, ImportOptions } from './imported';
import type { JsonView } from './json-view';
import { callerPolicies, managedPolicyOf, type Missing } from './missing';
import { accountAssumed, answerCut, metadataOnly, type ImportNote } from './notes';
import { accountOf } from './resource-owner';
import type { PolicyFacts } from './from-policy';

/** AWS's documentation placeholder: where nothing says whose a thing is. */
const placeholderAccount = '111122223333';

/** What an answer put into the draft. */
interface Read {
  readonly command: string;
  readonly missing?: readonly Missing[];
  readonly notes?: readonly ImportNote[];
  readonly policies?: readonly PolicyRef[];
}

type Reader = (view: JsonView, draft: Draft, open: Scenario | undefined) => Read | undefined;

/** The answer of a command that prints principals or resources with what is attached to them; undefined for any other. */
export function importAnswer(view: JsonView, { open }: ImportOptions = {}): AnswerImport | undefined {
  for (const reader of readers) {
    const draft = new Draft();
    const read = reader(view, draft, open);
    if (!read) continue;
    const { command, missing = [], notes = [], policies } = read;
    const cut = view.get('IsTruncated').flag === true ? [answerCut] : [];
    return {
      kind: 'answer',
      command,
      scenario: draft.build(),
      missing: distinct(missing),
      notes: [...notes, ...cut],
      ...(policies && { policies }),
    };
  }
  return undefined;
}

/** What an answer around one policy document says of it: its name, and its type at AWS Organizations. */
export function policyFacts(view: JsonView): PolicyFacts {
  const summary = view.get('Policy', 'PolicySummary');
  const type = organizationTypes.get(summary.get('Type').text ?? '');
  const name = summary.get('Name').text ?? view.get('PolicyName').text;
  return { ...(type && { type }), ...(name !== undefined && name !== 'default' && { name }) };
}

const organizationTypes: ReadonlyMap<string, PolicyType> = new Map([
  ['SERVICE_CONTROL_POLICY', 'serviceControlPolicy'],
  ['RESOURCE_CONTROL_POLICY', 'resourceControlPolicy'],
]);

const readers: readonly Reader[] = [
  roles,
  users,
  groups,
  inlinePolicy,
  endpoints,
  resourceWithArn,
  callerIdentity,
  attachedPolicies,
  policyMetadata,
  policyNames,
];

function roles(view: JsonView, draft: Draft): Read | undefined {
  const one = view.get('Role');
  const list = one.has('RoleName') ? [one] : view.get('Roles').items;
  const missing = putAll(draft, list, 'roles', 'RoleName', roleOf);
  return missing && { command: one.has('RoleName') ? 'aws iam get-role' : 'aws iam list-roles', missing };
}

function users(view: JsonView, draft: Draft): Read | undefined {
  const one = view.get('User');
  const group = view.get('Group', 'GroupName').text;
  const list = one.has('UserName') ? [one] : view.get('Users').items;
  const inGroup = group === undefined ? {} : { groups: [group] };
  const missing = putAll(draft, list, 'users', 'UserName', (user) => ({ ...userOf(user), ...inGroup }));
  if (!missing) return undefined;
  if (group === undefined) return { command: one.has('UserName') ? 'aws iam get-user' : 'aws iam list-users', missing };
  putAll(draft, [view.get('Group')], 'groups', 'GroupName', groupOf);
  return { command: 'aws iam get-group', missing };
}

function groups(view: JsonView, draft: Draft): Read | undefined {
  const one = view.get('Group');
  const list = one.has('GroupName') ? [one] : view.get('Groups').items;
  const missing = putAll(draft, list, 'groups', 'GroupName', groupOf);
  return missing && { command: one.has('GroupName') ? 'aws iam get-group' : 'aws iam list-groups' };
}

/** Puts things in by their ARNs; undefined where none is one. What is missing are the policies of users and roles. */
function putAll<Name extends 'roles' | 'users' | 'groups'>(
  draft: Draft,
  list: readonly JsonView[],
  collection: Name,
  nameMember: string,
  read: (thing: JsonView) => NonNullable<AccountDocument[Name]>[string],
): readonly Missing[] | undefined {
  const known = list.flatMap((thing) => {
    const account = accountOfThing(thing);
    const name = thing.get(nameMember).text;
    return account === undefined || name === undefined ? [] : [{ account, name, thing }];
  });
  if (known.length === 0) return undefined;
  for (const { account, name, thing } of known) draft.put(account, collection, name, read(thing));
  return known.flatMap(({ thing }) => [
    ...callerPolicies(thing.get('Arn').text ?? ''),
    ...lackingPolicies(thing, new Set()),
  ]);
}

const inlineMembers = [
  ['RoleName', 'roles', 'aws iam get-role-policy'],
  ['UserName', 'users', 'aws iam get-user-policy'],
  ['GroupName', 'groups', 'aws iam get-group-policy'],
] as const;

/** These answers name no account: the open scenario's principal of that name is meant, or its only account. */
function inlinePolicy(view: JsonView, draft: Draft, open: Scenario | undefined): Read | undefined {
  const document = view.get('PolicyDocument').document;
  const name = view.get('PolicyName').text;
  if (!document || name === undefined) return undefined;
  for (const [member, collection, command] of inlineMembers) {
    const owner = view.get(member).text;
    if (owner === undefined) continue;
    const { account, isSure } = findAccount(open, collection, owner);
    draft.put(account, collection, owner, { policies: [{ name, document }] });
    return { command, notes: isSure ? [] : [accountAssumed(account, `\`${owner}\``)] };
  }
  return undefined;
}

function findAccount(
  open: Scenario | undefined,
  collection: Collection,
  name: string,
): { readonly account: string; readonly isSure: boolean } {
  const accounts = Object.entries(open?.accounts ?? {});
  const holding = accounts.filter(([, account]) => Object.hasOwn(account[collection] ?? {}, name));
  const [found] = holding.length > 0 ? holding : accounts;
  return { account: found?.[0] ?? placeholderAccount, isSure: holding.length === 1 };
}

function endpoints(view: JsonView, draft: Draft): Read | undefined {
  let found = false;
  for (const endpoint of view.get('VpcEndpoints').items) {
    const id = endpoint.get('VpcEndpointId').text;
    if (id === undefined) continue;
    found = true;
    draft.put(endpoint.get('OwnerId').text ?? placeholderAccount, 'vpcEndpoints', id, endpointOf(endpoint));
  }
  return found ? { command: 'aws ec2 describe-vpc-endpoints' } : undefined;
}

function endpointOf(endpoint: JsonView): VpcEndpointDocument {
  const vpc = endpoint.get('VpcId').text;
  // com.amazonaws.us-east-1.s3
  const region = /^(?:com|cn\.com)\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(
    endpoint.get('ServiceName').text ?? '',
  )?.[1];
  const policy = endpoint.get('PolicyDocument').document;
  return {
    ...(vpc !== undefined && { vpc }),
    ...(region !== undefined && { region }),
    ...(policy && { policy }),
    ...(endpoint.get('VpcEndpointType').text === 'Gateway' && { type: 'gateway' as const }),
  };
}

const resourceMembers = [
  [['Attributes', 'TopicArn'], ['Attributes', 'Policy'], 'aws sns get-topic-attributes'],
  [['Attributes', 'QueueArn'], ['Attributes', 'Policy'], 'aws sqs get-queue-attributes'],
  [['ARN'], ['ResourcePolicy'], 'aws secretsmanager get-resource-policy'],
] as const;

function resourceWithArn(view: JsonView, draft: Draft): Read | undefined {
  for (const [arnPath, policyPath, command] of resourceMembers) {
    const arn = view.get(...arnPath).text;
    const policy = view.get(...policyPath).document;
    const account = arn === undefined ? undefined : accountOf(arn);
    if (arn === undefined || account === undefined || !policy) continue;
    draft.put(account, 'resources', arn, { policy });
    return { command };
  }
  return undefined;
}

function callerIdentity(view: JsonView, draft: Draft): Read | undefined {
  if (!view.has('UserId', 'Account', 'Arn')) return undefined;
  const arn = view.get('Arn').text ?? '';
  const id = view.get('UserId').text?.split(':')[0];
  addCaller(draft, arn, id === undefined ? {} : { id });
  return { command: 'aws sts get-caller-identity', missing: callerPolicies(arn) };
}

/** The list does not say whose it is: the page knows whose policies were asked for. */
function attachedPolicies(view: JsonView): Read | undefined {
  if (view.get('AttachedPolicies').node?.kind !== 'array') return undefined;
  const policies = attachedOf(view.get('AttachedPolicies'));
  const arns = view.get('AttachedPolicies').items.flatMap((policy) => policy.get('PolicyArn').text ?? []);
  const own = arns.filter((arn) => accountOf(arn) !== undefined);
  return {
    command: 'aws iam list-attached-role-policies',
    policies,
    missing: own.map((arn) => managedPolicyOf(arn)),
  };
}

function policyMetadata(view: JsonView): Read | undefined {
  const arn = view.get('Policy', 'Arn').text;
  if (arn === undefined || !view.get('Policy').has('DefaultVersionId')) return undefined;
  return {
    command: 'aws iam get-policy',
    notes: [metadataOnly('aws iam get-policy-version')],
    missing: [managedPolicyOf(arn)],
  };
}

function policyNames(view: JsonView): Read | undefined {
  if (view.get('PolicyNames').node?.kind !== 'array') return undefined;
  return {
    command: 'aws iam list-role-policies',
    notes: [metadataOnly('aws iam get-role-policy')],
  };
}
