import { checkAccounts } from './check/accounts';
import { checkOrganization } from './check/organization';
import { checkReferences } from './check/references';
import { checkRequests } from './check/requests';
import { checkSessions } from './check/sessions';
import type { ModelProblem } from './problem';
import type { Scenario } from './types';

/**
 * What is wrong with a scenario whose members can all be read: names that lead nowhere, two owners of one ARN, two
 * definitions of one session. Names that only AWS's reference data can settle are `buildWorld`'s.
 */
export function checkScenario(scenario: Scenario): readonly ModelProblem[] {
  return [
    ...checkAccounts(scenario),
    ...checkOrganization(scenario),
    ...checkReferences(scenario),
    ...checkRequests(scenario),
    ...checkSessions(scenario),
  ];
}
