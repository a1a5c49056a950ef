import { parsePointer } from '../../engine/json/pointer';
import type { Scenario } from '../../scenario/types';
import { documentationWords } from '../../validation/documentation-words';
import type { AttachedTo, Setting } from '../../validation/setting';

/** What the document at a pointer is attached to, by the scenario, and which example values are the scenario's own. */
export function settingOf(scenario: Scenario, pointer: string): Setting {
  const own = ownWords(scenario);
  return { ...attachmentOf(scenario, pointer), ...(own.length > 0 && { own }) };
}

const known = new WeakMap<Scenario, readonly string[]>();

/** The words of AWS's examples in the names of accounts, organization and resources; looked for once. */
function ownWords(scenario: Scenario): readonly string[] {
  const before = known.get(scenario);
  if (before) return before;
  const { accounts = {}, organization } = scenario;
  const names = Object.entries(accounts).flatMap(([id, { resources = {} }]) => [id, ...Object.keys(resources)]);
  const all = [...names, organization?.id ?? '', organization?.managementAccount ?? ''].join('\n').toLowerCase();
  const own = documentationWords.filter((word) => all.includes(word));
  known.set(scenario, own);
  return own;
}

function attachmentOf(scenario: Scenario, pointer: string): Setting {
  const [top, account, group, name, member] = parsePointer(pointer) ?? [];
  if (top === 'organization') return { attachedTo: { kind: 'organization' } };
  if (top !== 'accounts' || account === undefined || group === undefined || name === undefined) return {};
  const attachedTo = attachedToOf(scenario, account, group, name);
  const kept = group === 'policies' ? 'customerManaged' : member === 'policies' ? 'inline' : undefined;
  return { account, ...(attachedTo !== undefined && { attachedTo }), ...(kept !== undefined && { kept }) };
}

function attachedToOf(scenario: Scenario, account: string, group: string, name: string): AttachedTo | undefined {
  const { users = {}, groups = {}, roles = {}, vpcEndpoints = {} } = scenario.accounts?.[account] ?? {};
  const arn = (kind: string, path = '/'): string => `arn:aws:iam::${account}:${kind}${path}${name}`;
  switch (group) {
    case 'users':
      return { kind: 'user', arn: arn('user', users[name]?.path) };
    case 'groups':
      return { kind: 'group', arn: arn('group', groups[name]?.path) };
    case 'roles':
      return { kind: 'role', arn: arn('role', roles[name]?.path) };
    case 'resources':
      return { kind: 'resource', arn: name };
    case 'vpcEndpoints':
      return { kind: 'endpoint', gateway: vpcEndpoints[name]?.type === 'gateway' };
    default:
      return undefined;
  }
}
