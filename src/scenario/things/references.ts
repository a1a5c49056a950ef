import { parsePointer, toPointer } from '../../engine/json/pointer';
import { below } from '../pointer';
import type { Scenario } from '../types';
import type { Visit } from './reference';
import { mapAccount } from './references/account';
import { mapOrganization } from './references/organization';
import { mapRecord } from './references/records';
import { mapRequest } from './references/request';
import { kindOf } from './thing';

/**
 * The scenario with every text that may mean something else in it put through `visit`: names where they are defined and
 * used, ARNs and ids, the strings of policy documents. Prose, tags and what the format does not name stay as they are.
 */
export function mapReferences(scenario: Scenario, visit: Visit): Scenario {
  const { view, accounts, organization, requests } = scenario;
  return {
    ...scenario,
    ...(view?.document !== undefined && { view: { ...view, document: mapPointer(view.document, visit) } }),
    ...(accounts && {
      accounts: mapRecord(
        accounts,
        '/accounts',
        (text, pointer) => visit({ kind: 'text', text, pointer }),
        (account, pointer, id) => mapAccount(account, pointer, id, visit),
      ),
    }),
    ...(organization && { organization: mapOrganization(organization, visit) }),
    ...(requests && {
      requests: requests.map((request, index) => mapRequest(request, below('/requests', index), visit)),
    }),
  };
}

/** Where a pointer leads once the names on its way went through `visit`. */
export function mapPointer(pointer: string, visit: Visit): string {
  const path = parsePointer(pointer);
  if (!path) return pointer;
  const [root, account = ''] = path;
  return toPointer(
    path.map((text, index) => {
      const before = path[index - 1] ?? '';
      if (before === 'accounts' && (index === 1 || root === 'organization'))
        return visit({ kind: 'text', text, pointer });
      const kind = root === 'accounts' && index === 3 ? kindOf.get(before) : undefined;
      if (kind === undefined) return text;
      return kind === 'resource' || kind === 'vpcEndpoint'
        ? visit({ kind: 'text', text, pointer })
        : visit({ kind, text, pointer, account });
    }),
  );
}
