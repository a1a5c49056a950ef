import type { Catalog } from '../catalog/catalog';
import { searchMisses } from '../scenario/misses/misses';
import { neededFacts } from '../scenario/needed-facts';
import { checkDocuments } from './assist/check';
import { complete } from './assist/complete';
import { completeScenario } from './assist/complete-scenario';
import { loggedEvent } from './assist/logged-event';
import { describePlace, describeScenario } from './assist/describe';
import { expandActions } from './assist/expand';
import { describeCall } from './assist/request/describe-call';
import { findActions } from './assist/request/find-actions';
import { fetchedCatalog } from './data';
import type { AssistService } from './protocol';

/** The assist service; `openCatalog` gives the catalog of a data folder. */
export function createAssistService(openCatalog: (data: string) => Catalog): AssistService {
  return {
    check: ({ scenario, data }) => checkDocuments(scenario, openCatalog(data)),
    async misses({ scenario, request, data }) {
      const facts = await openCatalog(data).factsFor(neededFacts(scenario));
      return searchMisses(scenario, facts, request);
    },
    async cloudTrail({ scenario, request, data }) {
      const facts = await openCatalog(data).factsFor(neededFacts(scenario));
      return loggedEvent(scenario, facts, request);
    },
    expand: ({ of, data }) => expandActions(of, openCatalog(data)),
    complete: ({ data, ...place }) => complete(place, openCatalog(data)),
    completeScenario: ({ data, ...place }) => completeScenario(place, openCatalog(data)),
    describe: ({ data, ...place }) => describePlace(place, openCatalog(data)),
    describeScenario: ({ data, ...place }) => describeScenario(place, openCatalog(data)),
    findActions: ({ text, data }) => findActions(openCatalog(data), text),
    describeCall: ({ data, ...call }) => describeCall(call, openCatalog(data)),
    servicePrincipals: (data) => openCatalog(data).servicePrincipals(),
    managedPolicies: (data) => openCatalog(data).managedPolicies(),
    managedPolicy: (arn, data) => openCatalog(data).managedPolicy(arn),
    ping: () => Promise.resolve(true),
  };
}

/** What the worker exposes: reference data is fetched from the folder that each request names. */
export const assistService = createAssistService(fetchedCatalog);
