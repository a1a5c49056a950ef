import { isAccountId, parseArn } from '../../engine/model/arn';
import { below } from '../pointer';
import { quoted, type ModelProblem } from '../problem';
import type { AccountDocument, Scenario } from '../types';

/** Account ids, names, durations, and that every resource has one owner. */
export function checkAccounts(scenario: Scenario): readonly ModelProblem[] {
  const owners = new Map<string, string>();
  return Object.entries(scenario.accounts ?? {}).flatMap(([id, account]) => {
    const pointer = below('/accounts', id);
    return [
      ...checkAccountId(id, pointer),
      ...checkPaths(account, pointer),
      ...checkDurations(account, pointer),
      ...checkOwners(id, account, pointer, owners),
    ];
  });
}

/** AWS account ids are twelve digits. */
export function checkAccountId(id: string, path: string): readonly ModelProblem[] {
  if (isAccountId(id)) return [];
  const message = `${quoted(id)} is no account id: AWS's have 12 digits, such as \`111122223333\``;
  return [{ path, severity: 'ERROR', code: 'INVALID_ACCOUNT_ID', message }];
}

function checkPaths(account: AccountDocument, pointer: string): readonly ModelProblem[] {
  return (['users', 'groups', 'roles'] as const).flatMap((member) =>
    Object.entries(account[member] ?? {}).flatMap(([name, { path }]): readonly ModelProblem[] => {
      if (path === undefined || (path.startsWith('/') && path.endsWith('/'))) return [];
      const message = `${quoted(path)} is no path: it begins and ends with \`/\``;
      return [{ path: below(pointer, member, name, 'path'), severity: 'ERROR', code: 'INVALID_PATH', message }];
    }),
  );
}

function checkDurations(account: AccountDocument, pointer: string): readonly ModelProblem[] {
  return Object.entries(account.roles ?? {}).flatMap(([name, { maxSessionDuration }]): readonly ModelProblem[] => {
    if (maxSessionDuration === undefined || (maxSessionDuration >= 3600 && maxSessionDuration <= 43200)) return [];
    const message = `a role's maximum session duration is 3600 to 43200 seconds, not \`${maxSessionDuration}\``;
    return [
      { path: below(pointer, 'roles', name, 'maxSessionDuration'), severity: 'ERROR', code: 'INVALID_VALUE', message },
    ];
  });
}

function checkOwners(
  id: string,
  account: AccountDocument,
  pointer: string,
  owners: Map<string, string>,
): readonly ModelProblem[] {
  return Object.keys(account.resources ?? {}).flatMap((arn): readonly ModelProblem[] => {
    const other = owners.get(arn) ?? foreignAccount(arn, id);
    if (!owners.has(arn)) owners.set(arn, id);
    if (other === undefined) return [];
    const message = `${quoted(arn)} has two owners, \`${other}\` and ${quoted(id)}: leave it to one`;
    return [{ path: below(pointer, 'resources', arn), severity: 'ERROR', code: 'TWO_OWNERS', message }];
  });
}

/** The account that an ARN names, where it is another one. */
function foreignAccount(arn: string, id: string): string | undefined {
  const account = parseArn(arn)?.account ?? '';
  return isAccountId(account) && account !== id ? account : undefined;
}
