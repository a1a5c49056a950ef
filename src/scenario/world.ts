import type { ReferenceFacts } from '../engine/facts';
import type { Request } from '../engine/model/request';
import type { World } from '../engine/model/world';
import type { ModelProblem } from './problem';
import { requestLabels } from './request-labels';
import type { Scenario } from './types';
import { buildAccount } from './world/account';
import { findFaults } from './world/fault';
import { buildOrganization } from './world/organization';
import type { PolicyShelf } from './world/policies';
import { buildRequest } from './world/request';
import { defaultNow, parseInstant } from './world/time';

export interface BuiltWorld {
  readonly world: World;
  /** One per request of the scenario, in its order, disabled ones included. */
  readonly requests: readonly Request[];
  /** What only the reference data could tell: AWS managed policies that are not there. */
  readonly problems: readonly ModelProblem[];
}

/**
 * What a scenario describes, ready for the engine: references resolved, times as instants, documents with the JSON
 * pointers of their places. What cannot be resolved is in the world as missing, and says so when a request needs it.
 */
export function buildWorld(scenario: Scenario, facts: ReferenceFacts): BuiltWorld {
  const { accounts = {}, organization, requests = [] } = scenario;
  const problems: ModelProblem[] = [];
  const shelf: PolicyShelf = { accounts, facts, problems };
  const now = parseInstant(scenario.now ?? defaultNow) ?? Date.parse(defaultNow);
  const faults = findFaults(scenario);
  const labels = requestLabels(requests);
  const world: World = {
    now,
    accounts: new Map(Object.entries(accounts).map(([id, account]) => [id, buildAccount(id, account, shelf)])),
    ...(organization && { organization: buildOrganization(organization) }),
    facts,
  };
  return {
    world,
    requests: requests.map((request, index) => buildRequest(request, index, labels[index] ?? '', now, shelf, faults)),
    problems,
  };
}
