import { isAwsManaged } from '../world/policies';
import { Draft } from './draft';
import { accountOfThing, defaultVersionOf, groupOf, lackingPolicies, roleOf, userOf } from './iam-things';
import type { AccountDetailsImport } from './imported';
import type { JsonView } from './json-view';
import { distinct } from './denial';
import { answerCut, leftOut, type ImportNote } from './notes';

const lists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/** Whether a JSON value is what `aws iam get-account-authorization-details` prints, or a page of it. */
export function isAccountDetails(view: JsonView): boolean {
  return view.has('UserDetailList') || view.has('GroupDetailList') || view.has('RoleDetailList');
}

/** The account with its users, groups, roles and customer managed policies. AWS's own policies come from the reference data. */
export function importAccountDetails(view: JsonView): AccountDetailsImport {
  const draft = new Draft();
  const [users, groups, roles, policies] = lists.map((name) => view.get(name).items);
  each(users, 'UserName', (account, name, user) => draft.put(account, 'users', name, userOf(user)));
  each(groups, 'GroupName', (account, name, group) => draft.put(account, 'groups', name, groupOf(group)));
  each(roles, 'RoleName', (account, name, role) => draft.put(account, 'roles', name, roleOf(role)));
  const written = new Set<string>();
  each(policies, 'PolicyName', (account, name, policy) => {
    const document = defaultVersionOf(policy);
    if (!document) return;
    draft.put(account, 'policies', name, document);
    written.add(`${account}/${name}`);
  });
  const things = [...(users ?? []), ...(groups ?? []), ...(roles ?? [])];
  const [account] = draft.accountIds;
  return {
    kind: 'accountDetails',
    accounts: draft.accountIds,
    scenario: draft.build({ title: account === undefined ? 'Account details' : `Account ${account}` }),
    missing: distinct(things.flatMap((thing) => lackingPolicies(thing, written))),
    notes: notesOf(view, roles ?? [], policies ?? []),
  };
}

function each(
  things: readonly JsonView[] | undefined,
  nameMember: string,
  use: (account: string, name: string, thing: JsonView) => void,
): void {
  for (const thing of things ?? []) {
    const account = accountOfThing(thing);
    const name = thing.get(nameMember).text;
    if (account !== undefined && name !== undefined) use(account, name, thing);
  }
}

function notesOf(view: JsonView, roles: readonly JsonView[], policies: readonly JsonView[]): readonly ImportNote[] {
  const managed = policies.filter((policy) => isAwsManaged(policy.get('Arn').text ?? '')).length;
  const profiles = roles.some((role) => role.get('InstanceProfileList').items.length > 0);
  const nameless = lists.some((list) => view.get(list).items.some((thing) => !isAws(thing) && !accountOfThing(thing)));
  return [
    ...(profiles ? [leftOut('instance profiles, which decide nothing by themselves')] : []),
    ...(managed > 0 ? [leftOut('the documents of AWS managed policies, which are known')] : []),
    ...(nameless ? [leftOut('what has no ARN, and so no account')] : []),
    ...(view.get('IsTruncated').flag === true ? [answerCut] : []),
  ];
}

function isAws(thing: JsonView): boolean {
  return isAwsManaged(thing.get('Arn').text ?? '');
}
