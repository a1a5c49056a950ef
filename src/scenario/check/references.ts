import type { AttachedPolicy } from '../../engine/model/world';
import { noFacts } from '../../engine/facts';
import { below } from '../pointer';
import { quoted, type ModelProblem } from '../problem';
import type { AccountDocument, Scenario, UserDocument } from '../types';
import { buildAccount } from '../world/account';
import type { PolicyShelf } from '../world/policies';

/** References inside of accounts that lead nowhere: customer managed policies and groups. */
export function checkReferences({ accounts = {} }: Scenario): readonly ModelProblem[] {
  // Resolving is the world's; here only what it found missing is of interest.
  const shelf: PolicyShelf = { accounts, facts: noFacts, problems: [] };
  return Object.entries(accounts).flatMap(([id, document]) => {
    const { users, groups, roles } = buildAccount(id, document, shelf);
    const bounded = [...users.values(), ...roles.values()];
    const attached: readonly AttachedPolicy[] = [
      ...[...bounded, ...groups.values()].flatMap(({ policies }) => policies),
      ...bounded.flatMap(({ permissionsBoundary }) => (permissionsBoundary ? [permissionsBoundary] : [])),
    ];
    return [...attached.flatMap(unknownPolicy), ...unknownGroups(id, document)];
  });
}

/** The problem of a reference that leads to no customer managed policy. */
export function unknownPolicy({ document }: AttachedPolicy): readonly ModelProblem[] {
  if (!('missing' in document) || document.missing !== 'unknown') return [];
  const { pointer, reference } = document;
  const message = `there is no policy ${quoted(reference)}: name a customer managed policy of the same account, or give the ARN of an AWS managed policy`;
  return [{ path: pointer, severity: 'ERROR', code: 'UNKNOWN_POLICY', message }];
}

function unknownGroups(id: string, account: AccountDocument): readonly ModelProblem[] {
  const groups = new Set(Object.keys(account.groups ?? {}));
  const ofUser = ([name, user]: [string, UserDocument]): readonly ModelProblem[] =>
    (user.groups ?? []).flatMap((group, index): readonly ModelProblem[] => {
      if (groups.has(group)) return [];
      const path = below('/accounts', id, 'users', name, 'groups', index);
      const message = `account \`${id}\` has no group ${quoted(group)}: add it, or take the user out of it`;
      return [{ path, severity: 'ERROR', code: 'UNKNOWN_GROUP', message }];
    });
  return Object.entries(account.users ?? {}).flatMap(ofUser);
}
