import type { Scenario, ViewDocument } from './types';
import { account } from './write/account';
import { compactJson, listOf, objectOf, recordOf, scalar, type WriteOptions } from './write/json';
import { organization } from './write/organization';
import { request } from './write/request';
import { defaultNow } from './world/time';

const write = objectOf<Scenario>(
  {
    version: scalar,
    title: scalar,
    description: scalar,
    now: scalar,
    referenceData: scalar,
    view: objectOf<ViewDocument>({ request: scalar, document: scalar }),
    accounts: recordOf(account),
    organization,
    requests: listOf(request),
  },
  { now: JSON.stringify(defaultNow), accounts: '{}', requests: '[]' },
);

const whole: WriteOptions = { omitDefaults: false };
const short: WriteOptions = { omitDefaults: true };

/**
 * A scenario as two-space JSON, without a line end at the end. Reading it gives the same scenario: policy documents to the
 * letter, members that the format does not name, and those that could not be read.
 */
export function printScenario(scenario: Scenario): string {
  return write(scenario, whole);
}

/** A scenario as JSON without white space and without members that say what is true anyway: it means the same. */
export function compactScenario(scenario: Scenario): string {
  return compactJson(write(scenario, short));
}
