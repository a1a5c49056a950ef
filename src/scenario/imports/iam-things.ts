import { isAccountId, lastSegment, parseArn } from '../../engine/model/arn';
import type { GroupDocument, PolicyRef, PolicyText, RoleDocument, UserDocument } from '../types';
import { customerManagedPointer, isAwsManaged } from '../world/policies';
import type { JsonView } from './json-view';
import { managedPolicyOf, type Missing } from './missing';

/** The account of a thing that AWS prints with its ARN. */
export function accountOfThing(thing: JsonView): string | undefined {
  const account = parseArn(thing.get('Arn').text ?? '')?.account;
  return account !== undefined && isAccountId(account) ? account : undefined;
}

/** A user as `get-user`, `list-users` and the account's details print it; policies only where the answer lists them. */
export function userOf(user: JsonView): UserDocument {
  const id = user.get('UserId').text;
  return {
    ...pathOf(user),
    ...(user.has('GroupList') && { groups: user.get('GroupList').texts }),
    ...policiesOf(user, 'UserPolicyList'),
    ...boundaryOf(user),
    ...tagsOf(user),
    ...(id !== undefined && { id }),
  };
}

export function groupOf(group: JsonView): GroupDocument {
  return { ...pathOf(group), ...policiesOf(group, 'GroupPolicyList') };
}

/** A role as `get-role`, `list-roles` and the account's details print it. */
export function roleOf(role: JsonView): RoleDocument {
  const trustPolicy = role.get('AssumeRolePolicyDocument').document;
  const maxSessionDuration = role.get('MaxSessionDuration').wholeNumber;
  const id = role.get('RoleId').text;
  return {
    ...pathOf(role),
    ...(trustPolicy && { trustPolicy }),
    ...policiesOf(role, 'RolePolicyList'),
    ...boundaryOf(role),
    ...(maxSessionDuration !== undefined && { maxSessionDuration }),
    ...tagsOf(role),
    ...(id !== undefined && { id }),
  };
}

/** The document of a managed policy's default version. */
export function defaultVersionOf(policy: JsonView): PolicyText | undefined {
  const versions = policy.get('PolicyVersionList').items;
  const id = policy.get('DefaultVersionId').text;
  const found =
    versions.find((version) => version.get('IsDefaultVersion').flag === true) ??
    versions.find((version) => id !== undefined && version.get('VersionId').text === id);
  return found?.get('Document').document;
}

/** Managed policies by reference: AWS's by ARN, the account's own by name. */
export function attachedOf(list: JsonView): readonly string[] {
  return list.items.flatMap((policy) => {
    const arn = policy.get('PolicyArn').text;
    return arn === undefined ? [] : [isAwsManaged(arn) ? arn : lastSegment(arn)];
  });
}

/** Customer managed policies that are attached, or are a boundary, and whose document is not in `written` (account/name). */
export function lackingPolicies(thing: JsonView, written: ReadonlySet<string>): readonly Missing[] {
  const attached = thing.get('AttachedManagedPolicies').items.map((policy) => policy.get('PolicyArn').text);
  const arns = [...attached, thing.get('PermissionsBoundary', 'PermissionsBoundaryArn').text];
  return arns.flatMap((arn) => {
    const account = parseArn(arn ?? '')?.account;
    if (arn === undefined || account === undefined || isAwsManaged(arn)) return [];
    const name = lastSegment(arn);
    return written.has(`${account}/${name}`) ? [] : [managedPolicyOf(arn, customerManagedPointer(account, name))];
  });
}

function policiesOf(thing: JsonView, inlineList: string): { readonly policies?: readonly PolicyRef[] } {
  if (!thing.has(inlineList) && !thing.has('AttachedManagedPolicies')) return {};
  const inline = thing.get(inlineList).items.flatMap((policy): readonly PolicyRef[] => {
    const document = policy.get('PolicyDocument').document;
    return document ? [{ name: policy.get('PolicyName').text ?? '', document }] : [];
  });
  return { policies: [...attachedOf(thing.get('AttachedManagedPolicies')), ...inline] };
}

function boundaryOf(thing: JsonView): { readonly permissionsBoundary?: PolicyRef } {
  const arn = thing.get('PermissionsBoundary', 'PermissionsBoundaryArn').text;
  if (arn === undefined) return {};
  return { permissionsBoundary: isAwsManaged(arn) ? arn : lastSegment(arn) };
}

function pathOf(thing: JsonView): { readonly path?: string } {
  const path = thing.get('Path').text;
  return path === undefined || path === '/' ? {} : { path };
}

function tagsOf(thing: JsonView): { readonly tags?: Readonly<Record<string, string>> } {
  const tags = thing.get('Tags').items.flatMap((tag) => {
    const key = tag.get('Key').text;
    return key === undefined ? [] : [[key, tag.get('Value').text ?? ''] as const];
  });
  return tags.length > 0 ? { tags: Object.fromEntries(tags) } : {};
}
